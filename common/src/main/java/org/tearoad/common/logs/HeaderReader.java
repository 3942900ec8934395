package org.tearoad.common.logs;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Reads no more of a file than the names of its columns. */
record HeaderReader(LogFormat format, char delimiter) {
  private static final int BLOCK_SIZE = 64 * 1024;

  List<String> read(Configuration hadoop, LogFile file) throws IOException {
    var block = new Block(() -> ByteSource.open(hadoop, file), BLOCK_SIZE);
    try (block) {
      return read(block);
    } catch (IOException e) {
      throw new IOException(
          "Cannot read the header of %s: %s".formatted(file.path(), e.getMessage()), e);
    }
  }

  private List<String> read(Block block) throws IOException {
    int start = 0;
    block.refill(start);
    block.endLastLine();
    start = firstRecord(block);
    while (start < block.limit()) {
      List<String> names = names(block, start);
      if (names != null) {
        return names;
      }
      if (block.ended() || block.limit() - start > RecordReader.LONGEST_RECORD) {
        break;
      }
      block.refill(start);
      block.endLastLine();
      start = 0;
    }
    if (block.cut() != null) {
      throw block.cut();
    }
    if (start < block.limit()) {
      throw new IOException(
          switch (format) {
            case CSV -> "the first record has no end";
            case JSON_LINES -> "no line is a JSON object with a key";
          });
    }
    return List.of();
  }

  private static int firstRecord(Block block) {
    byte[] bytes = block.bytes();
    int at = Utf8.afterMark(bytes, 0, block.limit());
    while (at < block.limit() && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** Null when the window must be longer for them. */
  private List<String> names(Block block, int start) throws IOException {
    return switch (format) {
      case CSV -> csvNames(block, start);
      case JSON_LINES -> jsonNames(block, start);
    };
  }

  private List<String> csvNames(Block block, int start) throws IOException {
    CsvHeader header = CsvHeader.parse(block.bytes(), start, block.limit(), (byte) delimiter);
    if (header != null && header.malformed() != null) {
      throw new IOException("it " + header.malformed());
    }
    return header == null ? null : header.names();
  }

  /** Of all objects in the block: an object may be without its empty keys. */
  private static List<String> jsonNames(Block block, int start) {
    byte[] bytes = block.bytes();
    Set<String> names = new LinkedHashSet<>();
    int from = start;
    for (int end; (end = JsonScanner.lineEnd(bytes, from, block.limit())) >= 0; from = end + 1) {
      names.addAll(namesIfAny(bytes, from, end));
    }
    return names.isEmpty() ? null : List.copyOf(names);
  }

  /** A line that is no object is a reject later on. */
  private static List<String> namesIfAny(byte[] bytes, int start, int end) {
    try {
      return JsonObjectReader.names(bytes, start, end);
    } catch (IOException e) {
      return List.of();
    }
  }
}
