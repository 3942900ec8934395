package org.tearoad.reports.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tearoad.reports.Edition;
import org.tearoad.reports.UndrawableException;

/**
 * Published tables as one workbook: what it is, a sheet a mart, the columns' definitions, the
 * flags. It holds values alone: no formula, macro or link to elsewhere.
 */
final class Workbooks {
  private static final String PROGRAM = "Tea Road";

  /** A form that spreadsheets ask for; the release tells the program's version. */
  private static final String FORM = "01.0000";

  private Workbooks() {}

  static byte[] bytes(
      List<PublishedTable> tables,
      Edition edition,
      Map<String, Long> rowCounts,
      Optional<String> footnote) {
    return bytes(tables, edition, rowCounts, footnote, Worksheet.MAX_ROWS);
  }

  /**
   * @param rowCounts rows of the whole marts, by name
   * @param footnote on regions
   * @param mostRows of a sheet
   */
  static byte[] bytes(
      List<PublishedTable> tables,
      Edition edition,
      Map<String, Long> rowCounts,
      Optional<String> footnote,
      int mostRows) {
    var bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, PROGRAM, FORM)) {
      var names = new SheetNames();
      Worksheet front = workbook.newWorksheet(names.next("about"));
      List<ContentsSheet.Line> lines = new ArrayList<>();
      for (PublishedTable table : tables) {
        var sheet = new MartSheet(table, Remarks.of(edition), mostRows);
        String name = names.next(table.name());
        long whole = rowCounts.getOrDefault(table.name(), (long) table.rows().size());
        sheet.write(workbook.newWorksheet(name), ContentsSheet.whole(table, whole));
        lines.add(new ContentsSheet.Line(name, table, sheet.shown(), whole));
      }
      String definitions = names.next("definitions");
      String flags = names.next("flags");
      ContentsSheet.write(front, edition, footnote, lines, List.of(definitions, flags));
      DefinitionsSheet.write(workbook.newWorksheet(definitions), tables);
      FlagsSheet.write(workbook.newWorksheet(flags));
      workbook.finish();
      return TimelessZip.of(bytes.toByteArray(), edition.asOf());
    } catch (IOException e) {
      throw new UndrawableException("the workbook cannot be written: " + e.getMessage(), e);
    }
  }
}
