package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** Which regions were cut off, which logs have gaps, and what could not be seen. */
final class InterruptionChart {
  private static final int MOST = 14;
  private static final int NAMED = 3;
  private static final int MOST_UNSEEN = 100;

  private final Edition edition;
  private final InterruptionRows interruptions;
  private final List<MartRow> found;
  private final List<MartRow> gaps;
  private final List<MartRow> unseen;

  InterruptionChart(Marts marts, Edition edition, List<Tile> tiles) {
    this.edition = edition;
    this.interruptions = new InterruptionRows(marts, tiles);
    this.found = interruptions.of(InterruptionRows.INTERRUPTION);
    this.gaps = interruptions.of(InterruptionRows.FEED_GAP);
    this.unseen = interruptions.of(InterruptionRows.UNSEEN);
  }

  Chart chart() {
    String subtitle =
        "Regions without cross-border B2C orders, postings or deliveries while the others had them, and gaps of the logs; thick: silent for certain, thin: perhaps; %s"
            .formatted(edition.zoneText());
    List<MartRow> drawn = Stream.concat(found.stream(), gaps.stream()).limit(MOST).toList();
    var timeline = new Timeline(drawn, interruptions, edition);
    return new Chart(
            "interruptions",
            title(),
            subtitle,
            drawn.isEmpty()
                ? title()
                : "A timeline of %s and %s."
                    .formatted(
                        English.plural(found.size(), "interruption", "interruptions"),
                        English.plural(gaps.size(), "gap", "gaps")),
            drawn.size() > NAMED ? "full tall" : "full",
            drawn.isEmpty() ? List.of() : List.of(Chart.Panel.alone(timeline.json())),
            List.of(),
            notes(drawn.size()),
            table())
        .keyed(keys(drawn));
  }

  private static Key[] keys(List<MartRow> drawn) {
    List<Key> keys = new ArrayList<>();
    if (drawn.stream().anyMatch(row -> row.is("kind", InterruptionRows.INTERRUPTION))) {
      keys.add(new Key(Options.WARM, "region cut off", ""));
    }
    if (drawn.stream().anyMatch(row -> row.is("kind", InterruptionRows.FEED_GAP))) {
      keys.add(new Key(Options.MUTED, "gap of the logs: nothing is known", ""));
    }
    return keys.toArray(Key[]::new);
  }

  private String title() {
    String limit = unseen.isEmpty() ? "" : ", as far as that can be seen";
    if (found.isEmpty()) {
      return "No region was found to be cut off" + limit;
    }
    List<String> regions =
        found.stream().map(row -> interruptions.place(row.text("region"))).distinct().toList();
    MartRow longest =
        found.stream().max(Comparator.comparingDouble(row -> row.number("silent_days"))).get();
    String where = regions.size() == 1 ? "" : " in " + interruptions.place(longest.text("region"));
    return "%s cut off%s: %s; longest: %s without %s%s, from %s"
        .formatted(
            English.plural(regions.size(), "region was", "regions were"),
            limit,
            named(regions),
            English.days(longest.number("silent_days")),
            InterruptionRows.events(longest.text("event")),
            where,
            English.dayOf(longest.text("start_earliest")));
  }

  private static String named(List<String> regions) {
    return regions.size() <= NAMED
        ? English.list(regions)
        : String.join(", ", regions.subList(0, NAMED))
            + " and %d more".formatted(regions.size() - NAMED);
  }

  private List<String> notes(int drawn) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Cut off: the region has nothing while its share of the year before and what the others have would let expect so much that chance is ruled out; fewer than one release in a hundred has a false one. That proves neither that the service stopped, nor why.");
    long open = found.stream().filter(row -> row.flag("is_open")).count();
    if (open > 0) {
      notes.add(
          "%s not over on the day of this release."
              .formatted(English.plural(open, "silence was", "silences were")));
    }
    long overlapping = found.stream().filter(row -> row.has("overlapping_feed_gaps")).count();
    if (overlapping > 0) {
      notes.add(
          "%s together with a gap of the logs, whose logs may be the cause."
              .formatted(English.plural(overlapping, "silence falls", "silences fall")));
    }
    notes.add(
        gaps.isEmpty()
            ? "No gap of the logs was found."
            : "%s of the logs: what happened on these days is not known, and no region is judged by them."
                .formatted(English.plural(gaps.size(), "gap", "gaps")));
    notes.add(unseenNote());
    notes.add("Names and codes of regions are reference data and make no territorial statement.");
    if (drawn < found.size() + gaps.size()) {
      notes.add(
          "In the table alone: %s more."
              .formatted(English.count(found.size() + gaps.size() - drawn)));
    }
    return notes;
  }

  private String unseenNote() {
    if (unseen.isEmpty()) {
      return "No region is so small that a stop of the last 90 days could not be seen.";
    }
    List<String> parts = new ArrayList<>();
    for (String event : List.of("order", "posting", "delivery")) {
      long regions =
          unseen.stream().filter(row -> row.is("event", event) && row.is("flow", "import")).count();
      if (regions > 0) {
        parts.add(
            "%s of %s"
                .formatted(
                    InterruptionRows.events(event), English.plural(regions, "region", "regions")));
      }
    }
    return "Cannot be seen: a stop of the last 90 days would be missing too few events to be told from chance"
        + (parts.isEmpty()
            ? " in %s".formatted(English.plural(unseen.size(), "case", "cases"))
            : ", with imports in the " + English.list(parts))
        + ". The table says how long a stop would have to last to be seen"
        + (unseen.size() > MOST_UNSEEN
            ? ", for the %d cases where most is to be expected.".formatted(MOST_UNSEEN)
            : ".");
  }

  private DataTable table() {
    List<MartRow> rows =
        Stream.of(
                found.stream(),
                gaps.stream(),
                unseen.stream()
                    .sorted(
                        Comparator.<MartRow>comparingDouble(row -> -row.number("expected_per_day"))
                            .thenComparing(MartRow::keyText))
                    .limit(MOST_UNSEEN))
            .flatMap(one -> one)
            .toList();
    return new DataTable(
        List.of(
            Column.named("Region", "region", interruptions::place),
            Column.named("Kind", "kind", InterruptionRows::kind),
            Column.named("Without", "event", InterruptionRows::events),
            Column.named("Flow", "flow", English::words),
            Column.named("Logs of", "marketplace", English::name),
            Column.named("From, earliest", "start_earliest", English::dayOf),
            Column.named("latest", "start_latest", English::dayOf),
            Column.named("To, earliest", "end_earliest", English::dayOf),
            Column.named("latest", "end_latest", English::dayOf),
            Column.of("Silent days", "silent_days", Format.COUNT),
            Column.of("Missed, expected", "expected_missed", Format.ONE_DECIMAL),
            Column.of("low", "expected_missed_low", Format.ONE_DECIMAL),
            Column.of("high", "expected_missed_high", Format.ONE_DECIMAL),
            Column.of("Expected a day", "expected_per_day", Format.TWO_DECIMALS),
            Column.of("Shortest stop to be seen, days", "shortest_visible_days", Format.COUNT)),
        rows);
  }
}
