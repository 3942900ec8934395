package org.tearoad.reports;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.VolumeGrowth;

/** The few figures that are shown at the end of the demo, each a row of a mart. */
public final class Headlines {
  private static final int ROWS = 1000;

  private Headlines() {}

  /**
   * @param mart hands out the rows of a mart of the release
   */
  public static List<String> of(
      Function<Table, Dataset<Row>> mart, LocalDate asOf, boolean simulated) {
    String year = lastWholeYear(asOf);
    List<List<String>> rows = new ArrayList<>();
    List<Row> growth =
        mart.apply(VolumeGrowth.TABLE)
            .where(
                col("period_type")
                    .equalTo("year")
                    .and(col("period").equalTo(year))
                    .and(col("channel").equalTo("b2c"))
                    .and(col("dimension").equalTo("total"))
                    .and(col("trade").isin("cross_border", "domestic")))
            .orderBy("trade", "measure")
            .limit(ROWS)
            .collectAsList();
    for (Row row : growth) {
      rows.add(
          List.of(
              row.getString(row.fieldIndex("trade")),
              row.getString(row.fieldIndex("measure")),
              number(row.getDecimal(row.fieldIndex("value"))),
              rate(row, "growth_rate"),
              rate(row, "like_for_like_rate")));
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("B2C volume between China and Russia, %s, as of %s".formatted(year, asOf));
    if (simulated) {
      lines.add("SIMULATED: these figures come from generated sample logs, not from the market");
    }
    lines.add("");
    lines.addAll(
        TextTable.of(List.of("trade", "measure", "value", "on a year ago", "like for like"), rows));
    lines.add("");
    lines.addAll(leaders(mart.apply(MarketplaceRanking.TABLE), year));
    lines.add("");
    return lines;
  }

  private static List<String> leaders(Dataset<Row> ranking, String year) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row :
        ranking
            .where(
                col("period_type")
                    .equalTo("year")
                    .and(col("period").equalTo(year))
                    .and(col("channel").equalTo("b2c"))
                    .and(col("trade").equalTo("cross_border"))
                    .and(col("measure").equalTo("orders")))
            .orderBy("marketplace_rank", "marketplace")
            .limit(ROWS)
            .collectAsList()) {
      rows.add(
          List.of(
              Integer.toString(row.getInt(row.fieldIndex("marketplace_rank"))),
              row.getString(row.fieldIndex("marketplace")),
              number(row.getDecimal(row.fieldIndex("value"))),
              percent(row.getDouble(row.fieldIndex("share")))));
    }
    return TextTable.of(List.of("rank", "marketplace", "orders", "share"), rows);
  }

  private static String lastWholeYear(LocalDate asOf) {
    boolean isOver = asOf.getMonthValue() == 12 && asOf.getDayOfMonth() == 31;
    return Integer.toString(isOver ? asOf.getYear() : asOf.getYear() - 1);
  }

  private static String number(BigDecimal value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String rate(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index)
        ? "not comparable"
        : String.format(Locale.ROOT, "%+.1f %%", row.getDouble(index) * 100);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
