package org.tearoad.commands;

import org.tearoad.run.Inputs.Start;
import picocli.CommandLine.Option;

/** Whether a run goes on without files that were read before. */
final class MissingOption {
  @Option(
      names = "--without-missing",
      description =
          "Goes on though files that an earlier release has read are gone, like into an archive: what"
              + " they said counts no more.")
  private boolean isWithoutMissing;

  Start of(Start start) {
    return isWithoutMissing ? start.withoutMissing() : start;
  }
}
