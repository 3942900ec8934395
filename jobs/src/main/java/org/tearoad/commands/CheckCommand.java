package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tearoad.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong with settings, reference data and inputs, without Spark. */
@Command(
    name = "check",
    description =
        "Tells everything that is wrong with settings, reference data and inputs, without Spark.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String> problems = context.runs().problems(options.asOf());
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    out.println(problems.isEmpty() ? "nothing is wrong" : problems.size() + " problems");
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
  }
}
