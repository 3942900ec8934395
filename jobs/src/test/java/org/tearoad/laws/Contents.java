package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.run.Manifest;
import org.tearoad.run.Warehouse;
import scala.collection.JavaConverters;

/**
 * All rows of the current release, facts and marts, by table and exact to the last digit; and the
 * rows of each month of a table that is stored by month. What tells of earlier releases is left
 * out.
 */
public record Contents(Map<String, List<String>> rows, Map<String, Map<String, Long>> months) {
  static final List<String> FACTS = List.of("order_facts", "payment_facts", "parcel_facts");

  /**
   * They compare with the releases that this warehouse published before, so nights and a rebuild in
   * an empty warehouse differ in them by their meaning.
   */
  private static final List<String> OF_EARLIER_RELEASES =
      List.of("revisions", "revision_summary", "suppressions");

  private static final int SHOWN = 5;

  public static Contents of(SparkSession spark, Site site) {
    Warehouse store = site.store();
    Manifest manifest = site.manifest();
    Map<String, List<String>> rows = new TreeMap<>();
    Map<String, Map<String, Long>> months = new TreeMap<>();
    for (String table : manifest.months().keySet()) {
      List<String> folders = new ArrayList<>();
      months.put(table, new TreeMap<>());
      manifest
          .months(table)
          .forEach(
              (month, stored) -> {
                folders.add(store.root().resolve(stored.folder()).toString());
                months.get(table).put(month, stored.rows());
              });
      rows.put(table, folders.isEmpty() ? List.of() : rows(read(spark, folders)));
    }
    Set<String> marts = new TreeSet<>(manifest.marts().keySet());
    OF_EARLIER_RELEASES.forEach(marts::remove);
    for (String mart : marts) {
      String folder = store.release(manifest.release()).folder("marts/" + mart).path().toString();
      rows.put(mart, rows(read(spark, List.of(folder))));
    }
    return new Contents(rows, months);
  }

  /** Only the rows of a table that fulfil a condition. */
  Contents where(String table, Predicate<String> condition) {
    Map<String, List<String>> fewer = new TreeMap<>(rows);
    fewer.computeIfPresent(table, (name, all) -> all.stream().filter(condition).toList());
    return new Contents(fewer, months);
  }

  /** Without what a column of a table says. */
  Contents withoutColumn(String table, String column) {
    Map<String, List<String>> fewer = new TreeMap<>(rows);
    fewer.computeIfPresent(
        table,
        (name, all) -> all.stream().map(row -> row.replaceAll(column + "=\\S*", "")).toList());
    return new Contents(fewer, months);
  }

  Contents without(String table) {
    Map<String, List<String>> fewer = new TreeMap<>(rows);
    fewer.remove(table);
    return new Contents(fewer, months);
  }

  /** The same tables with the same rows in the same months. */
  public void isSameAs(Contents other) {
    assertThat(rows.keySet()).isEqualTo(other.rows.keySet()).containsAll(FACTS);
    rows.forEach(
        (table, mine) -> {
          List<String> surplus = surplus(mine, other.rows.get(table));
          List<String> missing = surplus(other.rows.get(table), mine);
          assertThat(surplus.isEmpty() && missing.isEmpty())
              .as(
                  "%s: %d rows too many%n%s%nand %d missing%n%s",
                  table, surplus.size(), shown(surplus), missing.size(), shown(missing))
              .isTrue();
        });
    assertThat(months).isEqualTo(other.months);
  }

  static Dataset<Row> read(SparkSession spark, List<String> folders) {
    return spark.read().parquet(folders.toArray(String[]::new));
  }

  /** Rows as texts, sorted. */
  static List<String> rows(Dataset<Row> table) {
    return table.collectAsList().stream().map(Contents::text).sorted().toList();
  }

  private static List<String> surplus(List<String> rows, List<String> others) {
    Map<String, Long> counts =
        others.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    List<String> surplus = new ArrayList<>();
    for (String row : rows) {
      if (counts.merge(row, -1L, Long::sum) < 0) {
        surplus.add(row);
      }
    }
    return surplus;
  }

  private static String shown(List<String> rows) {
    return rows.stream().limit(SHOWN).collect(Collectors.joining("\n"));
  }

  private static String text(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.schema().fieldNames()[i] + "=" + text(row.get(i)))
        .collect(Collectors.joining(" "));
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof Row row) {
      return "{" + text(row) + "}";
    } else if (value instanceof scala.collection.Seq<?> values) {
      return JavaConverters.seqAsJavaList(values).stream().map(Contents::text).toList().toString();
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      JavaConverters.mapAsJavaMap(map).forEach((key, v) -> sorted.put(text(key), text(v)));
      return sorted.toString();
    }
    return String.valueOf(value);
  }
}
