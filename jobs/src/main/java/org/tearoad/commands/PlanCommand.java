package org.tearoad.commands;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tearoad.run.Days;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Forecast;
import org.tearoad.run.Inputs;
import org.tearoad.run.Inputs.Start;
import org.tearoad.run.Manifest;
import org.tearoad.run.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a nightly run or a backfill would read, touch and write; changes nothing. */
@Command(
    name = "plan",
    description =
        "Tells what a nightly run, or with --from and --to a backfill, would read, touch and write;"
            + " changes nothing. What begins with about is an estimate.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Mixin private Context context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "DAY", description = "First day of a backfill.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of a backfill.")
  private LocalDate to;

  @Override
  public Integer call() {
    Forecast forecast = context.runs().forecast(options.asOf(), start());
    Inputs inputs = forecast.inputs();
    PrintWriter out = spec.commandLine().getOut();
    line(out, "as-of day", inputs.asOf().toString());
    line(out, "goes on from", inputs.base().map(Manifest::release).orElse("nothing"));
    line(out, "new files", reading(forecast.total()));
    forecast.sources().forEach((source, reading) -> line(out, "  " + source, reading(reading)));
    if (!inputs.retired().isEmpty()) {
      line(
          out,
          "corrects",
          inputs.retired().stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
      line(out, "reads again", "about " + reading(forecast.again()));
    }
    forecast
        .idle()
        .ifPresentOrElse(why -> line(out, "does nothing", why), () -> writes(out, forecast));
    return ExitCode.DONE.number();
  }

  private static void writes(PrintWriter out, Forecast forecast) {
    Optional<Manifest> base = forecast.inputs().base();
    if (base.isEmpty()) {
      line(out, "writes", "everything: there is no release to go on from");
      return;
    }
    line(out, "months", "about " + String.join(", ", forecast.months()));
    line(out, "facts", bytes(forecast.bytesOf("facts")));
    line(out, "base marts", bytes(forecast.bytesOf("marts")));
    line(
        out,
        "release",
        "%d marts and the reports, %s"
            .formatted(base.get().marts().size(), bytes(forecast.published())));
  }

  private Start start() {
    if (from == null && to == null) {
      return Start.FROM_LAST_RELEASE;
    }
    return Optional.ofNullable(from)
        .flatMap(first -> Optional.ofNullable(to).map(last -> new Days(first, last)))
        .map(Start::correcting)
        .orElseThrow(
            () ->
                new RunFailure(
                    ExitCode.USAGE,
                    "Cannot plan a backfill: it needs both --from and --to, got only %s"
                        .formatted(from == null ? "--to" : "--from")));
  }

  private static String reading(Forecast.Reading reading) {
    String files = String.format(Locale.ROOT, "%,d, %,d bytes", reading.files(), reading.bytes());
    return reading.rows().isPresent()
        ? files + String.format(Locale.ROOT, ", about %,d rows", reading.rows().getAsLong())
        : files;
  }

  private static String bytes(long bytes) {
    return String.format(Locale.ROOT, "about %,d bytes", bytes);
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-14s %s%n", name, value);
  }
}
