package org.tearoad.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The figures of a chart as a table: each line is one row of a mart, each cell one of its columns,
 * rounded as its format states.
 */
public record DataTable(List<Column> columns, List<MartRow> rows) {

  /**
   * @param header key of its message
   * @param field column of the mart
   * @param naming makes a name of a text; figures are not named
   */
  public record Column(String header, String field, Format format, UnaryOperator<String> naming) {

    static Column of(String header, String field, Format format) {
      return new Column(header, field, format, UnaryOperator.identity());
    }

    static Column named(String header, String field, UnaryOperator<String> naming) {
      return new Column(header, field, Format.TEXT, naming);
    }

    public boolean isText() {
      return format == Format.TEXT;
    }

    private String cell(Words words, MartRow row) {
      String text = format.of(words, row, field);
      return text.equals(Words.NONE) ? text : naming.apply(text);
    }
  }

  /**
   * @param mart where the line's figures stand
   * @param key of the row in it
   */
  public record Line(String mart, String key, List<String> cells) {}

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public List<Line> lines(Words words) {
    List<Line> lines = new ArrayList<>();
    for (MartRow row : rows) {
      List<String> cells = columns.stream().map(column -> column.cell(words, row)).toList();
      lines.add(new Line(row.mart(), row.keyText(), cells));
    }
    return lines;
  }
}
