package org.tearoad.common.logs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Reads a file that lies in memory the way a task does, with blocks of any size. */
record Reading(LogRead read, String name, int blockSize, int longestRecord) {
  private static final LogFile FILE = new LogFile("memory", 0);

  /** One row of the result; {@code values} are those of the columns asked for. */
  record Record(long line, List<String> values, String raw, String problem, String detail) {}

  static Reading csv(String... columns) {
    return csv(Set.of(), columns);
  }

  static Reading csv(Set<String> required, String... columns) {
    return of(new LogRead(LogFormat.CSV, ',', List.of(columns), required, List.of()));
  }

  static Reading json(String... columns) {
    return of(new LogRead(LogFormat.JSON_LINES, ',', List.of(columns), Set.of(), List.of()));
  }

  static Reading of(LogRead read) {
    return new Reading(read, "log", RecordReader.BLOCK_SIZE, RecordReader.LONGEST_RECORD);
  }

  Reading named(String other) {
    return new Reading(read, other, blockSize, longestRecord);
  }

  Reading withBlocksOf(int bytes) {
    return new Reading(read, name, bytes, longestRecord);
  }

  Reading withRecordsUpTo(int bytes) {
    return new Reading(read, name, blockSize, bytes);
  }

  List<Record> of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  List<Record> of(byte[] bytes) {
    var names = new ArrayList<>(read.columns());
    names.addAll(Columns.ADDED);
    FormatReader format = FormatReader.of(read, names);
    RecordScanner scanner = format.start(FILE);
    var block =
        new Block(() -> ByteSource.decompress(new ByteArrayInputStream(bytes), name), blockSize);
    var records = new ArrayList<Record>();
    try (var reader = new RecordReader(block, scanner, format.rows(), longestRecord)) {
      ColumnVector[] vectors = format.vectors(names);
      while (reader.next()) {
        for (int row = 0; row < format.rows().count(); row++) {
          records.add(record(vectors, row));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private Record record(ColumnVector[] vectors, int row) {
    int count = read.columns().size();
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      values.add(text(vectors[i], row));
    }
    return new Record(
        vectors[count + 1].getLong(row),
        values,
        text(vectors[count + 2], row),
        text(vectors[count + 3], row),
        text(vectors[count + 4], row));
  }

  private static String text(ColumnVector vector, int row) {
    return vector.isNullAt(row) ? null : vector.getUTF8String(row).toString();
  }
}
