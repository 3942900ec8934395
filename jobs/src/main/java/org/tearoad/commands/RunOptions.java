package org.tearoad.commands;

import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The day that a run is for. */
final class RunOptions {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "The last day that counts, like 2015-12-31; default: the newest day of the input, or that"
              + " of the current release when it is later.")
  private LocalDate asOf;

  Optional<LocalDate> asOf() {
    return Optional.ofNullable(asOf);
  }
}
