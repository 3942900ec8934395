package org.tearoad.reports;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tearoad.marts.interruptions.RegionInterruptions;

/** The silences of regions and marketplaces, kind by kind, and what their codes are called. */
final class InterruptionRows {
  static final String INTERRUPTION = "interruption";
  static final String FEED_GAP = "feed_gap";
  static final String UNSEEN = "cannot_be_seen";

  private final Words words;
  private final Marts marts;
  private final List<Tile> tiles;

  InterruptionRows(Words words, Marts marts, List<Tile> tiles) {
    this.words = words;
    this.marts = marts;
    this.tiles = tiles;
  }

  /** The newest first; what cannot be seen by region. */
  List<MartRow> of(String kind) {
    return marts.of(RegionInterruptions.TABLE, "kind", kind).stream()
        .sorted(
            Comparator.<MartRow, String>comparing(
                    row -> row.has("start_earliest") ? row.text("start_earliest") : "")
                .reversed()
                .thenComparing(MartRow::keyText))
        .toList();
  }

  /** Khabarovsk Krai, deliveries; of a feed gap the marketplace or all. */
  String name(MartRow row) {
    if (row.has("marketplace")) {
      return words.text("interruptions.logs", "marketplace", words.name(row.text("marketplace")));
    }
    return words.text(
        "interruptions.lane",
        "region",
        place(row.text("region")),
        "events",
        row.text("event"),
        "flow",
        row.text("flow"));
  }

  String place(String region) {
    return region.equals("all")
        ? words.text("interruptions.all_regions")
        : RegionMap.name(words, tiles, region);
  }

  /** What is to be said of the regions of these rows beside their names. */
  Optional<String> footnote(Stream<MartRow> rows) {
    return RegionMap.footnote(
        words, tiles, rows.filter(row -> row.has("region")).map(row -> row.text("region")));
  }

  static LocalDate first(MartRow row) {
    return row.date("start_earliest");
  }

  /** Last silent day at the latest; the as-of day while it is open. */
  static LocalDate last(MartRow row, Edition edition) {
    return row.has("end_latest") ? row.date("end_latest") : edition.asOf();
  }
}
