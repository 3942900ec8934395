package org.tearoad.common.logs;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The batch of a task and the columns over it, made once for all files of a format.
 *
 * @param values a vector for each of the read's columns, by its place
 * @param scanners a new scanner for the next file
 */
record FormatReader(
    List<String> columns,
    RowBatch rows,
    IntFunction<LogVector> values,
    Supplier<RecordScanner> scanners) {
  private static final int LONGEST_RAW = 4096;

  static FormatReader of(LogRead read, List<String> names) {
    return switch (read.format()) {
      case CSV -> csv(read);
      case JSON_LINES -> json(read, names);
    };
  }

  private static FormatReader csv(LogRead read) {
    var values = new CsvValues(read.columns().size());
    var rows = new RowBatch(values);
    return new FormatReader(
        read.columns(),
        rows,
        column -> LogVector.csv(rows, values, column),
        () -> {
          values.startFile();
          return new CsvScanner(read, rows, values);
        });
  }

  private static FormatReader json(LogRead read, List<String> names) {
    boolean[] wanted = new boolean[read.columns().size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = names.contains(read.columns().get(i));
    }
    var values = new JsonValues(wanted);
    var rows = new RowBatch(values);
    return new FormatReader(
        read.columns(),
        rows,
        column -> LogVector.text(row -> values.value(column, row)),
        () -> new JsonScanner(read.columns(), rows, values));
  }

  RecordScanner start(LogFile file) {
    rows.startFile(file);
    return scanners.get();
  }

  ColumnVector[] vectors(List<String> names) {
    return names.stream().map(this::vector).toArray(ColumnVector[]::new);
  }

  private ColumnVector vector(String name) {
    return switch (name) {
      case Columns.FILE -> LogVector.text(row -> rows.file());
      case Columns.LINE -> LogVector.lines(rows);
      case Columns.RAW -> LogVector.text(this::raw);
      case Columns.PROBLEM -> LogVector.text(this::problem);
      case Columns.DETAIL -> LogVector.text(row -> UTF8String.fromString(rows.detail(row)));
      default -> values.apply(columns.indexOf(name));
    };
  }

  private UTF8String raw(int row) {
    byte[] bytes = rows.bytes();
    int start = rows.start(row);
    int end = Utf8.cut(bytes, start, rows.end(row), LONGEST_RAW);
    if (start == end) {
      return null;
    }

    return rows.problem(row) == null
        ? UTF8String.fromBytes(bytes, start, end - start)
        : Utf8.repaired(bytes, start, end);
  }

  private UTF8String problem(int row) {
    Problem problem = rows.problem(row);
    return problem == null ? null : problem.text();
  }
}
