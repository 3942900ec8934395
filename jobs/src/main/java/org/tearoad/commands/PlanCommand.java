package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Inputs;
import org.tearoad.run.Inputs.Start;
import org.tearoad.run.Manifest;
import org.tearoad.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what a nightly run would read and touch; changes nothing. */
@Command(
    name = "plan",
    description = "Tells what a nightly run would read and touch; changes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Runs runs = context.runs();
    Inputs inputs = runs.plan(options.asOf(), Start.FROM_LAST_RELEASE);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "as-of day      %s%n", inputs.asOf());
    out.printf(
        Locale.ROOT, "goes on from   %s%n", inputs.base().map(Manifest::release).orElse("nothing"));
    out.printf(
        Locale.ROOT, "new files      %d, %,d bytes%n", inputs.fresh().size(), inputs.bytes());
    inputs
        .bytesBySource()
        .forEach((source, bytes) -> out.printf(Locale.ROOT, "  %-12s %,d bytes%n", source, bytes));
    return ExitCode.DONE.number();
  }
}
