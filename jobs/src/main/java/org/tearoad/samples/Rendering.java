package org.tearoad.samples;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Shuffles and compresses complete files beside the simulation; what a file holds does not depend
 * on when it is written.
 */
final class Rendering implements Closeable {
  private static final int THREADS = 2;
  private static final int FILES_WAITING = 24;

  private final Path raw;
  private final long seed;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore room = new Semaphore(FILES_WAITING);
  private final List<Future<LogFile.Ledger>> ledgers = new ArrayList<>();

  Rendering(Path raw, long seed) {
    this.raw = raw;
    this.seed = seed;
  }

  void write(LogFile file) {
    room.acquireUninterruptibly();
    ledgers.add(
        threads.submit(
            () -> {
              try {
                return file.write(raw, seed);
              } finally {
                room.release();
              }
            }));
  }

  /** Waits for all files; their ledgers by path. */
  List<LogFile.Ledger> finished() throws IOException {
    List<LogFile.Ledger> finished = new ArrayList<>();
    for (Future<LogFile.Ledger> ledger : ledgers) {
      try {
        finished.add(ledger.get());
      } catch (ExecutionException e) {
        throw new IOException("Cannot write a log file below " + raw, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Cannot write the logs below " + raw + ": interrupted", e);
      }
    }
    finished.sort(Comparator.comparing(LogFile.Ledger::path));
    return finished;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
