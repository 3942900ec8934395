package org.tearoad.run;

import static org.tearoad.common.pipeline.Runner.MONTH_FOLDER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.table.Table;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.OrderMonths;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.facts.PaymentFacts;

/**
 * The tables that are stored by month, as they stand in the course of a run: which folder is the
 * current one of each month. Nothing is changed in place. Steps that run at the same time may
 * replace different tables.
 */
final class Tables {
  /**
   * Instants of a fact, the latest of which tells whether a month knows more than its as-of day.
   */
  private static final Map<String, List<String>> INSTANTS =
      Map.of(
          OrderFacts.TABLE.name(), List.of("status_at", "ordered_at", "captured_at"),
          PaymentFacts.TABLE.name(), List.of("status_at", "paying_at"),
          ParcelFacts.TABLE.name(), List.of("last_scan_at"));

  private final SparkSession spark;
  private final Folder root;
  private final References references;
  private final ConcurrentSkipListMap<String, SortedMap<String, StoredMonth>> months =
      new ConcurrentSkipListMap<>();

  Tables(
      SparkSession spark,
      Folder root,
      References references,
      Map<String, ? extends Map<String, StoredMonth>> stored) {
    this.spark = spark;
    this.root = root;
    this.references = references;
    stored.forEach((table, of) -> months.put(table, new ConcurrentSkipListMap<>(of)));
  }

  SortedMap<String, SortedMap<String, StoredMonth>> months() {
    return months;
  }

  SortedMap<String, StoredMonth> months(Table table) {
    return months.computeIfAbsent(table.name(), name -> new ConcurrentSkipListMap<>());
  }

  /** All months of a table. */
  Dataset<Row> read(Table table) {
    return read(table, months(table).keySet());
  }

  /** Some months of a table; those that it does not have are empty. */
  Dataset<Row> read(Table table, Collection<String> wanted) {
    String[] folders =
        months(table).entrySet().stream()
            .filter(month -> wanted.contains(month.getKey()))
            .map(month -> root.resolve(month.getValue().folder()).toString())
            .toArray(String[]::new);
    return folders.length == 0
        ? table.empty(spark)
        : spark.read().schema(table.schema()).parquet(folders);
  }

  /** Takes over what was written: touched months point to their new folders, or are no more. */
  void replace(
      Table table, String written, List<ParquetFooter> footers, Collection<String> touched) {
    touched.forEach(months(table)::remove);
    footers.stream()
        .collect(Collectors.groupingBy(Tables::month))
        .forEach(
            (month, files) ->
                months(table)
                    .put(
                        month,
                        stored(table, month, written + "/" + MONTH_FOLDER + "=" + month, files)));
  }

  /** Months whose reference data are not those that finished them. */
  Set<String> monthsOfOtherRates() {
    return StoredMonths.ofOtherRates(months, references);
  }

  /** Months with an instant that a release of an earlier day could not count. */
  Set<String> knownMonthsLaterThan(Instant end) {
    return StoredMonths.knownLaterThan(end, months);
  }

  private StoredMonth stored(Table table, String month, String folder, List<ParquetFooter> files) {
    Instant latest =
        INSTANTS.getOrDefault(table.name(), List.of()).stream()
            .flatMap(column -> ParquetFooter.range(files, column).stream())
            .map(ParquetFooter.Range::last)
            .max(Instant::compareTo)
            .orElse(null);
    LocalDate from = null;
    LocalDate to = null;
    if (StoredMonths.CONVERTED.contains(table.name())) {
      from = ratesFrom(month, files);
      to = ratesTo(month, files);
    }
    return new StoredMonth(
        folder,
        ParquetFooter.rows(files),
        ParquetFooter.bytes(files),
        latest,
        from,
        to,
        from == null ? null : references.ratesFingerprint(from, to));
  }

  /** From the oldest rate used, and the year before, whose mean rates the marts use. */
  private static LocalDate ratesFrom(String month, List<ParquetFooter> files) {
    LocalDate from = day(files, "fx_date", ParquetFooter.Range::first).minusMonths(1);
    LocalDate oldest = day(files, "rate_date", ParquetFooter.Range::first);
    from = oldest.isBefore(from) ? oldest : from;
    if (month.equals(OrderMonths.WAITING)) {
      return from;
    }
    LocalDate yearAgo = YearMonth.parse(month).minusYears(1).atDay(1);
    return yearAgo.isBefore(from) ? yearAgo : from;
  }

  private static LocalDate ratesTo(String month, List<ParquetFooter> files) {
    LocalDate to = day(files, "fx_date", ParquetFooter.Range::last);
    if (month.equals(OrderMonths.WAITING)) {
      return to;
    }
    LocalDate end = YearMonth.parse(month).atEndOfMonth();
    return end.isAfter(to) ? end : to;
  }

  private static LocalDate day(
      List<ParquetFooter> files, String column, Function<ParquetFooter.Range, Instant> end) {
    return ParquetFooter.range(files, column)
        .or(() -> ParquetFooter.range(files, "fx_date"))
        .map(range -> LocalDate.ofInstant(end.apply(range), ZoneOffset.UTC))
        .orElseThrow();
  }

  private static String month(ParquetFooter footer) {
    return footer.file().getParent().getName().substring(MONTH_FOLDER.length() + 1);
  }
}
