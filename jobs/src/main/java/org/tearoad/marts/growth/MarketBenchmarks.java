package org.tearoad.marts.growth;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** What others say of the domestic market, from the reference data. */
public final class MarketBenchmarks {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "market_benchmarks",
          "one row per segment and year",
          List.of("segment", "year"),
          must("segment", TEXT, "domestic_benchmark_akit or domestic_benchmark_data_insight."),
          must("year", NUMBER, "Calendar year."),
          must("value_rub", MONEY_SUM, "Domestic online sales in roubles."),
          must("source", TEXT, "Who says so."));

  private MarketBenchmarks() {}
}
