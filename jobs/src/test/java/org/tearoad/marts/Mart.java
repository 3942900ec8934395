package org.tearoad.marts;

import static org.tearoad.common.testing.TableText.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Table;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.disclosure.DisclosureSettings;
import org.tearoad.marts.revisions.MadeBy;

/** Tiny tables in, one mart out. */
final class Mart {
  private final SparkSession spark;
  private final MartSettings settings;
  private final MadeBy madeBy;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();

  Mart(SparkSession spark, String asOf) {
    this.spark = spark;
    var delivery = new DeliverySettings(180, 60, List.of("letter"), "RU", "CN");
    settings =
        new MartSettings(
            LocalDate.parse(asOf),
            ZoneId.of("Europe/Moscow"),
            30,
            delivery,
            List.of("chinese", "tmall"),
            new DisclosureSettings(3, 10, List.of()));
    madeBy = new MadeBy(asOf, "1", "settings");
  }

  MartSettings settings() {
    return settings;
  }

  Mart with(Table input, String text) {
    return with(input, table(spark, input.schema(), text));
  }

  Mart with(Table input, Dataset<Row> rows) {
    tables.put(input.name(), rows);
    return this;
  }

  /** Builds the mart and keeps it as an input of the next. */
  Dataset<Row> build(Table mart) {
    Step step =
        MartsJob.steps(settings, madeBy).stream()
            .filter(one -> one.output() == mart)
            .findFirst()
            .orElseThrow();
    Dataset<Row> built =
        step.run(
            input ->
                input == Periods.TABLE
                    ? periods()
                    : tables.getOrDefault(input.name(), input.empty(spark)));
    // Plain rows, so that the plans of marts upon marts stay small.
    Dataset<Row> rows = spark.createDataFrame(built.collectAsList(), mart.schema());
    tables.put(mart.name(), rows);
    return rows;
  }

  /** A mart that was built. */
  Dataset<Row> built(Table mart) {
    return tables.get(mart.name());
  }

  private Dataset<Row> periods() {
    String first =
        tables.get(MonthlyVolume.TABLE.name()).selectExpr("min(order_month)").first().getString(0);
    return spark.createDataFrame(
        Periods.rows(YearMonth.parse(first), settings.asOf()), Periods.TABLE.schema());
  }
}
