package org.tearoad.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end. */
public final class Program {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Program() {}

  /** How a program ended, and what it wrote to both its outputs. */
  public record Ended(int exitCode, String output) {}

  /**
   * @throws IllegalStateException when it does not end within five minutes; it is killed then
   */
  public static Ended run(ProcessBuilder program) {
    try {
      Path output = Files.createTempFile("program", ".log");
      Process process = program.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (!ended) {
        throw new IllegalStateException(
            "Cannot wait longer for %s, got so far:%n%s".formatted(program.command(), text));
      }
      return new Ended(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + program.command(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for " + program.command(), e);
    }
  }
}
