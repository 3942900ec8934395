package org.tearoad.reports.tables;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** The sheet that says what each column means. */
final class DefinitionsSheet {
  private DefinitionsSheet() {}

  static void write(Worksheet sheet, List<PublishedTable> tables) {
    sheet.freezePane(0, 1);
    Headings.write(sheet, 0, "table", "column", "key", "unit", "meaning");
    int row = 1;
    for (PublishedTable table : tables) {
      for (PublishedColumn column : table.columns()) {
        sheet.value(row, 0, table.name());
        sheet.value(row, 1, column.name());
        sheet.value(row, 2, column.isKey() ? "key" : "");
        sheet.value(row, 3, column.unit().words());
        sheet.value(row++, 4, column.meaning());
      }
    }
    sheet.setAutoFilter(0, 0, row - 1, 4);
    sheet.width(0, 24);
    sheet.width(1, 30);
    sheet.width(2, 8);
    sheet.width(3, 22);
    sheet.width(4, 120);
  }
}
