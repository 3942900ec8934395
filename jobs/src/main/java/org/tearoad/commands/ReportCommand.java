package org.tearoad.commands;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Runs;
import org.tearoad.run.Warehouse.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the reports of a release again. */
@Command(
    name = "report",
    description = "Draws the reports of a release again.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Release to draw; default: the current one.")
  private String release;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Runs runs = context.runs();
    String name =
        Optional.ofNullable(release)
            .or(() -> runs.warehouse().current().map(Published::release))
            .orElseThrow(() -> RunCommand.nothingPublished(runs));
    runs.reports().draw(context.session(), name);
    spec.commandLine().getOut().println("drawn " + name);
    return ExitCode.DONE.number();
  }
}
