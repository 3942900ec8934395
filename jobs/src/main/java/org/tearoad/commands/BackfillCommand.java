package org.tearoad.commands;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tearoad.commands.RunCommand.Show;
import org.tearoad.run.Days;
import org.tearoad.run.Inputs.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Corrects what was read of some days: their files as they are now take the place of the old. */
@Command(
    name = "backfill",
    description =
        "Corrects what was read of some days, and publishes a release: their files as they are now"
            + " take the place of those that were read, which may be gone. Reads what is new, too.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DAY",
      description =
          "First day whose files are corrected: the day in their path, like dt=2015-12-31.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last such day.")
  private LocalDate to;

  @Override
  public Integer call() {
    return new RunCommand(context, spec.commandLine().getOut())
        .run(options, Start.correcting(new Days(from, to)), Show.LINE);
  }
}
