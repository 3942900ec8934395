package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Warehouse;
import org.tearoad.run.Warehouse.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the releases, the current one last. */
@Command(
    name = "releases",
    description = "Lists the releases, the current one last.",
    mixinStandardHelpOptions = true)
final class ReleasesCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Warehouse warehouse = context.runs().warehouse();
    List<Published> published = warehouse.published();
    List<Published> standing = warehouse.standing();
    published.forEach(
        release ->
            out.printf(
                Locale.ROOT,
                "%-14s as of %s  published %s  run %s%s%s%n",
                release.release(),
                release.asOf(),
                release.at(),
                release.run(),
                standing.contains(release) ? "" : "  withdrawn or published again",
                warehouse.isStored(release.release()) ? "" : "  pruned"));
    if (published.isEmpty()) {
      out.println("nothing has been published yet");
    }
    return ExitCode.DONE.number();
  }
}
