package org.tearoad.marts.payments;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/**
 * Whether payments work: what became of the attempts of a period by method, provider and currency.
 *
 * <p>Shares are of attempts, which an interval of Wilson takes for independent; the attempts of one
 * order are not quite. Money that is held may still be taken, so the shares of a recent period are
 * provisional.
 */
public final class PaymentHealth {
  static final double LEVEL = 0.95;

  /** Of fewer timed captures no quantile is said. */
  static final int FEWEST_TIMED = 10;

  private static final String DAY = "; null without attempts.";

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "payment_health",
              "one row per period_type, period, channel, trade, dimension, payment_method,"
                  + " payment_provider and payment_currency",
              List.of(
                  "period_type",
                  "period",
                  "channel",
                  "trade",
                  "dimension",
                  "payment_method",
                  "payment_provider",
                  "payment_currency"),
              must("period_type", TEXT, "month, quarter or year of the attempts."),
              must("period", TEXT, "2015-11, 2015-Q4 or 2015."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("dimension", TEXT, "total, currency, method or method_provider."),
              may("payment_method", TEXT, "How it was paid; null in dimensions without it."),
              may("payment_provider", TEXT, "Who handled it; null in dimensions without it."),
              may("payment_currency", TEXT, "Its currency; null in dimensions without it."),
              must("attempt_count", COUNT, "Payments that were authorized, declined or captured."),
              must("captured_count", COUNT, "Attempts whose money was taken by the as-of day."),
              must("declined_count", COUNT, "Attempts that were declined, and not captured."),
              must("open_count", COUNT, "Attempts that are authorized so far, nothing else."),
              must(
                  "refund_only_count",
                  COUNT,
                  "Refunds and chargebacks of which no payment arrived; in no other figure."),
              may("capture_share", RATIO, "captured_count / attempt_count" + DAY),
              may("capture_share_low", RATIO, "Lower limit, 95 %, Wilson's" + DAY),
              may("capture_share_high", RATIO, "Upper limit, 95 %" + DAY),
              may("decline_share", RATIO, "declined_count / attempt_count" + DAY),
              may("decline_share_low", RATIO, "Lower limit, 95 %, Wilson's" + DAY),
              may("decline_share_high", RATIO, "Upper limit, 95 %" + DAY),
              must(
                  "timed_count",
                  COUNT,
                  "Captures after an authorization: what the hours cover; a provider that takes the money at once has none."),
              may(
                  "median_capture_hours",
                  NUMBER,
                  "Half of them were captured within so many hours, rounded up as capture_hours in daily_payments."),
              may("p90_capture_hours", NUMBER, "The same of nine tenths."),
              may("mean_capture_hours", RATIO, "Their mean, not rounded."),
              may(
                  "hours_unknown_because",
                  TEXT,
                  "too_few_timed: fewer than 10 of them; null when the hours are said."),
              must(
                  "converted_count", COUNT, "Captures with an exchange rate: what the sums cover."),
              must("captured_rub", MONEY_SUM, "Taken, in roubles."),
              must(
                  "refunded_rub",
                  MONEY_SUM,
                  "Of this, given back by the as-of day, at the rate of the payment."),
              must("refunded_count", COUNT, "Captures of which something was given back."),
              may("refund_share", RATIO, "refunded_rub / captured_rub, whenever it was refunded."),
              may(
                  "refund_share_unknown_because",
                  TEXT,
                  "nothing_captured or no_rate; null when refund_share is said."),
              must("chargeback_count", COUNT, "Captures that were charged back by the as-of day."),
              may(
                  "chargeback_share",
                  RATIO,
                  "chargeback_count / captured_count; null without captures."),
              may("chargeback_share_low", RATIO, "Lower limit, 95 %, Wilson's."),
              may("chargeback_share_high", RATIO, "Upper limit, 95 %."),
              must(
                  "is_provisional",
                  FLAG,
                  "Captures, refunds and chargebacks may still come: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance(
                  "outcomes_add_up",
                  "attempt_count = captured_count + declined_count + open_count"),
              compliance(
                  "limits_hold_the_shares",
                  "coalesce(capture_share between capture_share_low and capture_share_high, true)"
                      + " and coalesce(decline_share between decline_share_low and decline_share_high, true)"
                      + " and coalesce(chargeback_share between chargeback_share_low and chargeback_share_high, true)"),
              compliance(
                  "what_is_not_said_has_a_reason",
                  "(median_capture_hours is null) = (hours_unknown_because is not null)"
                      + " and (refund_share is null) = (refund_share_unknown_because is not null)"),
              compliance("refunds_are_not_negative", "refunded_rub >= 0"));

  private PaymentHealth() {}

  /** The figures and {@link PaymentDeclines}, from one reading. */
  public static List<Step> steps(MartSettings settings) {
    return Step.computedTogether(
        List.of(TABLE, PaymentDeclines.TABLE),
        in -> {
          SortedMap<PaymentKey, PaymentTally> tallies = PaymentTally.read(in.get(0));
          return Map.of(
              TABLE,
              rows(tallies, settings),
              PaymentDeclines.TABLE,
              PaymentDeclines.rows(tallies, settings));
        },
        DailyPayments.TABLE);
  }

  private static List<Row> rows(
      SortedMap<PaymentKey, PaymentTally> tallies, MartSettings settings) {
    List<Row> rows = new ArrayList<>();
    tallies.forEach((key, tally) -> rows.add(row(key, tally, settings)));
    return rows;
  }

  private static Row row(PaymentKey key, PaymentTally tally, MartSettings settings) {
    Interval captured = WilsonInterval.of(tally.captured, tally.attempts, LEVEL);
    Interval declined = WilsonInterval.of(tally.declined, tally.attempts, LEVEL);
    Interval charged = WilsonInterval.of(tally.chargebacks, tally.captured, LEVEL);
    boolean isTimed = tally.timed >= FEWEST_TIMED;
    boolean hasMoney = tally.capturedRub.signum() > 0;
    return RowFactory.create(
        key.period().type(),
        key.period().name(),
        key.channel(),
        key.trade(),
        key.dimension(),
        key.method(),
        key.provider(),
        key.currency(),
        tally.attempts,
        tally.captured,
        tally.declined,
        tally.open,
        tally.refundOnly,
        share(tally.captured, tally.attempts),
        limit(captured.low()),
        limit(captured.high()),
        share(tally.declined, tally.attempts),
        limit(declined.low()),
        limit(declined.high()),
        tally.timed,
        isTimed ? tally.hoursUntil(0.5).getAsInt() : null,
        isTimed ? tally.hoursUntil(0.9).getAsInt() : null,
        isTimed ? tally.captureSeconds / 3600.0 / tally.timed : null,
        isTimed ? null : "too_few_timed",
        tally.converted,
        tally.capturedRub,
        tally.refundedRub,
        tally.refunded,
        hasMoney ? ratio(tally.refundedRub, tally.capturedRub) : null,
        hasMoney
            ? null
            : tally.captured > 0 && tally.converted == 0 ? "no_rate" : "nothing_captured",
        tally.chargebacks,
        share(tally.chargebacks, tally.captured),
        limit(charged.low()),
        limit(charged.high()),
        settings.isProvisional(key.period().last()),
        key.period().first(),
        key.period().last());
  }

  private static Double ratio(BigDecimal part, BigDecimal whole) {
    return part.doubleValue() / whole.doubleValue();
  }

  static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  static Double limit(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
