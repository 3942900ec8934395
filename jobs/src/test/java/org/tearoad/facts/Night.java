package org.tearoad.facts;

import static org.tearoad.common.testing.TableText.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.clean.Orders;
import org.tearoad.clean.Payments;
import org.tearoad.clean.Scans;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Table;

/** The steps of the facts on tiny tables: new lines merge with what is stored. */
final class Night {
  static final FactSettings SETTINGS = new FactSettings(ZoneId.of("Europe/Moscow"), "RU", "CN");

  /** Friday 2015-11-13, Monday 2015-11-16 and the last publication, Friday 2015-12-18. */
  static final FxRates RATES =
      new FxRates(
          List.of(
              rate("2015-11-13", "EUR", "RUB", "70"),
              rate("2015-11-13", "EUR", "USD", "1.25"),
              rate("2015-11-13", "EUR", "CNY", "7"),
              rate("2015-11-16", "EUR", "RUB", "72"),
              rate("2015-11-16", "EUR", "USD", "1.20"),
              rate("2015-11-16", "EUR", "CNY", "7.2"),
              rate("2015-12-18", "EUR", "RUB", "80"),
              rate("2015-12-18", "EUR", "USD", "1"),
              rate("2015-12-18", "EUR", "CNY", "8")));

  private final SparkSession spark;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();
  private Set<String> ofOtherRates = Set.of();

  Night(SparkSession spark) {
    this.spark = spark;
    tables.put(FxDaily.TABLE.name(), fxDaily(spark));
  }

  /** The next night: what this one made is stored, and there are no new lines yet. */
  Night next() {
    Night next = new Night(spark);
    for (Table fact : List.of(OrderFacts.TABLE, PaymentFacts.TABLE, ParcelFacts.TABLE)) {
      next.with(fact, facts(fact));
    }
    return next;
  }

  Night orders(String text) {
    return with(Orders.TABLE, table(spark, Orders.TABLE.schema(), text));
  }

  Night payments(String text) {
    return with(Payments.TABLE, table(spark, Payments.TABLE.schema(), text));
  }

  Night scans(String text) {
    return with(Scans.TABLE, table(spark, Scans.TABLE.schema(), text));
  }

  /** These months were finished with other rates. */
  Night otherRates(String... months) {
    ofOtherRates = Set.of(months);
    return this;
  }

  Night with(Table table, Dataset<Row> rows) {
    tables.put(table.name(), rows);
    return this;
  }

  /** Runs all steps of the facts in their order. */
  Night run() {
    for (Step step : FactsJob.steps(SETTINGS, ofOtherRates)) {
      Dataset<Row> rows = step.run(this::facts);
      // Stored as plain rows, else every plan would hold the plans of all nights before.
      tables.put(
          step.output().name(),
          spark.createDataFrame(rows.collectAsList(), step.output().schema()));
    }
    return this;
  }

  Dataset<Row> facts(Table table) {
    return tables.getOrDefault(table.name(), table.empty(spark));
  }

  private static Dataset<Row> fxDaily(SparkSession spark) {
    List<Row> rows =
        RATES.daily().stream()
            .map(
                day ->
                    RowFactory.create(
                        day.currency(),
                        day.date(),
                        day.rates().get("RUB"),
                        day.rates().get("USD"),
                        day.rates().get("CNY"),
                        day.published()))
            .toList();
    return spark.createDataFrame(rows, FxDaily.TABLE.schema());
  }

  private static FxRates.Rate rate(String date, String base, String quote, String rate) {
    return new FxRates.Rate(LocalDate.parse(date), base, quote, new BigDecimal(rate));
  }
}
