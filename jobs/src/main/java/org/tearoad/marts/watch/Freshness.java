package org.tearoad.marts.watch;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.delivery.WorkingCalendar;
import org.tearoad.marts.delivery.WorkingDays;

/**
 * How far each source lies behind the as-of day: by the day of its newest file (arrival), and by
 * the newest instant of its accepted rows (event). The worse of the two is its state. Times at
 * which files were written are no part of it: a copy of the same files must give the same rows;
 * status.json tells them.
 */
public final class Freshness {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "freshness",
              "one row per source of the settings",
              List.of("source"),
              must("source", TEXT, "Name in the settings."),
              must("log", TEXT, "orders, payments or shipments."),
              must("state", TEXT, "ok, warn or error, the worse of arrival and event; or unknown."),
              may("state_because", TEXT, "arrival or event, the later of both; null when ok."),
              may("unknown_because", TEXT, "no_day_and_no_event; null when the state is known."),
              must("file_count", COUNT, "Files that were read."),
              may(
                  "newest_file_date",
                  DATE,
                  "Newest day that a file is named by; null when none names a day."),
              may(
                  "arrival_days_behind",
                  NUMBER,
                  "Days after it up to the as-of day; null without such a day."),
              may(
                  "latest_event_at",
                  INSTANT,
                  "Newest instant of the accepted rows: status_at, payment_at or event_at, at most the last microsecond of the as-of day; of files with an instant later than the day after it nothing counts; null without any."),
              may("latest_event_date", DATE, "Its day in the reporting zone."),
              may(
                  "event_days_behind",
                  NUMBER,
                  "Days after it up to the as-of day; null without an event."),
              must(
                  "warn_after_days",
                  NUMBER,
                  "More days behind are a warning: freshness.warn-after-days of the source."),
              must("error_after_days", NUMBER, "More are an error."),
              may(
                  "working_days_of",
                  TEXT,
                  "Country whose working days alone are counted; null where every day is: without a calendar, or where it does not reach."))
          .checked(
              compliance(
                  "days_are_not_negative",
                  "coalesce(arrival_days_behind >= 0, true) and coalesce(event_days_behind >= 0, true)"),
              compliance(
                  "what_is_unknown_has_a_reason",
                  "(state = 'unknown') = (unknown_because is not null)"));

  /** What the ledger knows of a source. */
  private record Seen(long files, LocalDate newest, Instant latest) {
    private static final Seen NOTHING = new Seen(0, null, null);

    private Seen with(LocalDate day, Instant event) {
      return new Seen(files + 1, later(newest, day), later(latest, event));
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
      return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  private Freshness() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE, in -> rows(in, settings), Ledger.FILES, WatchedSources.TABLE, WorkingDays.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    Map<String, Seen> seen = seen(in.get(0), settings);
    Map<String, WorkingCalendar> calendars =
        WorkingCalendar.byCountry(
            in.get(2).select("country", "date", "is_working").collectAsList());
    return in
        .get(1)
        .select("source", "log", "warn_after_days", "error_after_days", "calendar")
        .collectAsList()
        .stream()
        .map(
            row -> row(row, seen.getOrDefault(row.getString(0), Seen.NOTHING), settings, calendars))
        .toList();
  }

  private static Map<String, Seen> seen(Dataset<Row> ledger, MartSettings settings) {
    Instant latest = MartSettings.endOf(settings.asOf().plusDays(1), settings.reportingZone());
    Instant last = settings.end().minus(1, ChronoUnit.MICROS);
    Map<String, Seen> seen = new HashMap<>();
    for (Row row : ledger.select("source", "file_date", "latest_event_at").collectAsList()) {
      Instant event = row.isNullAt(2) ? null : row.getInstant(2);
      boolean isCredible = event != null && event.isBefore(latest);
      // No mart tells an instant after its as-of day.
      Instant told = isCredible && event.isAfter(last) ? last : event;
      seen.merge(
          row.getString(0),
          Seen.NOTHING.with(row.isNullAt(1) ? null : row.getLocalDate(1), isCredible ? told : null),
          (one, other) ->
              new Seen(
                  one.files() + other.files(),
                  Seen.later(one.newest(), other.newest()),
                  Seen.later(one.latest(), other.latest())));
    }
    return seen;
  }

  private static Row row(
      Row source, Seen seen, MartSettings settings, Map<String, WorkingCalendar> calendars) {
    var rule =
        new FreshnessRule(
            source.getInt(2), source.getInt(3), Optional.ofNullable(source.getString(4)));
    LocalDate event =
        seen.latest() == null ? null : seen.latest().atZone(settings.reportingZone()).toLocalDate();
    LocalDate asOf = settings.asOf();
    Integer arrived = behind(rule, seen.newest(), asOf, calendars);
    Integer happened = behind(rule, event, asOf, calendars);
    Integer worst = Seen.later(arrived, happened);
    FreshnessRule.State state = worst == null ? null : rule.state(worst);
    boolean isLate = state != null && state != FreshnessRule.State.OK;
    LocalDate earliest = earlier(seen.newest(), event);
    boolean isWorking = earliest != null && rule.countsWorkingDays(earliest, asOf, calendars);
    return RowFactory.create(
        source.getString(0),
        source.getString(1),
        state == null ? "unknown" : state.code(),
        isLate ? Objects.equals(worst, arrived) ? "arrival" : "event" : null,
        state == null ? "no_day_and_no_event" : null,
        seen.files(),
        seen.newest(),
        arrived,
        seen.latest(),
        event,
        happened,
        rule.warnAfterDays(),
        rule.errorAfterDays(),
        isWorking ? rule.calendar().orElseThrow() : null);
  }

  private static Integer behind(
      FreshnessRule rule,
      LocalDate newest,
      LocalDate asOf,
      Map<String, WorkingCalendar> calendars) {
    return newest == null ? null : (Integer) rule.daysBehind(newest, asOf, calendars);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }
}
