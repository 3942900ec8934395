package org.tearoad.marts.payments;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/** Why payments are declined; of all attempts, and of those of a method and provider. */
public final class PaymentDeclines {
  private static final Set<String> DIMENSIONS = Set.of("total", "method_provider");

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "payment_declines",
              "one row per period_type, period, channel, trade, dimension, payment_method,"
                  + " payment_provider and decline_reason that occurred",
              List.of(
                  "period_type",
                  "period",
                  "channel",
                  "trade",
                  "dimension",
                  "payment_method",
                  "payment_provider",
                  "decline_reason"),
              must("period_type", TEXT, "month, quarter or year of the attempts."),
              must("period", TEXT, "2015-11, 2015-Q4 or 2015."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("dimension", TEXT, "total or method_provider."),
              may("payment_method", TEXT, "How it was paid; null in the total."),
              may("payment_provider", TEXT, "Who handled it; null in the total."),
              must("decline_reason", TEXT, "Why; unknown when not said."),
              must("declined_count", COUNT, "Attempts declined for this reason."),
              must("attempt_count", COUNT, "Attempts, as in payment_health."),
              must("share_of_declines", RATIO, "Share of all declined attempts of the slice."),
              must("share_of_attempts", RATIO, "declined_count / attempt_count."),
              must("share_of_attempts_low", RATIO, "Lower limit, 95 %, Wilson's."),
              must("share_of_attempts_high", RATIO, "Upper limit, 95 %."),
              must("is_provisional", FLAG, "As in payment_health."))
          .checked(
              compliance(
                  "limits_hold_the_share",
                  "share_of_attempts between share_of_attempts_low and share_of_attempts_high"),
              compliance("shares_are_shares", "share_of_declines > 0 and share_of_declines <= 1"));

  private PaymentDeclines() {}

  static List<Row> rows(SortedMap<PaymentKey, PaymentTally> tallies, MartSettings settings) {
    List<Row> rows = new ArrayList<>();
    tallies.forEach(
        (key, tally) -> {
          if (DIMENSIONS.contains(key.dimension())) {
            tally
                .reasons()
                .forEach((reason, count) -> rows.add(row(key, tally, reason, count, settings)));
          }
        });
    return rows;
  }

  private static Row row(
      PaymentKey key, PaymentTally tally, String reason, long count, MartSettings settings) {
    Interval interval = WilsonInterval.of(count, tally.attempts, PaymentHealth.LEVEL);
    return RowFactory.create(
        key.period().type(),
        key.period().name(),
        key.channel(),
        key.trade(),
        key.dimension(),
        key.method(),
        key.provider(),
        reason,
        count,
        tally.attempts,
        (double) count / tally.declined,
        (double) count / tally.attempts,
        interval.low(),
        interval.high(),
        settings.isProvisional(key.period().last()));
  }
}
