package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.tearoad.common.logs.Reading.Record;

class CutFilesTest {
  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;
  private static final Reading GZIP = Reading.csv("a", "b").named("x.csv.gz");
  private static final Reading ZSTD = Reading.csv("a", "b").named("x.csv.ZST");

  private static byte[] text(int rows) {
    var random = new Random(1);
    var text = new StringBuilder("a,b\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** What an independent inflater gets out of the first bytes. */
  private static String recoverable(byte[] gzip, int length) throws DataFormatException {
    if (length <= GZIP_HEADER) {
      return "";
    }
    var inflater = new Inflater(true);
    inflater.setInput(gzip, GZIP_HEADER, length - GZIP_HEADER);
    byte[] text = new byte[100_000];
    int count = inflater.inflate(text);
    inflater.end();
    return new String(text, 0, count, StandardCharsets.UTF_8);
  }

  @Test
  void gzipCutAnywhereKeepsItsCompleteLinesAndHasOneReject() throws Exception {
    byte[] whole = gzip(text(200));
    List<Record> all = GZIP.of(whole);
    assertThat(all).hasSize(200).allMatch(record -> record.problem() == null);

    for (int length = 1; length < whole.length; length++) {
      String text = recoverable(whole, length);
      long lines = text.chars().filter(c -> c == '\n').count();
      List<Record> records = GZIP.withBlocksOf(64).of(Arrays.copyOf(whole, length));

      int good = records.size() - 1;
      assertThat(good).as("cut at %d", length).isEqualTo((int) Math.max(0, lines - 1));
      assertThat(records.subList(0, good)).isEqualTo(all.subList(0, good));
      Record last = records.get(good);
      assertThat(last.problem()).isEqualTo("file_cut_off");
      assertThat(last.line()).isEqualTo(lines + 1);
      String rest = text.substring(text.lastIndexOf('\n') + 1);
      assertThat(last.raw()).isEqualTo(rest.isEmpty() ? null : rest);
      assertThat(last.detail()).isEqualTo("gzip stream ends too early");
    }
    assertThat(GZIP.of(new byte[0])).isEmpty();
  }

  @Test
  void gzipOfNothingHasNoRecord() throws IOException {
    assertThat(GZIP.of(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void membersOfAGzipAreReadAsOneText() throws IOException {
    byte[] text = text(100);
    byte[] first = gzip(Arrays.copyOf(text, 777));
    byte[] second = gzip(Arrays.copyOfRange(text, 777, text.length));
    List<Record> expected = GZIP.of(gzip(text));

    assertThat(GZIP.of(joined(first, second))).isEqualTo(expected);
    assertThat(GZIP.of(joined(joined(first, gzip(new byte[0])), second))).isEqualTo(expected);
    assertThat(GZIP.of(joined(gzip(text), new byte[512]))).as("padded").isEqualTo(expected);
  }

  @Test
  void optionalFieldsOfAGzipHeaderAreSkipped() throws IOException {
    byte[] gzip = gzip(text(3));
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3};
    byte[] fields = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
    byte[] rest = Arrays.copyOfRange(gzip, GZIP_HEADER, gzip.length);
    assertThat(GZIP.of(joined(joined(header, fields), rest))).isEqualTo(GZIP.of(gzip));
  }

  @Test
  void wrongChecksumOrLengthIsACutAfterTheLastLine() throws IOException {
    byte[] gzip = gzip(text(3));
    for (int position : new int[] {gzip.length - GZIP_TRAILER, gzip.length - 1}) {
      byte[] corrupt = gzip.clone();
      corrupt[position] ^= 1;
      List<Record> records = GZIP.of(corrupt);
      assertThat(records).hasSize(4);
      assertThat(records.get(3).problem()).isEqualTo("file_cut_off");
      assertThat(records.get(3).line()).isEqualTo(5);
      assertThat(records.get(3).detail()).startsWith("gzip stream is corrupt: its ");
    }
  }

  @Test
  void corruptBytesNeverThrowAndAlwaysShow() throws IOException {
    byte[] gzip = gzip(text(200));
    for (int i = GZIP_HEADER; i < gzip.length; i++) {
      byte[] corrupt = gzip.clone();
      corrupt[i] ^= 0x55;
      List<Record> records = GZIP.of(corrupt);
      assertThat(records.get(records.size() - 1).problem()).as("byte %d", i).isNotNull();
    }
  }

  @Test
  void otherBytesAfterAMemberAreACut() throws IOException {
    List<Record> records = GZIP.of(joined(gzip(text(1)), new byte[] {1, 2, 3}));
    assertThat(records).extracting(Record::problem).containsExactly(null, "file_cut_off");
  }

  @Test
  void cutInsideAQuoteIsACut() throws IOException {
    byte[] gzip = gzip("a,b\n1,\"2\n3".getBytes(StandardCharsets.UTF_8));
    List<Record> records = GZIP.of(Arrays.copyOf(gzip, gzip.length - 1));
    assertThat(records).extracting(Record::problem).containsExactly("file_cut_off");
    assertThat(records.get(0).raw()).isEqualTo("1,\"2\n3");
  }

  @Test
  void fileOfAnotherFormatIsUnreadable() {
    byte[] text = text(3);
    assertThat(GZIP.of(text))
        .containsExactly(
            new Record(1, Arrays.asList(null, null), null, "file_unreadable", "not a gzip file"));
    assertThat(ZSTD.of(text)).extracting(Record::detail).containsExactly("not a zstd file");
  }

  @Test
  void zstdFramesAreRead() {
    byte[] text = text(5000);
    List<Record> expected = Reading.csv("a", "b").of(text);
    byte[] frames =
        joined(
            Zstd.compress(Arrays.copyOf(text, 999)),
            Zstd.compress(Arrays.copyOfRange(text, 999, text.length)));
    assertThat(ZSTD.of(Zstd.compress(text))).isEqualTo(expected);
    assertThat(ZSTD.of(frames)).isEqualTo(expected);
    assertThat(ZSTD.of(new byte[0])).isEmpty();
    assertThat(ZSTD.of(Zstd.compress(new byte[0]))).isEmpty();
  }

  @Test
  void zstdCutAnywhereHasGoodLinesThenOneReject() {
    byte[] whole = Zstd.compress(text(40_000));
    List<Record> all = ZSTD.of(whole);
    for (int length = 1; length < whole.length; length += 1 + length / 9) {
      List<Record> records = ZSTD.of(Arrays.copyOf(whole, length));
      int good = records.size() - 1;
      assertThat(records.subList(0, good)).as("cut at %d", length).isEqualTo(all.subList(0, good));
      assertThat(records.get(good).problem()).isEqualTo("file_cut_off");
    }
    List<Record> almost = ZSTD.of(Arrays.copyOf(whole, whole.length - 1));
    assertThat(almost.size()).as("lines of earlier blocks").isGreaterThan(30_000);
  }
}
