package org.tearoad.facts;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.tearoad.common.table.Types.MONEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Check;

/**
 * Amounts in roubles, dollars and yuan: at the rate that holds on the row's fx_date, rounded half
 * up to two decimals. Adds {@code <amount>_rub}, {@code _usd}, {@code _cny} and the rates; they are
 * null where no rate leads to the currency.
 */
public final class Conversion {
  /** Columns of the rates that were used, which are added beside the amounts. */
  static final String[] RATES = {"rub_rate", "usd_rate", "cny_rate", "rate_date"};

  /**
   * A rate holds until the next is published, for days or over holidays; after weeks it is no rate
   * of the day but a file that nobody brought up to date.
   */
  static final Check RATES_ARE_RECENT =
      Check.warning(
          "rates_are_recent", "rate_date is null or rate_date >= fx_date - interval 15 days");

  private static final String KEY = "_rate_key";
  private static final String LAST = "_last_rate";

  private final String currency;
  private final Dataset<Row> rates;

  private Conversion(String currency, Dataset<Row> rates) {
    this.currency = currency;
    this.rates = rates;
  }

  /**
   * @param currency name of the column with the currency of the amounts
   * @param rates rows of {@link FxDaily}
   */
  public static Conversion of(String currency, Dataset<Row> rates) {
    return new Conversion(currency, rates);
  }

  public Dataset<Row> convert(Dataset<Row> rows, String... amounts) {
    // The last rate holds until the next is published, so days after it are as good as its own.
    Dataset<Row> held =
        rates.select(
            col("currency").as(currency),
            col("fx_date").as(KEY),
            col("rub_rate"),
            col("usd_rate"),
            col("cny_rate"),
            col("rate_date"));
    Dataset<Row> last = rates.agg(max(col("fx_date")).as(LAST));
    List<Column> columns = new ArrayList<>(List.of(col("*")));
    for (String amount : amounts) {
      for (String target : FxRates.TARGETS) {
        String suffix = target.toLowerCase(Locale.ROOT);
        columns.add(
            round(col(amount).multiply(col(suffix + "_rate")), 2)
                .cast(MONEY)
                .as(amount + "_" + suffix));
      }
    }
    return rows.crossJoin(broadcast(last))
        .withColumn(KEY, least(col("fx_date"), col(LAST)))
        .join(broadcast(held), new String[] {currency, KEY}, "left")
        .select(columns.toArray(Column[]::new))
        .drop(KEY, LAST);
  }
}
