package org.tearoad.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.Json;
import org.tearoad.marts.watch.FreshnessRule.State;

/**
 * What the marts alerts and freshness of a release say, as one small file beside them: who watches
 * a warehouse need not read Parquet.
 */
public record Watch(List<Alert> alerts, List<Source> sources) {
  private static final String NAME = "watch.json";

  public static final Watch NOTHING = new Watch(List.of(), List.of());

  /** A row of the mart alerts. */
  public record Alert(
      String kind,
      String subjectType,
      String subject,
      String severity,
      LocalDate since,
      String unit,
      double value,
      Double expected,
      Double expectedLow,
      Double expectedHigh,
      long observationCount,
      String mart) {
    /** Whether an earlier one is about the same, and no milder. */
    public boolean isToldBy(Alert earlier) {
      return kind.equals(earlier.kind)
          && subjectType.equals(earlier.subjectType)
          && subject.equals(earlier.subject)
          && (earlier.severity.equals(severity) || earlier.severity.equals(State.ERROR.code()));
    }

    /** What it says, for a terminal. */
    public String line() {
      return "%s: %s %s %s since %s: %s %s%s; see the mart %s"
          .formatted(
              severity, kind, subjectType, subject, since, shown(value), unit, range(), mart);
    }

    private String range() {
      String interval =
          expectedLow == null || expectedHigh == null
              ? ""
              : " (%s to %s)".formatted(shown(expectedLow), shown(expectedHigh));
      return expected == null ? "" : ", expected " + shown(expected) + interval;
    }

    private static String shown(double value) {
      return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
  }

  /**
   * A row of the mart freshness.
   *
   * @param newestFileWrittenAt when the newest of its files was modified, by the ledger
   */
  public record Source(
      String source,
      String log,
      String state,
      String stateBecause,
      LocalDate newestFileDate,
      Integer arrivalDaysBehind,
      Instant latestEventAt,
      Integer eventDaysBehind,
      int warnAfterDays,
      int errorAfterDays,
      Instant newestFileWrittenAt) {}

  public Watch {
    alerts = List.copyOf(alerts);
    sources = List.copyOf(sources);
  }

  static Watch of(Dataset<Row> alerts, Dataset<Row> freshness, List<LedgerEntry> ledger) {
    Map<String, Instant> written = new TreeMap<>();
    ledger.forEach(
        entry ->
            written.merge(
                entry.source(),
                entry.modified(),
                (one, other) -> one.isAfter(other) ? one : other));
    return new Watch(
        alerts.collectAsList().stream()
            .map(Watch::alert)
            .sorted(
                Comparator.comparing(Alert::severity)
                    .thenComparing(Alert::kind)
                    .thenComparing(Alert::subject))
            .toList(),
        freshness.collectAsList().stream()
            .map(row -> source(row, written))
            .sorted(Comparator.comparing(Source::source))
            .toList());
  }

  void write(Folder release) {
    release.writeAtomically(NAME, Json.write(this));
  }

  /** Of a release; nothing when it has none, since it is older or was pruned. */
  public static Watch read(Folder release) {
    return release.readText(NAME).map(text -> Json.read(text, Watch.class)).orElse(NOTHING);
  }

  private static Alert alert(Row row) {
    return new Alert(
        row.getAs("kind"),
        row.getAs("subject_type"),
        row.getAs("subject"),
        row.getAs("severity"),
        row.getAs("since"),
        row.getAs("unit"),
        row.<Double>getAs("value"),
        row.getAs("expected"),
        row.getAs("expected_low"),
        row.getAs("expected_high"),
        row.<Long>getAs("observation_count"),
        row.getAs("mart"));
  }

  private static Source source(Row row, Map<String, Instant> written) {
    String source = row.getAs("source");
    return new Source(
        source,
        row.getAs("log"),
        row.getAs("state"),
        row.getAs("state_because"),
        row.getAs("newest_file_date"),
        row.getAs("arrival_days_behind"),
        row.getAs("latest_event_at"),
        row.getAs("event_days_behind"),
        row.<Integer>getAs("warn_after_days"),
        row.<Integer>getAs("error_after_days"),
        written.get(source));
  }
}
