package org.tearoad.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.CsvTable;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.growth.MarketBenchmarks;
import org.tearoad.run.TeaRoadSettings.ReferenceFiles;

/**
 * What growth is seen beside: published figures of the domestic market, and the Chinese New Years.
 */
record MarketReference(List<Benchmark> benchmarks, List<LocalDate> newYears) {
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  /**
   * @param value domestic sales: the market without what is bought abroad
   */
  record Benchmark(String segment, int year, BigDecimal value, String source) {}

  static MarketReference read(Configuration hadoop, ReferenceFiles files) {
    return new MarketReference(
        CsvTable.read(hadoop, files.marketBenchmarks()).stream()
            .map(MarketReference::benchmark)
            .toList(),
        CsvTable.read(hadoop, files.lunarNewYear()).stream()
            .map(line -> line.read("date", LocalDate::parse))
            .sorted()
            .toList());
  }

  private static Benchmark benchmark(CsvTable.Line line) {
    BigDecimal market = line.read("market_rub_bn", BigDecimal::new);
    BigDecimal abroad = line.read("cross_border_share", BigDecimal::new);
    return new Benchmark(
        line.text("segment"),
        line.read("year", Integer::valueOf),
        market
            .multiply(BILLION)
            .multiply(BigDecimal.ONE.subtract(abroad))
            .setScale(2, RoundingMode.HALF_UP),
        line.text("source"));
  }

  Dataset<Row> benchmarks(SparkSession spark) {
    List<Row> rows =
        benchmarks.stream()
            .map(one -> RowFactory.create(one.segment(), one.year(), one.value(), one.source()))
            .toList();
    return spark.createDataFrame(rows, MarketBenchmarks.TABLE.schema());
  }

  Dataset<Row> newYears(SparkSession spark) {
    List<Row> rows = newYears.stream().map(RowFactory::create).toList();
    return spark.createDataFrame(rows, LunarNewYear.TABLE.schema());
  }
}
