package org.tearoad.common.logs;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.logs.Reading.Record;

class JsonRulesTest {
  private static final Reading AB = Reading.json("a", "b");

  private static List<String> valuesOf(String line) {
    List<Record> records = AB.of(line);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).detail()).isNull();
    return records.get(0).values();
  }

  @Test
  void textNumbersAndBooleansAreText() {
    assertThat(valuesOf("{\"b\":true,\"a\":\"чай\"}")).containsExactly("чай", "true");
    assertThat(valuesOf("{\"a\":false, \"b\" : -1.50}")).containsExactly("false", "-1.50");
    assertThat(valuesOf("{\"a\":1E+05,\"b\":123456789012345678901234567890.10}"))
        .containsExactly("100000", "123456789012345678901234567890.10");
    assertThat(valuesOf("{\"a\":1.23456789E7,\"b\":\"1E5\"}")).containsExactly("12345678.9", "1E5");
    assertThat(valuesOf("{\"a\":1e+9999,\"b\":2.5e-3}")).containsExactly("1e+9999", "0.0025");
  }

  @Test
  void nullMissingAndEmptyAreNull() {
    assertThat(valuesOf("{\"a\":null}")).containsExactly(null, null);
    assertThat(valuesOf("{\"a\":\"\"}")).containsExactly(null, null);
    assertThat(valuesOf("{}")).containsExactly(null, null);
  }

  @Test
  void escapesAreResolved() {
    assertThat(valuesOf("{\"a\":\"\\u0447\\n\\\"\\\\\",\"b\":\"x\\/\"}"))
        .containsExactly("ч\n\"\\", "x/");
    assertThat(valuesOf("{\"\\u0061\":\"1\"}")).containsExactly("1", null);
  }

  @Test
  void nestedValuesAreTheirJsonText() {
    assertThat(valuesOf("  {\"c\":{\"a\":9},\"a\":{\"x\": [1,\"}\"]}, \"b\":[ ],\"d\":1}"))
        .containsExactly("{\"x\": [1,\"}\"]}", "[ ]");
  }

  @Test
  void linesAreCountedAndBlankOnesSkipped() {
    assertThat(AB.of("\uFEFF\n \t\n{\"a\":1}\r\n\r\n{\"a\":2}"))
        .containsExactly(
            new Record(3, asList("1", null), "{\"a\":1}", null, null),
            new Record(5, asList("2", null), "{\"a\":2}", null, null));
    assertThat(AB.of("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "1",
        "\"a\"",
        "null",
        "{",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":\"x",
        "{\"a\"}",
        "x",
        "{\"a\":{\"b\":1}",
        "{\"a\":1} {\"a\":2}",
        "{\"a\":1}x",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\t\"}",
        "{\"a\":1,\"a\":1}",
        "{\"x\":1,\"x\":2}",
        "{a:1}",
        "\0{\"a\":1}",
        "}",
        "{\0\"\0a\0\"\0:\0001\0}\0"
      })
  void lineThatIsNotOneObjectIsUnreadableAlone(String line) {
    List<Record> records = AB.of("{\"b\":1}\n" + line + "\n{\"b\":2}\n");
    assertThat(records).extracting(Record::line).containsExactly(1L, 2L, 3L);
    assertThat(records).extracting(Record::problem).containsExactly(null, "line_unreadable", null);
    assertThat(records.get(1).values()).containsExactly(null, null);
    assertThat(records.get(1).raw()).isEqualTo(line);
    assertThat(records.get(1).detail()).isNotEmpty().doesNotContain("\n");
    assertThat(records.get(2).values()).containsExactly(null, "2");
  }

  @Test
  void invalidUtf8MakesTheLineUnreadable() {
    byte[] bytes = "{\"a\":\"?\"}\n{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xC0;
    assertThat(AB.of(bytes)).extracting(Record::detail).containsExactly("invalid UTF-8", null);
  }

  @Test
  void unknownKeysAreCollectedUpToAHundred() {
    var scanner =
        new JsonScanner(
            List.of("a"), new RowBatch(row -> {}), new JsonValues(new boolean[] {false}));
    var text = new StringBuilder("{\"a\":1,\"z\":{\"y\":1}}\n");
    for (int i = 0; i < 500; i++) {
      text.append("{\"k").append(i).append("\":1}\n");
    }
    byte[] bytes = (text + "________").getBytes(StandardCharsets.UTF_8);
    scanner.scan(bytes, 0, bytes.length - 8);
    assertThat(scanner.unknownColumns()).hasSize(100).contains("z", "k0").doesNotContain("a", "y");
  }

  @Test
  void smallBlocksChangeNothing() {
    String text =
        "{\"a\":\"чай\",\"b\":[1, 2]}\r\n\n{\"a\":\"\\u0447\"}\n{\n{\"b\":\""
            + "я".repeat(99)
            + "\"}";
    List<Record> expected = AB.of(text);
    assertThat(expected).hasSize(4);
    for (int size = 1; size < 80; size++) {
      assertThat(AB.withBlocksOf(size).of(text)).as("blocks of %d", size).isEqualTo(expected);
    }
  }
}
