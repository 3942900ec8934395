package org.tearoad.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Two ways to the same result, side by side: whole processes in turns, all with 4 GB and two
 * threads. {@link RebuildAgainstTwin}, or with {@code --nightly} {@link NightAgainstRebuild}.
 */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final String MEMORY = "4g";

  @Option(names = "--orders", description = "Orders of the generated logs (${DEFAULT-VALUE}).")
  private long orders = 1_000_000;

  @Option(names = "--rounds", description = "How often each runs (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--folder", description = "For logs and results (${DEFAULT-VALUE}).")
  private Path folder = Path.of("jobs/target/bench");

  @Option(
      names = "--nightly",
      description = "A night with one new day against a rebuild, not a rebuild against DuckDB.")
  private boolean isNightly;

  @Option(
      names = "--pipeline",
      description =
          "Shell command of the pipeline (${DEFAULT-VALUE}); it gets a heap of 4g as SPARK_DRIVER_MEMORY.")
  private String pipeline =
      "./run.sh {command} --conf conf/demo.conf --set raw={raw} --set warehouse={warehouse}";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    // Not orders=N: readers of Parquet would take that for a column.
    Path data = folder.toAbsolutePath().resolve(orders + "-orders");
    generate(data);
    var process = new PipelineProcess(data, pipeline, MEMORY);
    Contest contest =
        isNightly ? NightAgainstRebuild.prepared(process) : new RebuildAgainstTwin(process);
    Map<String, List<Measured>> first = new LinkedHashMap<>();
    List<Measured> second = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      contest
          .first()
          .forEach(
              (lap, cost) -> first.computeIfAbsent(lap, absent -> new ArrayList<>()).add(cost));
      second.add(contest.second());
      if (round == 1) {
        contest.compare().forEach(out::println);
      }
      out.printf("round %d of %d%n", round, rounds);
    }
    first.forEach((lap, costs) -> table(lap, costs, second));
    return 0;
  }

  private void table(String title, List<Measured> first, List<Measured> second) {
    out.printf("%n%s%n", title);
    out.println(
        "round      A wall     cpu     MB     B wall     cpu     MB   A/B wall   cpu    MB");
    for (int round = 1; round <= rounds; round++) {
      row(String.valueOf(round), first.get(round - 1), second.get(round - 1));
    }
    row("minimum", at(first, 0.0), at(second, 0.0));
    row("median", at(first, 0.5), at(second, 0.5));
    row("maximum", at(first, 1.0), at(second, 1.0));
  }

  private void generate(Path data) throws IOException {
    // The last thing that is made: a folder without it was left by a generator that was stopped.
    Path whole = data.resolve("whole");
    if (!Files.exists(whole)) {
      out.printf(Locale.ROOT, "generating %,d orders in %s%n", orders, data);
      Generator.generate(GeneratorSettings.of(data, orders));
      Files.createFile(whole);
    }
  }

  private void row(String name, Measured a, Measured b) {
    out.printf(
        Locale.ROOT,
        "%-8s %8.1f %7.1f %6.0f   %8.1f %7.1f %6.0f   %8.2f %5.2f %5.2f%n",
        name,
        a.wallSeconds(),
        a.cpuSeconds(),
        a.peakMegabytes(),
        b.wallSeconds(),
        b.cpuSeconds(),
        b.peakMegabytes(),
        a.wallSeconds() / b.wallSeconds(),
        a.cpuSeconds() / b.cpuSeconds(),
        a.peakMegabytes() / b.peakMegabytes());
  }

  private static Measured at(List<Measured> runs, double share) {
    return new Measured(
        at(runs, share, Measured::wallSeconds),
        at(runs, share, Measured::cpuSeconds),
        at(runs, share, Measured::peakMegabytes));
  }

  private static double at(List<Measured> runs, double share, ToDoubleFunction<Measured> of) {
    double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
    double place = share * (sorted.length - 1);
    double[] around = {sorted[(int) Math.floor(place)], sorted[(int) Math.ceil(place)]};
    return Arrays.stream(around).average().orElseThrow();
  }
}
