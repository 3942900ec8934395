package org.tearoad.commands;

import java.util.concurrent.Callable;
import org.tearoad.run.Dictionary;
import org.tearoad.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the steps as a graph in Mermaid. */
@Command(
    name = "lineage",
    description = "Prints the steps as a graph in Mermaid.",
    mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Dictionary.mermaid());
    return ExitCode.DONE.number();
  }
}
