package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tearoad.common.io.RunLock;
import org.tearoad.run.Archive.Pruned;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes old releases, and the stored months that only they need. */
@Command(
    name = "prune",
    description = "Removes old releases, and the stored months that only they need.",
    mixinStandardHelpOptions = true)
final class PruneCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Of the releases that stand, those of the last N days stay, and the last one of each month; of the withdrawn ones none but the newest release of all; default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(names = "--dry-run", description = "Only says what would be removed.")
  private boolean isTrial;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (days < 0) {
      throw new ParameterException(
          spec.commandLine(), "--keep-days must not be negative, got " + days);
    }
    PrintWriter out = spec.commandLine().getOut();
    Runs runs = context.runs();
    Pruned pruned;
    try (RunLock lock = runs.lock("prune")) {
      pruned = runs.archive().prune(days, isTrial);
    }
    pruned.releases().forEach(release -> out.println("release " + release));
    pruned.folders().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%s %d releases and %d stored folders%n",
        isTrial ? "would remove" : "removed",
        pruned.releases().size(),
        pruned.folders().size());
    return ExitCode.DONE.number();
  }
}
