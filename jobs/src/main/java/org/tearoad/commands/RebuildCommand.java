package org.tearoad.commands;

import java.util.concurrent.Callable;
import org.tearoad.commands.RunCommand.Show;
import org.tearoad.run.Inputs.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads everything again, from nothing, and publishes a release. */
@Command(
    name = "rebuild",
    description = "Reads everything again, from nothing, and publishes a release.",
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Mixin private RunOptions options;
  @Mixin private MissingOption missing;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunCommand(context, spec.commandLine().getOut())
        .run(options, missing.of(Start.FROM_NOTHING), Show.LINE);
  }
}
