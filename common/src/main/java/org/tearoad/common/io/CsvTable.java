package org.tearoad.common.io;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small CSV files with a header, read on the driver: reference data and look-ups. */
public final class CsvTable {
  private CsvTable() {}

  /** One record; an error names file, line and column. */
  public record Line(String file, NamedCsvRecord record) {

    public <T> T read(String column, Function<String, T> parse) {
      String text =
          record
              .findField(column)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot read %s line %d: there is no column %s, got %s"
                              .formatted(
                                  file,
                                  record.getStartingLineNumber(),
                                  column,
                                  record.getHeader())));
      try {
        return parse.apply(text.strip());
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "Cannot read %s line %d column %s: %s, got %s"
                .formatted(file, record.getStartingLineNumber(), column, why(e), text),
            e);
      }
    }

    /** What Java says of a wrong number or date is for programmers. */
    private static String why(RuntimeException e) {
      if (e instanceof NumberFormatException) {
        return "not a number";
      }
      return e instanceof DateTimeException ? "not a date" : e.getMessage();
    }

    public String text(String column) {
      return read(column, text -> text);
    }
  }

  /** The values of a record as they stand, and the line where it starts. */
  public record Values(long line, List<String> texts) {}

  /**
   * All records, the header first.
   *
   * @throws UncheckedIOException when the file is not there or cannot be read
   */
  public static List<Values> values(Configuration hadoop, String pathOrUri, char delimiter) {
    Path path = new Path(pathOrUri);
    try (Reader reader =
            new InputStreamReader(path.getFileSystem(hadoop).open(path), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv =
            CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(reader)) {
      List<Values> values = new ArrayList<>();
      csv.forEach(
          record -> values.add(new Values(record.getStartingLineNumber(), record.getFields())));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(pathOrUri, e.getMessage()), e);
    }
  }

  /**
   * @throws UncheckedIOException when the file is not there or cannot be read
   * @throws IllegalArgumentException when a record is not what is asked for, naming the place
   */
  public static List<Line> read(Configuration hadoop, String pathOrUri) {
    Path path = new Path(pathOrUri);
    try {
      FileSystem fileSystem = path.getFileSystem(hadoop);
      try (Reader reader = new InputStreamReader(fileSystem.open(path), StandardCharsets.UTF_8);
          CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
        List<Line> lines = new ArrayList<>();
        csv.forEach(record -> lines.add(new Line(pathOrUri, record)));
        return lines;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(pathOrUri, e.getMessage()), e);
    }
  }
}
