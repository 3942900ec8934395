package org.tearoad.reports.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook as another program reads it: lines by sheet, a value or null a cell. */
record OpenedWorkbook(Map<String, List<List<Object>>> sheets) {
  /** Only the format tells a date from a number. */
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  static OpenedWorkbook of(byte[] bytes) throws IOException {
    Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<List<Object>> lines = new ArrayList<>();
        for (Row row : sheet.read()) {
          while (lines.size() < row.getRowNum() - 1) {
            lines.add(List.of());
          }
          lines.add(row.stream().map(OpenedWorkbook::value).toList());
        }
        sheets.put(sheet.getName(), lines);
      }
    }
    return new OpenedWorkbook(sheets);
  }

  /** Texts that a sheet holds. */
  List<String> texts(String sheet) {
    return sheets.get(sheet).stream()
        .flatMap(List::stream)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private static Object value(Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return null;
    }
    return switch (cell.getType()) {
      case STRING -> cell.asString();
      case NUMBER ->
          "yyyy-mm-dd".equals(cell.getDataFormatString())
              ? cell.asDate().toLocalDate()
              : cell.asNumber().stripTrailingZeros().toPlainString();
      case BOOLEAN -> cell.asBoolean();
      default -> throw new IllegalStateException(cell.getAddress() + " is a " + cell.getType());
    };
  }
}
