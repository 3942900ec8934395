package org.tearoad.clean;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * What a raw log is: its columns in the order in which their faults are judged.
 *
 * @param name of the log and of its folder below the raw root
 */
public record LogContract(String name, List<LogColumn> columns) {
  static final Field SOURCE = must("source", TEXT, "Source that the line came from.");
  static final Field FILE = must("file", TEXT, "File that the line stands in.");
  static final Field LINE =
      must(
          "line",
          COUNT,
          "Physical line where the record starts, header is 1; Parquet: row from 1.");
  static final Field OUTCOME = must("outcome", TEXT, "accepted or rejected.");
  static final Field REJECT_REASON =
      may("reject_reason", TEXT, "Why the line is not trusted; null when it is accepted.");
  static final Field REJECT_DETAIL =
      may("reject_detail", TEXT, "More about a line that could not be parsed; else null.");
  static final Field DEFECTS =
      may("defects", TEXT, "Faults of optional columns, separated by commas; null when none.");
  static final Field RAW =
      may("raw", TEXT, "Text of a rejected line, may hold personal data; null when accepted.");
  static final String ACCEPTED = "accepted";
  static final String REJECTED = "rejected";

  /** Faults of a line as a whole, found by the reader. */
  static final List<String> LINE_REASONS =
      List.of(
          "line_ragged",
          "line_quote_unclosed",
          "line_unreadable",
          "file_cut_off",
          "file_unreadable",
          "file_header_invalid");

  /** What the reader finds wrong with a file, not with a line. */
  public static final Set<String> FILE_REASONS =
      Set.of("file_cut_off", "file_unreadable", "file_header_invalid");

  public List<String> columnNames() {
    return columns.stream().map(LogColumn::name).toList();
  }

  public Set<String> requiredColumns() {
    return columns.stream()
        .filter(LogColumn::required)
        .map(LogColumn::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The closed list of reasons for which a line of this log can be rejected. */
  public List<String> rejectReasons() {
    return Stream.concat(
            LINE_REASONS.stream(),
            columns.stream().filter(LogColumn::required).flatMap(c -> c.reasons().stream()))
        .toList();
  }

  /** The closed list of defects: faults of optional columns, and amounts that were rounded. */
  public List<String> defects() {
    return columns.stream()
        .flatMap(
            column ->
                Stream.concat(
                    column.required() ? Stream.empty() : column.reasons().stream(),
                    column.type() == LogType.AMOUNT
                        ? Stream.of(column.name() + "_rounded")
                        : Stream.empty()))
        .toList();
  }

  /** All texts, as a source delivers them. */
  Table rawTable() {
    return Table.of(
        Layer.REFERENCE,
        "raw_" + name,
        "one row per line of the raw log",
        List.of("_file", "_line"),
        Stream.concat(
                columns.stream().map(column -> may(column.name(), TEXT, column.value().meaning())),
                Stream.of(
                    must("_source", TEXT, "Source that the line came from."),
                    must("_file", TEXT, "File that the line stands in."),
                    must("_line", COUNT, "Line in the file."),
                    may("_raw", TEXT, "Text of the line."),
                    may("_problem", TEXT, "Why the line could not be parsed; else null."),
                    may("_detail", TEXT, "More about the problem; else null.")))
            .toArray(Field[]::new));
  }

  /** The clean table of this log; postcodes have become regions and go no further. */
  Table cleanTable() {
    return Table.of(
            Layer.CLEAN,
            name,
            "one row per line of the raw log, rejected lines too",
            List.of(FILE.name(), LINE.name()),
            Stream.of(
                    columns.stream()
                        .filter(column -> !column.name().endsWith("_postcode"))
                        .map(column -> accepted(column.value())),
                    Stream.of(
                        SOURCE, FILE, LINE, REJECT_REASON, REJECT_DETAIL, DEFECTS, RAW, OUTCOME))
                .flatMap(fields -> fields)
                .toArray(Field[]::new))
        .storedBy(OUTCOME);
  }

  /** A rejected line keeps what could be read, so no value is promised in a clean table. */
  private static Field accepted(Field field) {
    return may(field.name(), field.type(), field.meaning());
  }
}
