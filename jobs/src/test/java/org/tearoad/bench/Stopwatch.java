package org.tearoad.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command and measures it. Times are bash's {@code time} keyword: exact for the command and
 * all children that it waited for. The peak is what Linux keeps as VmHWM, looked up now and then,
 * so the last moments of a process may be missed.
 */
final class Stopwatch {
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >>\"$0\" 2>&1";

  private Stopwatch() {}

  /**
   * @param log gets what the command prints
   * @throws IOException when the command fails
   */
  static Measured measure(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, log.toString()));
    timed.addAll(command);
    Path times = Files.createTempFile("times", ".txt");
    ProcessBuilder builder = new ProcessBuilder(timed).redirectError(times.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, largest(process));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "Cannot measure %s: it ended with %d, see %s"
              .formatted(command.get(0), process.exitValue(), log));
    }

    String[] parts = Files.readString(times).strip().split(" ");
    Files.delete(times);
    return new Measured(
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]),
        peak / 1024.0);
  }

  private static long largest(Process process) {
    return process.descendants().mapToLong(child -> peakKilobytes(child.pid())).max().orElse(0);
  }

  private static long peakKilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + pid + "/status"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // The process has ended between the list and the look.
      return 0;
    }
  }
}
