package org.tearoad.marts.interruptions;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.interruptions.Finding.Kind;

/**
 * Where and when nothing came though much was to be expected: by region a stop of service, of all
 * regions or a whole marketplace a gap of the logs. And where a stop could not be told from chance.
 */
public final class RegionInterruptions {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "region_interruptions",
              "one row per flow, event, region, marketplace, kind and start, of b2c across the border",
              List.of("flow", "event", "region", "marketplace", "kind", "start_earliest"),
              must("flow", TEXT, "import or export; all for a marketplace."),
              must("event", TEXT, "order, posting or delivery, each judged apart."),
              must("region", TEXT, "Region that the goods go to; all in feed gaps."),
              may("marketplace", TEXT, "Marketplace of a feed gap; null where it is of all."),
              must(
                  "kind",
                  TEXT,
                  "interruption: one region silent, the others not; feed_gap: all regions silent, of postings and deliveries once they are over, or a marketplace as coverage says; cannot_be_seen: of a stop of the last 90 days too few events would be missing."),
              must("is_open", FLAG, "Still silent on the as-of day."),
              may(
                  "last_event_date",
                  DATE,
                  "Day of the last event before; null when it cannot be seen."),
              may("first_event_date", DATE, "Day of the first event after; null when open."),
              may(
                  "start_earliest",
                  DATE,
                  "First whole day without service, at the earliest: the day after the last event."),
              may(
                  "start_latest",
                  DATE,
                  "The same at the latest: with 99 % confidence it stopped by then."),
              may(
                  "end_earliest",
                  DATE,
                  "Last day without service, at the earliest, with 99 % confidence; null when open."),
              may(
                  "end_latest",
                  DATE,
                  "The same at the latest: the day before the first event; null when open."),
              may("silent_days", NUMBER, "Days without an event, up to the as-of day when open."),
              may(
                  "expected_missed",
                  RATIO,
                  "Events to be expected on these days: by the region's share of the year before and what the others had; of feed gaps of all regions by the days around."),
              may(
                  "expected_missed_low",
                  RATIO,
                  "Lower limit of the expectation, 95 %; null where all are silent."),
              may("expected_missed_high", RATIO, "Upper limit."),
              must(
                  "expected_per_day",
                  RATIO,
                  "Events to be expected a day; of what cannot be seen on the last 90 days."),
              may(
                  "dispersion",
                  RATIO,
                  "Variance over mean of the counts before; null where all are silent."),
              may(
                  "evidence",
                  RATIO,
                  "-ln of the chance that such silence is chance; null when it cannot be seen."),
              must(
                  "needed_evidence",
                  RATIO,
                  "Evidence from which on a silence is told: so much that fewer than one release in a hundred has a false one, of all flows, events, regions and days together."),
              may(
                  "chance_at_most",
                  RATIO,
                  "Chance of such a silence anywhere in the table, at most; null when it cannot be seen."),
              may(
                  "shortest_visible_days",
                  NUMBER,
                  "What cannot be seen: days of the shortest stop that could be; null when more than a year."),
              may(
                  "overlapping_feed_gaps",
                  TEXT,
                  "Interruptions: marketplaces whose logs have a gap on one of the days, or all; null without one."))
          .checked(
              compliance(
                  "dates_are_in_order",
                  "coalesce(last_event_date < start_earliest and start_earliest <= start_latest"
                      + " and end_earliest <= end_latest and end_latest < first_event_date, true)"),
              compliance(
                  "interruptions_have_the_needed_evidence",
                  "kind <> 'interruption' or evidence >= needed_evidence"),
              compliance(
                  "what_cannot_be_seen_has_no_evidence",
                  "(kind = 'cannot_be_seen') = (evidence is null)"));

  private RegionInterruptions() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings.asOf()),
        RegionDays.TABLE,
        Coverage.TABLE,
        WorkingDays.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, LocalDate asOf) {
    var interruptions =
        new Interruptions(Counted.events(in.get(0), asOf), Counted.daysOff(in.get(2)));
    List<Finding> found = interruptions.find();
    List<Finding> gaps =
        new ArrayList<>(found.stream().filter(one -> one.kind() == Kind.FEED_GAP).toList());
    List<Finding> ofMarketplaces = Counted.marketplaceGaps(in.get(1), asOf, interruptions.needed());
    gaps.addAll(ofMarketplaces);
    List<Row> rows = new ArrayList<>();
    found.forEach(one -> rows.add(row(one, gaps, asOf)));
    ofMarketplaces.forEach(one -> rows.add(row(one, List.of(), asOf)));
    return rows;
  }

  private static Row row(Finding one, List<Finding> gaps, LocalDate asOf) {
    boolean isSilence = one.kind() != Kind.CANNOT_BE_SEEN;
    LocalDate start = isSilence ? one.lastEvent().plusDays(1) : null;
    LocalDate end = isSilence ? one.lastSilentDay(asOf) : null;
    return RowFactory.create(
        one.place().flow(),
        one.place().event().code(),
        one.place().region(),
        one.place().marketplace(),
        one.kind().name().toLowerCase(Locale.ROOT),
        one.isOpen(),
        one.lastEvent(),
        one.firstEvent(),
        start,
        one.startLatest(),
        one.endEarliest(),
        one.isOpen() ? null : end,
        isSilence ? (int) ChronoUnit.DAYS.between(start, end) + 1 : null,
        one.expectedMissed(),
        one.expectedLow(),
        one.expectedHigh(),
        one.expectedPerDay(),
        one.dispersion(),
        one.evidence(),
        one.needed(),
        isSilence
            ? Math.min(1, Interruptions.FALSE_ALARMS * Math.exp(one.needed() - one.evidence()))
            : null,
        one.shortestVisibleDays(),
        one.kind() == Kind.INTERRUPTION ? overlapping(one, gaps, asOf) : null);
  }

  private static String overlapping(Finding one, List<Finding> gaps, LocalDate asOf) {
    String names =
        gaps.stream()
            .filter(gap -> one.overlaps(gap, asOf))
            .map(gap -> gap.place().marketplace() == null ? "all" : gap.place().marketplace())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }
}
