package org.tearoad.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command and measures it. Times to its end are bash's {@code time} keyword: exact for the
 * command and all children that it waited for. Anything else is looked up while it runs, every
 * tenth of a second: the peak, which Linux keeps as VmHWM, and what a lap cost.
 */
final class Stopwatch {
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >>\"$0\" 2>&1";

  private Stopwatch() {}

  /**
   * What a process cost.
   *
   * @param lap until all lines that were asked for stood in its log
   * @param whole until its exit
   */
  record Laps(Measured lap, Measured whole) {}

  /**
   * @param log gets what the command prints
   * @param lapEnds parts of lines of the log; the lap ends when all are there
   * @throws IOException when the command fails, or ends without these lines
   */
  static Laps measure(
      List<String> command, Map<String, String> environment, Path log, List<String> lapEnds)
      throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, log.toString()));
    timed.addAll(command);
    Path times = Files.createTempFile("times", ".txt");
    ProcessBuilder builder = new ProcessBuilder(timed).redirectError(times.toFile());
    builder.environment().putAll(environment);
    Files.deleteIfExists(log);
    long began = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    Optional<Measured> lap = Optional.empty();
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, largest(process));
      if (lap.isEmpty()
          && Files.exists(log)
          && lapEnds.stream().allMatch(Files.readString(log)::contains)) {
        lap =
            Optional.of(
                new Measured((System.nanoTime() - began) / 1e9, cpu(process), peak / 1024.0));
      }
    }
    if (process.exitValue() != 0 || lap.isEmpty()) {
      throw new IOException(
          "Cannot measure %s: it ended with %d, see %s"
              .formatted(command.get(0), process.exitValue(), log));
    }

    String[] parts = Files.readString(times).strip().split(" ");
    Files.delete(times);
    return new Laps(
        lap.get(),
        new Measured(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]),
            peak / 1024.0));
  }

  private static double cpu(Process process) {
    return process
        .descendants()
        .flatMap(child -> child.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toMillis() / 1e3)
        .sum();
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
