package org.tearoad.common.io;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of a warehouse, a file {@code _lock} that names its holder. It saves wasted work and no
 * more: that two runs never both publish is the promise of {@link CommitLog}. A holder shows that
 * it lives by a heartbeat; one that was silent for longer than the lease, or whose process on this
 * host is gone, is replaced. The lease must be longer than clocks of the hosts differ.
 */
public final class RunLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final String FILE = "_lock";
  private static final int ATTEMPTS = 3;

  private final Folder warehouse;
  private final InstantSource clock;
  private final LockHolder holder;
  private final ScheduledExecutorService heartbeat;
  private boolean held = true;

  private RunLock(Folder warehouse, LockHolder holder, Duration lease, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.holder = holder;
    this.heartbeat =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "lock heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, lease.toMillis() / 3);
    heartbeat.scheduleWithFixedDelay(this::tryBeat, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lock.
   *
   * @param id of the run, unique among runs
   * @param lease how long a holder may be silent before it counts as dead
   * @throws LockHeldException when another run holds it
   */
  public static RunLock acquire(Folder warehouse, String id, Duration lease, InstantSource clock) {
    LockHolder self = LockHolder.thisProcess(id, clock.instant());
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (CreateOnce.in(warehouse).create(warehouse, FILE, Json.write(self))) {
          return new RunLock(warehouse, self, lease, clock);
        }

        Optional<LockHolder> other = read(warehouse, FILE);
        if (other.isPresent()) {
          failIfAlive(other.get(), lease, clock.instant());
          removeStale(warehouse, other.get());
        }
      }
    } catch (IOException e) {
      throw Folder.failure("take lock", warehouse.resolve(FILE), e);
    }
    throw new LockHeldException(
        "Cannot start: other runs keep taking the lock, got " + warehouse.resolve(FILE));
  }

  /**
   * True when no other run took the lock, and shows a sign of life. To be asked before the commit.
   */
  public synchronized boolean stillHeld() {
    if (isHeld()) {
      warehouse.writeAtomically(FILE, Json.write(holder.seenAt(clock.instant())));
    }
    return held;
  }

  /** Releases the lock, unless another run took it. */
  @Override
  public synchronized void close() {
    heartbeat.shutdownNow();
    // No sign of life: on a full disk it could not be written, and the lock would stay.
    if (isHeld()) {
      warehouse.delete(FILE);
    }
    held = false;
  }

  private boolean isHeld() {
    held =
        held && read(warehouse, FILE).filter(found -> found.id().equals(holder.id())).isPresent();
    return held;
  }

  /** A disk that is away for a moment must not end the heartbeat. */
  private void tryBeat() {
    try {
      if (!stillHeld()) {
        heartbeat.shutdown();
      }
    } catch (RuntimeException e) {
      LOG.warn("Cannot renew lock {}: {}", warehouse.resolve(FILE), e.getMessage());
    }
  }

  private static void failIfAlive(LockHolder other, Duration lease, Instant now) {
    boolean silent = other.heartbeatAt().plus(lease).isBefore(now);
    if (!silent && !other.isKnownDead()) {
      throw new LockHeldException(
          "Cannot start: run %s of %s holds the lock, on host %s as process %d since %s, last seen %s"
              .formatted(
                  other.id(),
                  other.user(),
                  other.host(),
                  other.process(),
                  other.startedAt(),
                  other.heartbeatAt()));
    }
  }

  /** Of two runs that saw the same stale lock, the slower one must not remove the faster one's. */
  static void removeStale(Folder warehouse, LockHolder stale) throws IOException {
    String aside = FILE + ".stale-" + UUID.randomUUID();
    if (!warehouse.move(FILE, aside)) {
      return;
    }

    Optional<LockHolder> moved = read(warehouse, aside);
    if (moved.isPresent() && !moved.get().equals(stale)) {
      CreateOnce.in(warehouse).create(warehouse, FILE, Json.write(moved.get()));
    }
    warehouse.delete(aside);
  }

  private static Optional<LockHolder> read(Folder warehouse, String name) {
    try {
      return warehouse.readText(name).map(text -> Json.read(text, LockHolder.class));
    } catch (IllegalArgumentException e) {
      throw new LockHeldException(
          "Cannot start: the lock cannot be read; delete it when no run is at work, got "
              + warehouse.resolve(name));
    }
  }
}
