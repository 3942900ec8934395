package org.tearoad.marts;

import static org.apache.spark.sql.functions.expr;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.delivery.WorkingCalendar;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.watch.WatchedSources;

/**
 * Which days the figures cover: the days that files of a source are named by, and the days of the
 * orders of a marketplace since its first. The days that are missing are {@link Gaps}; of a source
 * with a calendar its working days alone.
 */
public final class Coverage {
  public static final Table TABLE =
      Table.of(
          Layer.MARTS,
          "coverage",
          "one row per kind, name and day",
          List.of("kind", "name", "day"),
          must("kind", TEXT, "source or marketplace."),
          must("name", TEXT, "Source or marketplace."),
          may(
              "file_count",
              COUNT,
              "Files of the source for that day, 0 in a gap; null for a marketplace."),
          must("row_count", COUNT, "Lines of these files, or orders of the marketplace."),
          must(
              "is_gap",
              FLAG,
              "No file for longer than usual, or no orders where at least twelve were to be expected by the eight weeks before and after."),
          must("day", DATE, "Day of the files or of the orders."));

  private Coverage() {}

  /** What the files of one day hold. */
  private record Files(long count, long rows) {
    private Files plus(Files other) {
      return new Files(count + other.count, rows + other.rows);
    }
  }

  static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        Ledger.FILES,
        WatchedSources.TABLE,
        WorkingDays.TABLE,
        DailyVolume.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    Map<String, WorkingCalendar> calendars =
        WorkingCalendar.byCountry(
            in.get(2).select("country", "date", "is_working").collectAsList());
    Map<String, WorkingCalendar> ofSources = new HashMap<>();
    for (Row source : in.get(1).select("source", "calendar").collectAsList()) {
      ofSources.put(source.getString(0), calendars.get(source.getString(1)));
    }
    List<Row> rows = new ArrayList<>();
    files(in.get(0))
        .forEach((source, days) -> addSource(rows, source, days, ofSources.get(source)));
    orders(in.get(3)).forEach((name, days) -> addMarketplace(rows, name, days, settings.asOf()));
    return rows;
  }

  private static SortedMap<String, SortedMap<Integer, Files>> files(Dataset<Row> ledger) {
    SortedMap<String, SortedMap<Integer, Files>> files = new TreeMap<>();
    for (Row row :
        ledger
            .where("file_date is not null")
            .selectExpr("source", "unix_date(file_date)", "read_count")
            .collectAsList()) {
      files
          .computeIfAbsent(row.getString(0), absent -> new TreeMap<>())
          .merge(row.getInt(1), new Files(1, row.getLong(2)), Files::plus);
    }
    return files;
  }

  private static SortedMap<String, SortedMap<Integer, Long>> orders(Dataset<Row> daily) {
    SortedMap<String, SortedMap<Integer, Long>> orders = new TreeMap<>();
    for (Row row :
        daily
            .where("order_count > 0")
            .groupBy("marketplace", "order_date")
            .agg(expr("sum(order_count)"))
            .collectAsList()) {
      orders
          .computeIfAbsent(row.getString(0), absent -> new TreeMap<>())
          .put((int) row.getLocalDate(1).toEpochDay(), row.getLong(2));
    }
    return orders;
  }

  /**
   * @param calendar null when every day counts, as every day does beyond its years
   */
  private static void addSource(
      List<Row> rows, String source, SortedMap<Integer, Files> days, WorkingCalendar calendar) {
    days.forEach(
        (day, files) -> rows.add(row("source", source, files.count(), files.rows(), false, day)));
    IntPredicate isCounted =
        day -> calendar == null || !calendar.covers(day) || calendar.within(day, day) > 0;
    Gaps.ofFiles(new TreeSet<>(days.keySet()), isCounted)
        .forEach(day -> rows.add(row("source", source, 0L, 0, true, day)));
  }

  private static void addMarketplace(
      List<Row> rows, String marketplace, SortedMap<Integer, Long> days, LocalDate asOf) {
    int first = days.firstKey();
    long[] orders = new long[(int) asOf.toEpochDay() - first + 1];
    days.forEach((day, count) -> orders[day - first] = count);
    BitSet gaps = Gaps.ofOrders(orders);
    for (int i = 0; i < orders.length; i++) {
      rows.add(row("marketplace", marketplace, null, orders[i], gaps.get(i), first + i));
    }
  }

  private static Row row(String kind, String name, Long files, long rows, boolean isGap, int day) {
    return RowFactory.create(kind, name, files, rows, isGap, LocalDate.ofEpochDay(day));
  }
}
