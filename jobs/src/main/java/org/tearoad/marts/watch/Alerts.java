package org.tearoad.marts.watch;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.DailyVolume;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.delivery.ScanDelay;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.payments.PaymentHealth;

/**
 * What stands out on the as-of day. An alert lasts as long as its cause: the next release has it
 * again or not.
 *
 * <p>Each kind tests many subjects night after night, so its limits are those of a chance of {@link
 * #FALSE_ALARMS} over all its subjects together, and what is significant but small is no alert. The
 * rules stand with each kind: {@link CarrierWatch}, {@link RejectWatch}, {@link VolumeWatch},
 * {@link DeclineWatch}, {@link MedianWatch}; what is silent is judged by {@link
 * RegionInterruptions}, what is late by {@link Freshness}.
 */
public final class Alerts {
  /** Chance of a false alert of a kind in one release, at most, were nothing but chance at work. */
  static final double FALSE_ALARMS = 0.001;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "alerts",
              "one row per kind, subject_type and subject",
              List.of("kind", "subject_type", "subject"),
              must(
                  "kind",
                  TEXT,
                  "source_late, region_silent, logs_silent, carrier_silent, median_up, declines_up, rejects_up, volume_low or volume_high."),
              must(
                  "subject_type",
                  TEXT,
                  "What the subject is: source; region or logs (flow/event/region or marketplace); carrier; delivery (scope/clock/dimension/slice); payments (channel/trade, then method, then provider); flow (flow/channel); marketplace."),
              must("subject", TEXT, "What it is about, codes of the marts with / between them."),
              must(
                  "severity",
                  TEXT,
                  "error: figures are missing or wrong until it is mended; warn: look at it."),
              must(
                  "since",
                  DATE,
                  "First day of it: the day after the newest file, event or scan, the first silent day, or the first day of the week, month or seven days that stand out."),
              must("unit", TEXT, "Of value and limits: days, events, share or orders."),
              must("value", RATIO, "What was seen."),
              may("expected", RATIO, "What was to be expected; null when nothing says."),
              may("expected_low", RATIO, "Lower limit of it; null without one."),
              may("expected_high", RATIO, "Upper limit of it; null without one."),
              must(
                  "observation_count",
                  COUNT,
                  "What the value stands on: files, lines, attempts, parcels or orders; of silence 0."),
              must("mart", TEXT, "Mart that tells more."))
          .checked(
              compliance("limits_are_in_order", "coalesce(expected_low <= expected_high, true)"),
              compliance(
                  "alerts_are_outside_their_limits",
                  "coalesce(value < expected_low, false) or coalesce(value > expected_high, false)"
                      + " or (expected_low is null and expected_high is null)"));

  private Alerts() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        Freshness.TABLE,
        RegionInterruptions.TABLE,
        DeliveryTime.TABLE,
        PaymentHealth.TABLE,
        Ledger.FILES,
        DailyVolume.TABLE,
        LunarNewYear.TABLE,
        ScanDelay.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    return Stream.of(
            SourceWatch.alerts(in.get(0)),
            SilenceWatch.alerts(in.get(1), in.get(0)),
            CarrierWatch.alerts(in.get(7), in.get(4), in.get(6), settings.asOf()),
            MedianWatch.alerts(in.get(2), settings.asOf()),
            DeclineWatch.alerts(in.get(3), settings.asOf()),
            RejectWatch.alerts(in.get(4), settings.asOf()),
            VolumeWatch.alerts(in.get(5), in.get(0), in.get(6), settings.asOf()))
        .flatMap(List::stream)
        .map(Alert::row)
        .toList();
  }

  /** Level of the limits of one subject of many. */
  static double level(int subjects) {
    return 1 - FALSE_ALARMS / Math.max(1, subjects);
  }
}
