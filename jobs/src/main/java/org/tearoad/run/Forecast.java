package org.tearoad.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tearoad.facts.OrderMonths;

/**
 * What a run would do, told without Spark and without reading a line. Files and bytes to read are
 * counted; rows, months and bytes to write are estimates, since only the lines tell which orders
 * they speak of.
 *
 * @param idle why there is nothing to do; empty when there is
 * @param total of the new files; one that feeds several sources counts once
 * @param sources what each source would read of the new files
 * @param again files that a correction may have to read again
 * @param months that the run may touch
 * @param writes by table, of facts and base marts
 * @param published bytes of the release that the run goes on from: derived marts and reports
 */
public record Forecast(
    Inputs inputs,
    Optional<String> idle,
    Reading total,
    SortedMap<String, Reading> sources,
    Reading again,
    SortedSet<String> months,
    SortedMap<String, Long> writes,
    long published) {

  /**
   * Files to read.
   *
   * @param rows by the rows per byte of what was read before; empty when nothing was
   */
  public record Reading(long files, long bytes, OptionalLong rows) {}

  /**
   * @param reach days from an order to the last lines that are usual for it
   * @param exact months that a run touches for another reason than its files
   * @param published bytes of the base release
   */
  static Forecast of(
      Inputs inputs, Optional<String> idle, int reach, Set<String> exact, long published) {
    SortedSet<String> months = new TreeSet<>();
    if (idle.isEmpty()) {
      months.addAll(exact);
      months.addAll(months(inputs, reach));
    }
    SortedMap<String, Reading> sources = new TreeMap<>();
    for (RawFile file : inputs.fresh()) {
      sources.computeIfAbsent(
          file.source().name(),
          name -> reading(inputs, inputs.fresh(), one -> one.source().name().equals(name)));
    }
    Predicate<RawFile> mayBeRead = file -> isNear(file, inputs.retired(), reach);
    return new Forecast(
        inputs,
        idle,
        reading(inputs, inputs.fresh(), file -> true),
        sources,
        reading(inputs, inputs.known(), mayBeRead),
        months,
        writes(inputs, months),
        published);
  }

  /** Bytes to write of tables whose folder begins so: facts or marts. */
  public long bytesOf(String layer) {
    return inputs.base().map(Manifest::months).orElse(new TreeMap<>()).entrySet().stream()
        .filter(
            table ->
                table.getValue().values().stream()
                    .anyMatch(month -> month.folder().startsWith(layer + "/")))
        .mapToLong(table -> writes.getOrDefault(table.getKey(), 0L))
        .sum();
  }

  private static Reading reading(Inputs inputs, List<RawFile> files, Predicate<RawFile> condition) {
    Map<String, RawFile> byPath = new TreeMap<>();
    files.stream().filter(condition).forEach(file -> byPath.putIfAbsent(file.path(), file));
    Map<String, Double> rowsPerByte = new TreeMap<>();
    long bytes = 0;
    double rows = 0;
    for (RawFile file : byPath.values()) {
      bytes += file.size();
      rows +=
          file.size()
              * rowsPerByte.computeIfAbsent(
                  file.source().name(), name -> rowsPerByte(inputs, name));
    }
    return new Reading(
        byPath.size(), bytes, Double.isNaN(rows) ? OptionalLong.empty() : rounded(rows));
  }

  private static OptionalLong rounded(double rows) {
    return OptionalLong.of(Math.round(rows));
  }

  /** Of the source's own files, else of all; not a number when nothing was read. */
  private static double rowsPerByte(Inputs inputs, String source) {
    List<LedgerEntry> all = inputs.base().map(Manifest::ledger).orElse(List.of());
    List<LedgerEntry> own = all.stream().filter(entry -> entry.source().equals(source)).toList();
    List<LedgerEntry> read = own.isEmpty() ? all : own;
    long bytes = read.stream().mapToLong(LedgerEntry::size).sum();
    return bytes == 0
        ? Double.NaN
        : (double) read.stream().mapToLong(LedgerEntry::read).sum() / bytes;
  }

  /** Files speak of the orders of their day and of the days before, as far back as is usual. */
  private static SortedSet<String> months(Inputs inputs, int reach) {
    SortedSet<String> months = new TreeSet<>();
    Set<LocalDate> days = new TreeSet<>(inputs.retired());
    inputs.fresh().forEach(file -> days.add(file.day().orElse(inputs.asOf())));
    for (LocalDate day : days) {
      YearMonth last = YearMonth.from(day);
      for (YearMonth month = YearMonth.from(day.minusDays(reach));
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        months.add(month.toString());
      }
    }
    return months;
  }

  private static boolean isNear(RawFile file, SortedSet<LocalDate> retired, int reach) {
    return !retired.isEmpty()
        && file.day()
            .map(
                day ->
                    !day.isBefore(retired.first().minusDays(reach))
                        && !day.isAfter(retired.last().plusDays(reach)))
            .orElse(true);
  }

  /** The touched months as they are stored, and what the new files add to the facts. */
  private static SortedMap<String, Long> writes(Inputs inputs, SortedSet<String> months) {
    SortedMap<String, Long> writes = new TreeMap<>();
    Manifest base = inputs.base().orElse(null);
    if (base == null || months.isEmpty()) {
      return writes;
    }
    long read = base.ledger().stream().mapToLong(LedgerEntry::size).sum();
    double growth = read == 0 ? 0 : (double) inputs.bytes() / read;
    base.months()
        .forEach(
            (table, stored) -> {
              long all = stored.values().stream().mapToLong(StoredMonth::bytes).sum();
              long touched =
                  stored.entrySet().stream()
                      .filter(
                          month ->
                              months.contains(month.getKey())
                                  || month.getKey().equals(OrderMonths.WAITING))
                      .mapToLong(month -> month.getValue().bytes())
                      .sum();
              writes.put(table, touched + Math.round(all * growth));
            });
    return writes;
  }
}
