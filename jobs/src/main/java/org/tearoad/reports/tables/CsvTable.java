package org.tearoad.reports.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tearoad.reports.Edition;

/**
 * A published table as comma-separated text with a header. Each row says which release it is of,
 * since such files travel alone. Texts that a spreadsheet would take for a formula begin with an
 * apostrophe, as OWASP advises.
 */
final class CsvTable {
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final String release;
  private final String remark;

  CsvTable(Edition edition) {
    release = edition.release();
    remark = Remarks.inOneLine(edition);
  }

  String text(PublishedTable table) {
    var text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text)) {
      List<String> line = new ArrayList<>();
      table.columns().forEach(column -> line.add(column.name()));
      line.add("release");
      line.add("release_remark");
      csv.writeRecord(line);
      for (Object[] row : table.rows()) {
        line.clear();
        for (Object value : row) {
          line.add(cell(value));
        }
        line.add(release);
        line.add(remark);
        csv.writeRecord(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write table " + table.name(), e);
    }
    return text.toString();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof String text) {
      return harmless(text);
    }
    return value.toString();
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
