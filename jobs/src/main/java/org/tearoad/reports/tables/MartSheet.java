package org.tearoad.reports.tables;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * A published table as a sheet: what it is in two lines, then a header that stays in sight, then
 * the rows.
 *
 * @param mostRows of a sheet, all lines counted
 */
record MartSheet(PublishedTable table, List<String> remarks, int mostRows) {
  static final int HEADER = 2;
  private static final int ROWS_AT_ONCE = 2000;

  /** Rows of the table that there is room for. */
  int shown() {
    return Math.min(table.rows().size(), mostRows - HEADER - 1);
  }

  void write(Worksheet sheet, String whole) throws IOException {
    int shown = shown();
    layOut(sheet, shown);
    sheet.value(0, 0, table.name() + ": " + table.publication().mart().grain() + ".");
    sheet.style(0, 0).bold().fontSize(13).set();
    sheet.value(1, 0, note(whole, shown));
    if (!remarks.isEmpty()) {
      sheet.style(1, 0).bold().fontColor("A04010").set();
    }
    List<PublishedColumn> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      sheet.value(HEADER, i, columns.get(i).name());
    }
    Headings.style(sheet, HEADER, columns.size());
    for (int from = 0; from < shown; from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, shown);
      rows(sheet, from, to);
      formats(sheet, HEADER + 1 + from, HEADER + to);
      sheet.flush();
    }
    sheet.finish();
  }

  private String note(String whole, int shown) {
    String cut =
        shown < table.rows().size()
            ? "Cut after row %d of %d: a sheet holds no more. "
                .formatted(shown, table.rows().size())
            : "";
    String remark = remarks.isEmpty() ? "" : String.join(" ", remarks) + " ";
    return remark + cut + table.publication().rows() + " " + whole;
  }

  private void layOut(Worksheet sheet, int shown) {
    List<PublishedColumn> columns = table.columns();
    sheet.freezePane(0, HEADER + 1);
    sheet.setAutoFilter(HEADER, 0, HEADER + shown, columns.size() - 1);
    for (int i = 0; i < columns.size(); i++) {
      boolean isText = columns.get(i).unit() == Unit.TEXT;
      sheet.width(i, Math.max(isText ? 16 : 12, Math.min(22, columns.get(i).name().length() + 3)));
    }
  }

  private void rows(Worksheet sheet, int from, int to) {
    for (int i = from; i < to; i++) {
      Object[] row = table.rows().get(i);
      for (int column = 0; column < row.length; column++) {
        cell(sheet, HEADER + 1 + i, column, row[column]);
      }
    }
  }

  /** Texts are never formulas: a formula is another kind of cell. */
  private static void cell(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof String text) {
      sheet.value(row, column, text);
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (value instanceof LocalDate date) {
      sheet.value(row, column, date);
    }
  }

  /** Neighbours of one format at once. */
  private void formats(Worksheet sheet, int first, int last) {
    List<PublishedColumn> columns = table.columns();
    for (int from = 0, to; from < columns.size(); from = to) {
      Unit unit = columns.get(from).unit();
      for (to = from; to < columns.size() && columns.get(to).unit() == unit; to++) {}
      if (unit.isFormatted()) {
        sheet.range(first, from, last, to - 1).style().format(unit.format()).set();
      }
    }
  }
}
