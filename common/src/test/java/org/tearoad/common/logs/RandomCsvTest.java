package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tearoad.common.logs.Reading.Record;

/** Random files, good and ragged, against FastCSV and against ourselves with other blocks. */
class RandomCsvTest {
  private static final String[] PIECES = {
    "a", "чай", "茶", "🍵", "7", " ", ",", "\"", "\n", "\r\n", "\r", "\0", "longer text 12345678"
  };
  private static final int WIDTH = 3;

  private record Row(long line, List<String> values) {}

  private static String csv(Random random) {
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    var text = new StringBuilder("c0,c1,c2").append(lineEnd);
    int rows = random.nextInt(12);
    for (int row = 0; row < rows; row++) {
      int width = random.nextInt(20) == 0 ? 1 + random.nextInt(5) : WIDTH;
      for (int field = 0; field < width; field++) {
        text.append(field == 0 ? "" : ",").append(field(random));
      }
      text.append(random.nextInt(9) == 0 ? lineEnd : "").append(lineEnd);
    }
    return text.append(random.nextBoolean() ? "last,2,3" : "").toString();
  }

  private static String field(Random random) {
    var value = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    boolean quoted = random.nextInt(3) == 0 || value.toString().matches("(?s).*[,\"\r\n].*");
    return quoted ? "\"" + value.toString().replace("\"", "\"\"") + "\"" : value.toString();
  }

  private static List<Row> byFastCsv(String text) {
    var rows = new ArrayList<Row>();
    for (CsvRecord record :
        CsvReader.builder()
            .skipEmptyLines(true)
            .ignoreDifferentFieldCount(true)
            .ofCsvRecord(text)) {
      var values = new ArrayList<String>();
      for (int i = 0; i < WIDTH; i++) {
        boolean readable = record.getFieldCount() == WIDTH && !record.getField(i).isEmpty();
        values.add(readable ? record.getField(i) : null);
      }
      rows.add(new Row(record.getStartingLineNumber(), values));
    }
    return rows.subList(1, rows.size());
  }

  @Test
  void recordsAndLinesEqualThoseOfFastCsv() {
    var random = new Random(20151111);
    for (int i = 0; i < 3000; i++) {
      // FastCSV takes a lone CR for a line end, also when it counts lines inside quotes.
      String text = csv(random).replaceAll("\r(?!\n)", "");
      List<Row> rows =
          Reading.csv("c0", "c1", "c2").of(text).stream()
              .map(record -> new Row(record.line(), record.values()))
              .toList();
      assertThat(rows).as("file %d: %s", i, text).isEqualTo(byFastCsv(text));
    }
  }

  @Test
  void smallBlocksChangeNothing() {
    var random = new Random(20151222);
    for (int i = 0; i < 400; i++) {
      String text = csv(random);
      List<Record> expected = Reading.csv("c2", "c0").of(text);
      for (int size = 1; size < 40; size += 1 + random.nextInt(4)) {
        assertThat(Reading.csv("c2", "c0").withBlocksOf(size).of(text))
            .as("file %d, blocks of %d: %s", i, size, text)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void brokenFilesNeverThrowAndLoseNoText() {
    var random = new Random(20160101);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = csv(random).getBytes(StandardCharsets.UTF_8);
      int body = "c0,c1,c2\r\n".length();
      for (int damage = 0; damage < 3 && bytes.length > body; damage++) {
        bytes[body + random.nextInt(bytes.length - body)] =
            (byte) "\"\n,x".charAt(random.nextInt(4));
      }
      var raws = new StringBuilder();
      for (Record record : Reading.csv("c0").withBlocksOf(16).of(bytes)) {
        raws.append(record.raw());
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(raws.toString().replaceAll("[\r\n]", ""))
          .as("file %d", i)
          .isEqualTo(text.substring(text.indexOf('\n') + 1).replaceAll("[\r\n]", ""));
    }
  }
}
