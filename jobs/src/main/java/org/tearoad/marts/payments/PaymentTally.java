package org.tearoad.marts.payments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.Period;

/** Payments of one slice, counted by what became of them. */
final class PaymentTally {
  private static final double TOLERANCE = 1e-9;

  long attempts;
  long captured;
  long declined;
  long open;
  long refundOnly;
  long converted;
  long refunded;
  long chargebacks;
  long timed;
  long captureSeconds;
  BigDecimal capturedRub = BigDecimal.ZERO;
  BigDecimal refundedRub = BigDecimal.ZERO;
  private final SortedMap<Integer, Long> hours = new TreeMap<>();
  private final SortedMap<String, Long> reasons = new TreeMap<>();

  /**
   * By slice.
   *
   * @param payments rows of {@link DailyPayments}
   */
  static SortedMap<PaymentKey, PaymentTally> read(Dataset<Row> payments) {
    SortedMap<PaymentKey, PaymentTally> tallies = new TreeMap<>();
    for (Row row : months(payments).collectAsList()) {
      for (Period period : Period.of(YearMonth.parse(row.getString(0)))) {
        PaymentKey.of(
                period,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5))
            .forEach(key -> tallies.computeIfAbsent(key, absent -> new PaymentTally()).add(row));
      }
    }
    return tallies;
  }

  /** By month: few rows, however many days and payments there are. */
  private static Dataset<Row> months(Dataset<Row> payments) {
    return payments
        .groupBy(
            date_format(col("payment_date"), "yyyy-MM"),
            col("channel"),
            col("trade"),
            col("payment_method"),
            col("payment_provider"),
            col("payment_currency"),
            col("outcome"),
            col("decline_reason"),
            col("capture_hours"))
        .agg(
            sum("payment_count"),
            sum("converted_count"),
            sum("refunded_count"),
            sum("chargeback_count"),
            sum("capture_seconds"),
            sum("payment_rub"),
            sum("refunded_rub"));
  }

  private void add(Row row) {
    long payments = row.getLong(9);
    switch (row.getString(6)) {
      case "captured" -> addCaptured(row, payments);
      case "declined" -> {
        attempts += payments;
        declined += payments;
        reasons.merge(row.getString(7), payments, Long::sum);
      }
      case "authorized" -> {
        attempts += payments;
        open += payments;
      }
      default -> refundOnly += payments;
    }
  }

  private void addCaptured(Row row, long payments) {
    attempts += payments;
    captured += payments;
    converted += row.getLong(10);
    refunded += row.getLong(11);
    chargebacks += row.getLong(12);
    capturedRub = capturedRub.add(row.getDecimal(14));
    refundedRub = refundedRub.add(row.getDecimal(15));
    if (!row.isNullAt(8)) {
      timed += payments;
      captureSeconds += row.getLong(13);
      hours.merge(row.getInt(8), payments, Long::sum);
    }
  }

  /** Declined payments by reason. */
  Map<String, Long> reasons() {
    return reasons;
  }

  /** The fewest hours by which a share of the timed captures had come; empty when none is timed. */
  OptionalInt hoursUntil(double share) {
    long sum = 0;
    for (Map.Entry<Integer, Long> reached : hours.entrySet()) {
      sum += reached.getValue();
      if (sum >= share * timed - TOLERANCE) {
        return OptionalInt.of(reached.getKey());
      }
    }
    return OptionalInt.empty();
  }
}
