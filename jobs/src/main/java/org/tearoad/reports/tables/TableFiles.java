package org.tearoad.reports.tables;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.reports.Edition;

/** What a release publishes as tables: a workbook, and a file of comma-separated values a mart. */
public final class TableFiles {
  /** The workbook. */
  public static final String WORKBOOK = "workbook.xlsx";

  /** The folder of the files. */
  public static final String FOLDER = "tables";

  private TableFiles() {}

  /**
   * All files, by name.
   *
   * @param published by mart, rows with a value a published column
   * @param rowCounts rows of the whole marts, by name
   * @param footnote on regions
   * @throws org.tearoad.reports.UndrawableException when a value cannot be published; it names mart
   *     and row
   */
  public static Map<String, byte[]> draw(
      Map<String, List<Object[]>> published,
      Edition edition,
      Map<String, Long> rowCounts,
      Optional<String> footnote) {
    List<PublishedTable> tables =
        Publications.ALL.stream()
            .map(one -> PublishedTable.of(one, published.getOrDefault(one.name(), List.of())))
            .toList();
    var csv = new CsvTable(edition);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(WORKBOOK, Workbooks.bytes(tables, edition, rowCounts, footnote));
    for (PublishedTable table : tables) {
      files.put(
          FOLDER + "/" + table.name() + ".csv", csv.text(table).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
