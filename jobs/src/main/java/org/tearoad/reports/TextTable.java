package org.tearoad.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows as lines of text for a terminal: columns under each other, null as a dash. */
public final class TextTable {
  private TextTable() {}

  /** At most so many rows of the dataset, with its column names first. */
  public static List<String> of(Dataset<Row> rows, int most) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows.limit(most).collectAsList()) {
      cells.add(
          IntStream.range(0, row.size()).mapToObj(i -> Objects.toString(row.get(i), "-")).toList());
    }
    return of(Arrays.asList(rows.columns()), cells);
  }

  public static List<String> of(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    Stream.concat(Stream.of(header), rows.stream())
        .forEach(
            row -> {
              for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
              }
            });
    return Stream.concat(Stream.of(header), rows.stream())
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .toList();
  }
}
