package org.tearoad.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one file of a log, kept as bytes until its last day is over. */
final class LogFile {
  /** A line that must be rejected or has a defect. */
  record Mark(int line, String reason) {}

  /** What a written file holds; marks are in order of lines. */
  record Ledger(String path, int rows, List<Mark> rejects, List<Mark> defects) {}

  private static final int LEVEL = 6;

  private final Log log;
  private final int lastDay;
  private byte[] bytes = new byte[1 << 12];
  private int length;
  private int[] ends = new int[64];
  private int rows;
  private final Map<Integer, String> rejects = new TreeMap<>();
  private final Map<Integer, String> defects = new TreeMap<>();

  LogFile(Log log, int lastDay) {
    this.log = log;
    this.lastDay = lastDay;
  }

  int lastDay() {
    return lastDay;
  }

  void add(byte[] line) {
    if (length + line.length > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(
                  length + line.length,
                  (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 3L / 2)));
    }
    System.arraycopy(line, 0, bytes, length, line.length);
    length += line.length;
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 3 / 2);
    }
    ends[rows++] = length;
  }

  void addReject(byte[] line, String reason) {
    rejects.put(rows, reason);
    add(line);
  }

  void addDefect(byte[] line, String defect) {
    defects.put(rows, defect);
    add(line);
  }

  Ledger write(Path raw, long seed) throws IOException {
    String path = log.folder() + "/dt=" + Calendar.date(lastDay) + "/" + log.folder() + ".csv.gz";
    int[] order = shuffled(Randomness.of(seed, log.ordinal(), lastDay));
    List<Mark> rejected = new ArrayList<>();
    List<Mark> defective = new ArrayList<>();
    try (TextFile file = TextFile.gzip(raw.resolve(path), LEVEL)) {
      file.write((log.header() + "\n").getBytes(StandardCharsets.US_ASCII));
      for (int position = 0; position < rows; position++) {
        int row = order[position];
        int start = row == 0 ? 0 : ends[row - 1];
        file.write(bytes, start, ends[row] - start);
        mark(rejects.get(row), position + 2, rejected);
        mark(defects.get(row), position + 2, defective);
      }
    }
    return new Ledger(path, rows, rejected, defective);
  }

  private static void mark(String reason, int line, List<Mark> marks) {
    if (reason != null) {
      marks.add(new Mark(line, reason));
    }
  }

  private int[] shuffled(Randomness random) {
    int[] order = new int[rows];
    for (int index = 0; index < rows; index++) {
      int other = random.below(index + 1);
      order[index] = order[other];
      order[other] = index;
    }
    return order;
  }
}
