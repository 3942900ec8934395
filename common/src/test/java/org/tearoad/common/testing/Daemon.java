package org.tearoad.common.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that stays: its log tells when it is ready. */
final class Daemon implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final String name;
  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private Daemon(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * @param isReady found in the line that says so; its first group is what {@link #awaitReady}
   *     returns
   */
  static Daemon start(String name, ProcessBuilder program, Pattern isReady) {
    try {
      Daemon daemon = new Daemon(name, program.redirectErrorStream(true).start());
      Thread reader = new Thread(() -> daemon.read(isReady), "log of " + name);
      reader.setDaemon(true);
      reader.start();
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /**
   * @throws IllegalStateException when it ends instead, or takes more than two minutes
   */
  String awaitReady() {
    try {
      return ready.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException(
          "Cannot start %s, got%n%s".formatted(name, String.join("\n", log)), e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for " + name, e);
    }
  }

  boolean hasLogged(String text) {
    return log.stream().anyMatch(line -> line.contains(text));
  }

  private void read(Pattern isReady) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher matcher = isReady.matcher(line);
        if (matcher.find()) {
          ready.complete(matcher.group(1));
        }
      }
    } catch (IOException e) {
      log.add("Cannot read on: " + e.getMessage());
    }
    ready.completeExceptionally(new IllegalStateException(name + " has ended"));
  }

  /** Ends it, and the programs that it has started. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }
}
