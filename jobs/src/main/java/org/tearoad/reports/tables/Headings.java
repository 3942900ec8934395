package org.tearoad.reports.tables;

import org.dhatim.fastexcel.Worksheet;

/** How the line of column names looks on every sheet. */
final class Headings {
  private Headings() {}

  static void style(Worksheet sheet, int row, int columns) {
    sheet
        .range(row, 0, row, columns - 1)
        .style()
        .bold()
        .fillColor("E6F0F8")
        .wrapText(true)
        .verticalAlignment("top")
        .set();
  }

  static void write(Worksheet sheet, int row, String... names) {
    for (int i = 0; i < names.length; i++) {
      sheet.value(row, i, names[i]);
    }
    style(sheet, row, names.length);
  }
}
