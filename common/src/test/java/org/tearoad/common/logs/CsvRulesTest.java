package org.tearoad.common.logs;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tearoad.common.logs.Reading.Record;

class CsvRulesTest {
  private static Record good(long line, String raw, String... values) {
    return new Record(line, asList(values), raw, null, null);
  }

  private static Record bad(long line, String raw, String problem, String detail) {
    return new Record(line, asList(null, null), raw, problem, detail);
  }

  private static final Reading AB = Reading.csv("a", "b");

  @Test
  void columnsAreFoundByNameWhateverTheirPlace() {
    assertThat(AB.of("x,b,a\n1,2,3\n")).containsExactly(good(2, "1,2,3", "3", "2"));
  }

  @Test
  void headerNamesAreTrimmedAndCaseSensitive() {
    assertThat(AB.of(" a , B\n1,2\n")).containsExactly(good(2, "1,2", "1", null));
  }

  @Test
  void valuesAreNotTrimmedAndEmptyOnesAreNull() {
    assertThat(AB.of("a,b\n x ,\n\"\",\" \"\n,\n"))
        .containsExactly(
            good(2, " x ,", " x ", null),
            good(3, "\"\",\" \"", null, " "),
            good(4, ",", null, null));
  }

  @Test
  void quotedFieldsMayHoldDelimitersQuotesAndLineEnds() {
    assertThat(AB.of("a,b\n\"1,\n2\",\"3\"\"4\"\"\"\n\"\"\"\",\"\r\n\"\r\n5,6\n"))
        .containsExactly(
            good(2, "\"1,\n2\",\"3\"\"4\"\"\"", "1,\n2", "3\"4\""),
            good(4, "\"\"\"\",\"\r\n\"", "\"", "\r\n"),
            good(6, "5,6", "5", "6"));
  }

  @Test
  void quoteInsideAnUnquotedFieldIsAnOrdinaryCharacter() {
    assertThat(AB.of("a,b\n1\"2,\u00A0\"3\"\n4,5\n"))
        .containsExactly(
            good(2, "1\"2,\u00A0\"3\"", "1\"2", "\u00A0\"3\""), good(3, "4,5", "4", "5"));
  }

  @Test
  void lineEndsMayBeCrLfAndTheLastMayBeMissing() {
    assertThat(AB.of("a,b\r\n1,2\r\n3,\r\n5,6"))
        .containsExactly(
            good(2, "1,2", "1", "2"), good(3, "3,", "3", null), good(4, "5,6", "5", "6"));
    assertThat(AB.of("a,b\n1,2\r")).containsExactly(good(2, "1,2", "1", "2"));
    assertThat(AB.of("a,b\n1,\"2\"")).containsExactly(good(2, "1,\"2\"", "1", "2"));
  }

  @Test
  void carriageReturnInsideALineIsAnOrdinaryCharacter() {
    assertThat(AB.of("a,b\n1\r1,\r2\n")).containsExactly(good(2, "1\r1,\r2", "1\r1", "\r2"));
  }

  @Test
  void byteOrderMarkIsSkipped() {
    assertThat(AB.of("\uFEFFa,b\n1,2\n")).containsExactly(good(2, "1,2", "1", "2"));
    assertThat(AB.of("\uFEFF")).isEmpty();
  }

  @Test
  void blankLinesAreSkippedButCounted() {
    assertThat(AB.of("\n\r\na,b\n\n\r\n1,2\n\n")).containsExactly(good(6, "1,2", "1", "2"));
  }

  @Test
  void lineOfBlanksIsNotBlank() {
    assertThat(AB.of("a,b\n  \n"))
        .containsExactly(bad(2, "  ", "line_ragged", "got 1 fields, header has 2"));
  }

  @Test
  void emptyFileAndBareHeaderHaveNoRecords() {
    assertThat(AB.of("")).isEmpty();
    assertThat(AB.of("\n\n")).isEmpty();
    assertThat(AB.of("a,b")).isEmpty();
  }

  @Test
  void raggedLineIsRejectedAlone() {
    assertThat(AB.of("a,b\n1\n2,3,4\n5,6,\"7\n8\"\n9,10\n"))
        .containsExactly(
            bad(2, "1", "line_ragged", "got 1 fields, header has 2"),
            bad(3, "2,3,4", "line_ragged", "got 3 fields, header has 2"),
            bad(4, "5,6,\"7\n8\"", "line_ragged", "got 3 fields, header has 2"),
            good(6, "9,10", "9", "10"));
  }

  @Test
  void unclosedQuoteSwallowsTheRestOfTheFile() {
    assertThat(AB.of("a,b\n1,2\n3,\"4\n5,6\n"))
        .containsExactly(
            good(2, "1,2", "1", "2"),
            bad(
                3,
                "3,\"4\n5,6",
                "line_quote_unclosed",
                "a quote is opened and not closed before the end of the file"));
    assertThat(AB.of("a,b\n1,\""))
        .extracting(Record::problem)
        .containsExactly("line_quote_unclosed");
    assertThat(AB.of("a,b\n1,\"2\"\""))
        .extracting(Record::problem)
        .containsExactly("line_quote_unclosed");
  }

  @Test
  void textAfterAClosingQuoteMakesTheLineUnreadable() {
    assertThat(AB.of("a,b\n\"1\"x,2\n\"1\" ,2\n\"1\"\r,2\n3,4\n"))
        .containsExactly(
            bad(2, "\"1\"x,2", "line_unreadable", "text after a closing quote"),
            bad(3, "\"1\" ,2", "line_unreadable", "text after a closing quote"),
            bad(4, "\"1\"\r,2", "line_unreadable", "text after a closing quote"),
            good(5, "3,4", "3", "4"));
  }

