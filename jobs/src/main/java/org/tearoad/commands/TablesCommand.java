package org.tearoad.commands;

import java.util.concurrent.Callable;
import org.tearoad.run.Dictionary;
import org.tearoad.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the data dictionary. */
@Command(
    name = "tables",
    description = "Prints the data dictionary.",
    mixinStandardHelpOptions = true)
final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Dictionary.markdown());
    return ExitCode.DONE.number();
  }
}
