package org.tearoad.reports.tables;

import org.dhatim.fastexcel.Worksheet;

/** The sheet that says what the flags mean. */
final class FlagsSheet {
  private FlagsSheet() {}

  static void write(Worksheet sheet) {
    sheet.freezePane(0, 1);
    Headings.write(sheet, 0, "column", "code", "meaning");
    int row = 1;
    for (Flag flag : Flag.ALL) {
      sheet.value(row, 0, flag.column());
      sheet.value(row, 1, flag.code());
      sheet.value(row++, 2, flag.meaning());
    }
    sheet.setAutoFilter(0, 0, row - 1, 2);
    sheet.width(0, 16);
    sheet.width(1, 8);
    sheet.width(2, 100);
  }
}
