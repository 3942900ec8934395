package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.tearoad.reports.Language;
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
    PrintWriter out = spec.commandLine().getOut();
    Runs runs = context.runs();
    List<Published> withdrawn = runs.archive().goBackTo(release);
    if (withdrawn.isEmpty()) {
      out.println("%s is the current release already".formatted(release));
    } else {
      for (Published one : withdrawn) {
        runs.reports().draw(context.session(), one.release(), EnumSet.allOf(Language.class));
        out.println("withdrawn " + one.release());
      }
      out.println("published " + release);
    }
    return ExitCode.DONE.number();
  }
}
