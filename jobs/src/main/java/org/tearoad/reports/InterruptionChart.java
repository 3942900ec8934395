package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** Which regions were cut off, which logs have gaps, and what could not be seen. */
final class InterruptionChart {
  private static final int MOST = 14;
  private static final int NAMED = 3;
  private static final int MOST_UNSEEN = 100;

  private final Words words;
  private final Edition edition;
  private final InterruptionRows interruptions;
  private final List<MartRow> found;
  private final List<MartRow> gaps;
  private final List<MartRow> unseen;
  private final boolean hasRegions;

  InterruptionChart(Words words, Marts marts, Edition edition, List<Tile> tiles) {
    this.words = words;
    this.edition = edition;
    this.interruptions = new InterruptionRows(words, marts, tiles);
    this.found = interruptions.of(InterruptionRows.INTERRUPTION);
    this.gaps = interruptions.of(InterruptionRows.FEED_GAP);
    this.unseen = interruptions.of(InterruptionRows.UNSEEN);
    this.hasRegions =
        !found.isEmpty()
            || !unseen.isEmpty()
            || marts.of(VolumeGrowth.TABLE, "dimension", "region").stream()
                .anyMatch(row -> !row.is("slice", RegionMap.UNKNOWN));
  }

  Chart chart() {
    String subtitle = words.text("interruptions.subtitle", "zone", edition.zone().getId());
    List<MartRow> drawn = Stream.concat(found.stream(), gaps.stream()).limit(MOST).toList();
    var timeline = new Timeline(words, drawn, interruptions, edition);
    return new Chart(
            "interruptions",
            title(),
            subtitle,
            drawn.isEmpty()
                ? title()
                : words.text("interruptions.about", "found", found.size(), "gaps", gaps.size()),
            drawn.size() > NAMED ? "full tall" : "full",
            drawn.isEmpty() ? List.of() : List.of(Chart.Panel.alone(timeline.json())),
            List.of(),
            notes(drawn.size()),
            table())
        .keyed(keys(drawn));
  }

  private Key[] keys(List<MartRow> drawn) {
    List<Key> keys = new ArrayList<>();
    if (drawn.stream().anyMatch(row -> row.is("kind", InterruptionRows.INTERRUPTION))) {
      keys.add(new Key(Options.WARM, words.text("interruptions.key_cut_off"), ""));
    }
    if (drawn.stream().anyMatch(row -> row.is("kind", InterruptionRows.FEED_GAP))) {
      keys.add(new Key(Options.MUTED, words.text("interruptions.key_gap"), ""));
    }
    return keys.toArray(Key[]::new);
  }

  private String title() {
    if (!hasRegions) {
      return words.text("interruptions.unsaid");
    }
    String limit = unseen.isEmpty() ? "no" : "yes";
    if (found.isEmpty()) {
      return words.text("interruptions.title_none", "unseen", limit);
    }
    List<String> regions =
        found.stream().map(row -> interruptions.place(row.text("region"))).distinct().toList();
    MartRow longest =
        found.stream().max(Comparator.comparingDouble(row -> row.number("silent_days"))).get();
    return words.text(
        regions.size() == 1 ? "interruptions.title" : "interruptions.title_where",
        "count",
        regions.size(),
        "unseen",
        limit,
        "regions",
        named(regions),
        "days",
        words.days(longest.number("silent_days")),
        "events",
        longest.text("event"),
        "region",
        interruptions.place(longest.text("region")),
        "from",
        words.dayOf(longest.text("start_earliest")));
  }

  private String named(List<String> regions) {
    return regions.size() <= NAMED
        ? words.list(regions)
        : words.text(
            "list.more",
            "named",
            words.sequence(regions.subList(0, NAMED)),
            "others",
            words.count(regions.size() - NAMED));
  }

  private List<String> notes(int drawn) {
    List<String> notes = new ArrayList<>();
    notes.add(words.text("interruptions.note"));
    long open = found.stream().filter(row -> row.flag("is_open")).count();
    if (open > 0) {
      notes.add(words.text("interruptions.note_open", "silences", open));
    }
    long overlapping = found.stream().filter(row -> row.has("overlapping_feed_gaps")).count();
    if (overlapping > 0) {
      notes.add(words.text("interruptions.note_overlap", "silences", overlapping));
    }
    notes.add(
        gaps.isEmpty()
            ? words.text("interruptions.note_no_gap")
            : words.text("interruptions.note_gaps", "gaps", gaps.size()));
    notes.add(unseenNote());
    notes.add(words.text("interruptions.note_regions"));
    interruptions
        .footnote(Stream.concat(found.stream(), unseen.stream().limit(MOST_UNSEEN)))
        .ifPresent(notes::add);
    if (drawn < found.size() + gaps.size()) {
      notes.add(
          words.text(
              "interruptions.note_table_alone",
              "others",
              words.count(found.size() + gaps.size() - drawn)));
    }
    return notes;
  }

  private String unseenNote() {
    if (unseen.isEmpty()) {
      return words.text(
          hasRegions ? "interruptions.note_all_seen" : "interruptions.note_no_region");
    }
    List<String> parts = new ArrayList<>();
    for (String event : List.of("order", "posting", "delivery")) {
      long regions =
          unseen.stream().filter(row -> row.is("event", event) && row.is("flow", "import")).count();
      if (regions > 0) {
        parts.add(words.text("interruptions.unseen_part", "events", event, "regions", regions));
      }
    }
    if (parts.isEmpty()) {
      return words.text("interruptions.note_unseen_cases", "cases", unseen.size());
    }
    return words.text(
        unseen.size() > MOST_UNSEEN
            ? "interruptions.note_unseen_many"
            : "interruptions.note_unseen",
        "parts",
        words.list(parts),
        "most",
        words.count(MOST_UNSEEN));
  }

  private DataTable table() {
    List<MartRow> rows =
        Stream.of(found.stream(), gaps.stream(), unseen.stream().limit(MOST_UNSEEN))
            .flatMap(one -> one)
            .toList();
    return new DataTable(
        List.of(
            Column.named("column.region", "region", interruptions::place),
            Column.named("column.kind", "kind", words::code),
            Column.named("column.without", "event", words::code),
            Column.named("column.flow", "flow", words::code),
            Column.named("column.logs_of", "marketplace", words::name),
            Column.named("column.from_earliest", "start_earliest", words::dayOf),
            Column.named("column.latest", "start_latest", words::dayOf),
            Column.named("column.to_earliest", "end_earliest", words::dayOf),
            Column.named("column.latest", "end_latest", words::dayOf),
            Column.of("column.silent_days", "silent_days", Format.COUNT),
            Column.of("column.missed", "expected_missed", Format.ONE_DECIMAL),
            Column.of("column.low", "expected_missed_low", Format.ONE_DECIMAL),
            Column.of("column.high", "expected_missed_high", Format.ONE_DECIMAL),
            Column.of("column.expected_a_day", "expected_per_day", Format.TWO_DECIMALS)),
        rows);
  }
}
