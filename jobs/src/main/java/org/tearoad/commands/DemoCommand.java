package org.tearoad.commands;

import java.util.concurrent.Callable;
import org.tearoad.commands.RunCommand.Show;
import org.tearoad.run.Inputs.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs nightly over the sample logs and shows the headline figures. */
@Command(
    name = "demo",
    description = "Runs nightly over the sample logs and shows the headline figures.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    context.useByDefault("conf/demo.conf");
    return new RunCommand(context, spec.commandLine().getOut())
        .run(new RunOptions(), Start.FROM_LAST_RELEASE, Show.HEADLINES);
  }
}
