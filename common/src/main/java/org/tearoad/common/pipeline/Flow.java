package org.tearoad.common.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.tearoad.common.table.Table;

/**
 * Work in the order of its inputs: each piece begins as soon as the pieces before it that make its
 * inputs have ended. While one plans or waits for its last task, others use the cores.
 */
public final class Flow {
  private final Runnable cancel;
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private final Map<Table, CompletableFuture<Void>> makers = new HashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CompletableFuture<Void> start = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param cancel stops what runs; called when a piece fails
   */
  public Flow(Runnable cancel) {
    this.cancel = cancel;
  }

  /**
   * A further piece. What it makes counts for the pieces added after it, so it may read the older
   * state of a table that a later one replaces.
   */
  public Flow add(List<Table> outputs, List<Table> inputs, Runnable work) {
    CompletableFuture<?>[] needed =
        inputs.stream()
            .filter(makers::containsKey)
            .map(makers::get)
            .toArray(CompletableFuture[]::new);
    CompletableFuture<Void> end =
        CompletableFuture.allOf(start, CompletableFuture.allOf(needed))
            .thenRunAsync(() -> unlessFailed(work), threads);
    ends.add(end);
    outputs.forEach(output -> makers.put(output, end));
    return this;
  }

  /**
   * Does all of it.
   *
   * @throws RuntimeException the first failure, when everything that had begun has ended; it may be
   *     any exception, for Spark, being Scala, throws checked ones that it does not declare
   */
  public void run() {
    start.complete(null);
    ends.forEach(this::awaitEnd);
    threads.shutdown();
    if (failure.get() != null) {
      throw Flow.<RuntimeException>asItIs(failure.get());
    }
  }

  /**
   * Ends the flow from outside: what runs is interrupted, nothing else begins.
   *
   * @param because thrown by {@link #run}, unless a piece failed before
   */
  public void abort(RuntimeException because) {
    failure.compareAndSet(null, because);
    threads.shutdownNow();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T asItIs(Throwable failure) throws T {
    throw (T) failure;
  }

  private void unlessFailed(Runnable work) {
    if (failure.get() != null) {
      return;
    }
    try {
      work.run();
    } catch (Throwable e) {
      if (failure.compareAndSet(null, e)) {
        cancel.run();
      }
    }
  }

  private void awaitEnd(CompletableFuture<Void> end) {
    try {
      end.get();
    } catch (ExecutionException e) {
      // Pieces that had not begun when the flow was aborted.
      failure.compareAndSet(null, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for steps: interrupted", e);
    }
  }
}
