package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tearoad.reports.TextTable;
import org.tearoad.run.ExitCode;
import org.tearoad.run.ReleaseDiff;
import org.tearoad.run.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed from one release to another. */
@Command(
    name = "diff",
    description = "Tells what changed from one release to another, by headline figure and mart.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Parameters(index = "0", paramLabel = "FROM", description = "The earlier release.")
  private String from;

  @Parameters(index = "1", paramLabel = "TO", description = "The later release.")
  private String to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Warehouse warehouse = context.runs().warehouse();
    var diff = new ReleaseDiff(warehouse, warehouse.manifest(from), warehouse.manifest(to));
    PrintWriter out = spec.commandLine().getOut();
    TextTable.of(
            List.of("headline", from, to),
            diff.headlines().stream()
                .map(figure -> List.of(figure.name(), figure.before(), figure.after()))
                .toList())
        .forEach(out::println);
    out.println();
    TextTable.of(
            List.of("mart", "rows of " + from, "rows of " + to, "added", "removed", "changed"),
            diff.marts(context.session()).stream().map(DiffCommand::cells).toList())
        .forEach(out::println);
    return ExitCode.DONE.number();
  }

  private static List<String> cells(ReleaseDiff.Mart mart) {
    return List.of(
        mart.name(),
        count(mart.before()),
        count(mart.after()),
        count(mart.added()),
        count(mart.removed()),
        count(mart.changed()));
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