  @Test
  void invalidUtf8MakesTheLineUnreadableAndItsRawTextIsRepaired() {
    byte[] bytes = "a,b\nчай,1\n?,2\nчай,3\n".getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xD1;
    assertThat(AB.of(bytes))
        .containsExactly(
            good(2, "чай,1", "чай", "1"),
            bad(3, "\uFFFD,2", "line_unreadable", "invalid UTF-8"),
            good(4, "чай,3", "чай", "3"));
  }

  @Test
  void zeroBytesAreOrdinaryCharacters() {
    assertThat(AB.of("a,b\n\0,1\0\n")).containsExactly(good(2, "\0,1\0", "\0", "1\0"));
  }

  @Test
  void rawTextIsCutAtACharacterWithin4096Bytes() {
    String text = "x" + "я".repeat(3000);
    List<Record> records = AB.of("a,b\n" + text + ",1\n");
    assertThat(records.get(0).values()).containsExactly(text, "1");
    assertThat(records.get(0).raw()).isEqualTo("x" + "я".repeat(2047));
  }

  @Test
  void anotherDelimiterMayBeUsed() {
    var read = new LogRead(LogFormat.CSV, '\t', List.of("a", "b"), Set.of(), List.of());
    assertThat(Reading.of(read).of("a\tb\n1,\t\"2\t\"\n"))
        .containsExactly(good(2, "1,\t\"2\t\"", "1,", "2\t"));
  }

  @Test
  void lineEndCannotBeADelimiter() {
    assertThatThrownBy(() -> new LogRead(LogFormat.CSV, '\n', List.of(), Set.of(), List.of()))
        .hasMessageEndingWith("no quote and no line end, got U+000A");
  }

  @Test
  void headerWithoutRequiredColumnIsOneReject() {
    Reading strict = Reading.csv(Set.of("b", "a", "c"), "a", "b");
    assertThat(strict.of("\na,x\n1,2\n3,4\n"))
        .containsExactly(bad(2, "a,x", "file_header_invalid", "lacks b, c"));
  }

  @Test
  void headerWithANameTwiceIsOneReject() {
    assertThat(AB.of("a, a,b\n1,2,3\n"))
        .containsExactly(bad(1, "a, a,b", "file_header_invalid", "has a twice"));
    assertThat(AB.of("a,b,,\n1,2,3,4\n")).containsExactly(good(2, "1,2,3,4", "1", "2"));
  }

  @Test
  void malformedHeaderIsOneReject() {
    assertThat(AB.of("a,\"b\"c\n1,2\n"))
        .containsExactly(
            bad(1, "a,\"b\"c", "file_header_invalid", "has text after a closing quote"));
    assertThat(AB.of("a,\"b\n1,2\n"))
        .extracting(Record::problem)
        .containsExactly("file_header_invalid");
    assertThat(AB.of(new byte[] {'a', ',', (byte) 0xFF, '\n', '1'}))
        .containsExactly(bad(1, "a,\uFFFD", "file_header_invalid", "is not valid UTF-8"));
  }

  @Test
  void headerMayBeQuotedAndSpanLines() {
    assertThat(AB.of("\"a\",\"b\",\"x\n\"\"y\"\r\n1,2,3\n"))
        .containsExactly(good(3, "1,2,3", "1", "2"));
  }

  @Test
  void recordLongerThanTheLimitIsRejectedAndReadingGoesOn() {
    String text = "a,b\n1,2\n\"\n\"" + "x".repeat(500) + "\n3,4\n";
    List<Record> records = AB.withBlocksOf(50).withRecordsUpTo(100).of(text);
    assertThat(records).extracting(Record::line).containsExactly(2L, 3L, 5L);
    assertThat(records.get(1).problem()).isEqualTo("line_unreadable");
    assertThat(records.get(1).detail()).isEqualTo("no end within 100 bytes");
    assertThat(records.get(2)).isEqualTo(good(5, "3,4", "3", "4"));
  }

  @Test
  void unclosedQuoteDoesNotFillTheMemory() {
    String text = "a,b\n1,\"" + "x\n".repeat(5000);
    List<Record> records = AB.withBlocksOf(50).withRecordsUpTo(100).of(text);
    assertThat(records).extracting(Record::problem).containsExactly("line_quote_unclosed");
    assertThat(records.get(0).raw()).hasSizeLessThan(500);
  }

  @Test
  void columnsThatNobodyAskedForAreUnknown() {
    var values = new CsvValues(1);
    var scanner = new CsvScanner(Reading.csv("b").read(), new RowBatch(values), values);
    byte[] bytes = "z,b,\"y\",,é\n________".getBytes(StandardCharsets.UTF_8);
    scanner.scan(bytes, 0, bytes.length - 8);
    assertThat(scanner.unknownColumns()).isEqualTo(new TreeSet<>(Set.of("z", "y", "é")));
  }

  @Test
  void veryWideFilesAreReadInSmallBatches() {
    var names = new StringBuilder("a,b");
    var row = new StringBuilder("1,2");
    for (int i = 0; i < 20_000; i++) {
      names.append(",c").append(i);
      row.append(',').append(i);
    }
    List<Record> records = AB.of(names + "\n" + (row + "\n").repeat(40));
    assertThat(records).hasSize(40).allMatch(record -> record.values().equals(List.of("1", "2")));
  }
}
