package org.tearoad.marts.delivery;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.AgeHazards;
import org.tearoad.common.statistics.HazardOutlook;
import org.tearoad.common.statistics.HazardOutlook.Counting;
import org.tearoad.common.statistics.HazardOutlook.Expected;
import org.tearoad.common.statistics.HazardOutlook.Question;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.watch.Freshness;

/**
 * Parcels that are on their way and how many of them will be delivered or offered in the next days,
 * by the hazards of delivery by age in the last 60 days (see {@link HazardOutlook}). Parcels that
 * are posted later are not in it. A region has the hazards of its flow, faster or slower as its
 * parcels of the last six months were.
 */
public final class DeliveryOutlook {
  static final double LEVEL = 0.9;

  private static final List<Integer> HORIZONS = List.of(7, 14, 30);

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "delivery_outlook",
              "one row per scope, dimension, slice and horizon_days, of b2c",
              List.of("scope", "dimension", "slice", "horizon_days"),
              must("scope", TEXT, "import, export or domestic."),
              must("dimension", TEXT, "total or region."),
              must("slice", TEXT, "total, or the region, which may be unknown."),
              must("horizon_days", NUMBER, "7, 14 or 30 days after from_date."),
              must(
                  "on_their_way_count",
                  COUNT,
                  "Parcels posted and not seen delivered, offered, returned or lost by from_date; without those that have no start or are not tracked to delivery, and of regions without those that ended after from_date."),
              may(
                  "expected_count",
                  RATIO,
                  "Of these, the deliveries or first attempts that are to be expected in the days after from_date; null when unknown. Regions need not add up to the total."),
              may(
                  "expected_low",
                  COUNT,
                  "Lower limit, 90 %, from the errors of the same forecasts in the last year; null when unknown."),
              may("expected_high", COUNT, "Upper limit, 90 %."),
              may(
                  "speed_ratio",
                  RATIO,
                  "Deliveries up to the as-of day of the region's parcels of the last six months over those to be expected at the hazards of all regions, 25 more counted on both sides; 1 for the total, null when unknown."),
              may(
                  "relative_error",
                  RATIO,
                  "Error of the past forecasts for the total beyond chance, as a share of them, wider the fewer they are; null when unknown."),
              may(
                  "unknown_because",
                  TEXT,
                  "history_too_short: fewer than 13 weekly forecasts of the past have come to their end; null when known."),
              must(
                  "from_date",
                  DATE,
                  "Last day up to which all sources that are not late have files, and of which at least a fifth is usually reported by then: what follows is foretold."))
          .checked(
              compliance(
                  "limits_hold_the_expected",
                  "coalesce(expected_count between expected_low - 1e-6 and expected_high + 1e-6, true)"),
              compliance(
                  "no_more_than_are_on_their_way",
                  "coalesce(expected_count <= on_their_way_count + 1e-6, true)"),
              compliance(
                  "unknown_has_a_reason",
                  "(expected_low is null) = (unknown_because is not null)"));

  private DeliveryOutlook() {}

  private record Part(String dimension, String slice, long[] open, double ratio, double weight) {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        DeliveryHistogram.TABLE,
        DeliverySliceHistogram.TABLE,
        ScanDelay.TABLE,
        Ledger.FILES,
        Freshness.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    ReportingDelay delay =
        ReportingDelay.byLog(in.get(2), in.get(3), in.get(4), settings)
            .get(ReportingDelay.SHIPMENTS);
    int lostAfterDays = settings.delivery().lostAfterDays();
    SortedMap<String, DeliveryCohorts> flows =
        DeliveryCohorts.read(in.get(0), delay, lostAfterDays);
    RegionSpeeds regions = RegionSpeeds.read(in.get(1), delay, lostAfterDays);
    List<Row> rows = new ArrayList<>();
    flows.forEach(
        (flow, of) -> {
          HazardOutlook outlook = of.outlook(delay);
          long[] open = of.cohorts().openByAge(delay.today() - of.firstDay());
          List<Part> parts = new ArrayList<>();
          parts.add(new Part(SliceKey.TOTAL, SliceKey.TOTAL, open, 1, Double.POSITIVE_INFINITY));
          regions
              .of(flow)
              .forEach(
                  (region, speed) ->
                      parts.add(
                          new Part("region", region, speed.open(), speed.ratio(), speed.weight())));
          for (int days : HORIZONS) {
            addRows(flow, days, outlook, parts, delay, rows);
          }
        });
    return rows;
  }

  private static void addRows(
      String flow,
      int days,
      HazardOutlook outlook,
      List<Part> parts,
      ReportingDelay delay,
      List<Row> rows) {
    var question = new Question(0, DeliveryCohorts.LONGEST_AGE, age -> days, Counting.FUTURE_ENDS);
    double relative = outlook.relativeVariance(question, LEVEL);
    for (Part part : parts) {
      long onTheirWay = Arrays.stream(part.open()).sum();
      if (onTheirWay > 0 || part.dimension().equals(SliceKey.TOTAL)) {
        AgeHazards hazards = outlook.hazards().scaled(part.ratio());
        Expected expected = HazardOutlook.expected(part.open(), hazards, question, delay.shares());
        rows.add(row(flow, days, part, onTheirWay, expected, relative, delay.today()));
      }
    }
  }

  private static Row row(
      String flow,
      int days,
      Part part,
      long onTheirWay,
      Expected expected,
      double relative,
      int today) {
    boolean isKnown = !Double.isNaN(relative);
    Interval interval =
        isKnown ? expected.interval(relative + 1 / part.weight(), LEVEL) : Interval.UNKNOWN;
    return RowFactory.create(
        flow,
        part.dimension(),
        part.slice(),
        days,
        onTheirWay,
        isKnown ? Math.min(expected.mean(), onTheirWay) : null,
        isKnown ? (Long) (long) interval.low() : null,
        isKnown ? (Long) Math.min((long) interval.high(), onTheirWay) : null,
        isKnown ? part.ratio() : null,
        isKnown ? Math.sqrt(relative) : null,
        isKnown ? null : "history_too_short",
        LocalDate.ofEpochDay(today));
  }
}
