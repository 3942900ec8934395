package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tearoad.common.io.RunLock;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Runs;
import org.tearoad.run.Warehouse.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an earlier release the current one again; those after it are withdrawn. */
@Command(
    name = "publish",
    description = "Makes an earlier release the current one again; those after it are withdrawn.",
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Parameters(paramLabel = "RELEASE", description = "The release to go back to.")
  private String release;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Runs runs = context.runs();
    try (RunLock lock = runs.lock("publish")) {
      goBack(runs, spec.commandLine().getOut());
    }
    return ExitCode.DONE.number();
  }

  private void goBack(Runs runs, PrintWriter out) {
    List<Published> withdrawn = runs.archive().goBackTo(release);
    out.println(
        withdrawn.isEmpty()
            ? "%s is the current release already".formatted(release)
            : "published " + release);
    List<String> stored = runs.archive().withdrawn();
    withdrawn.stream()
        .map(Published::release)
        .filter(one -> !stored.contains(one))
        .forEach(one -> out.println("withdrawn %s, pruned before".formatted(one)));
    // Also those that were withdrawn before: they name what stands in their place, and who was cut
    // off while drawing goes on by the same command.
    for (String one : stored) {
      runs.reports().drawAgain(context.session(), one);
      out.println("withdrawn " + one);
    }
  }
}
