package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.testing.HdfsExtension;

@ExtendWith(HdfsExtension.class)
class RunLockTest {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2015-11-11T01:00:00Z");
  @TempDir java.nio.file.Path temporary;
  private Instant now = START;

  private RunLock acquire(Folder warehouse, String id) {
    return RunLock.acquire(warehouse, id, LEASE, () -> now);
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void aSecondRunIsToldWhoHoldsTheLock(Disk disk, FileSystem hdfs) {
    Folder warehouse = disk.folder(temporary, hdfs);
    try (RunLock first = acquire(warehouse, "first")) {
      assertThat(first.stillHeld()).isTrue();
      assertThatExceptionOfType(LockHeldException.class)
          .isThrownBy(() -> acquire(warehouse, "second"))
          .withMessageMatching(
              "Cannot start: run first of \\S+ holds the lock, on host \\S+ as process \\d+"
                  + " since 2015-11-11T01:00:00Z, last seen 2015-11-11T01:00:00Z");
    }

    assertThat(warehouse.list()).isEmpty();
    acquire(warehouse, "second").close();
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void aSilentHolderIsReplacedAndNoticesIt(Disk disk, FileSystem hdfs) {
    Folder warehouse = disk.folder(temporary, hdfs);
    RunLock silent = acquire(warehouse, "silent");
    now = START.plus(LEASE).plusMillis(1);

    try (RunLock next = acquire(warehouse, "next")) {
      assertThat(silent.stillHeld()).isFalse();
      silent.close();
      assertThat(next.stillHeld()).isTrue();
      assertThat(warehouse.list()).hasSize(1);
    }
  }

  @Test
  void aHeartbeatKeepsTheLock() {
    Folder warehouse = Disk.LOCAL.folder(temporary, null);
    try (RunLock first = acquire(warehouse, "first")) {
      now = START.plus(LEASE);
      assertThat(first.stillHeld()).isTrue();
      now = START.plus(LEASE).plus(LEASE);

      assertThatExceptionOfType(LockHeldException.class)
          .isThrownBy(() -> acquire(warehouse, "second"))
          .withMessageContaining("last seen 2015-11-11T01:10:00Z");
    }
  }

  @Test
  void theHeartbeatBeatsByItself() throws IOException, InterruptedException {
    Folder warehouse = Disk.LOCAL.folder(temporary, null);
    try (RunLock lock = RunLock.acquire(warehouse, "x", Duration.ofMillis(30), () -> now)) {
      now = START.plusSeconds(7);
      String awaited = "\"heartbeatAt\" : \"2015-11-11T01:00:07Z\"";
      Instant deadline = Instant.now().plusSeconds(20);
      while (!warehouse.readText("_lock").orElseThrow().contains(awaited)) {
        assertThat(Instant.now()).isBefore(deadline);
        Thread.onSpinWait();
      }
      assertThat(lock.stillHeld()).isTrue();
    }
  }

  @Test
  void aHolderWhoseProcessIsGoneNeedsNoWaiting() throws IOException, InterruptedException {
    Folder warehouse = Disk.LOCAL.folder(temporary, null);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    LockHolder self = LockHolder.thisProcess("killed", START);
    warehouse.writeAtomically(
        "_lock",
        Json.write(new LockHolder("killed", "user", self.host(), gone.pid(), START, START)));

    acquire(warehouse, "next").close();

    warehouse.writeAtomically(
        "_lock", Json.write(new LockHolder("far", "user", "elsewhere", gone.pid(), START, START)));
    assertThatExceptionOfType(LockHeldException.class)
        .isThrownBy(() -> acquire(warehouse, "next"))
        .withMessageContaining("on host elsewhere");
  }

  @Test
  void aLockThatCannotBeReadIsLeftToPeople() {
    Folder warehouse = Disk.LOCAL.folder(temporary, null);
    warehouse.writeAtomically("_lock", "{");

    assertThatExceptionOfType(LockHeldException.class)
        .isThrownBy(() -> acquire(warehouse, "next"))
        .withMessageStartingWith(
            "Cannot start: the lock cannot be read; delete it when no run is at work, got file:");
  }

  @Test
  void ofTwoRunsThatSawTheSameStaleLockTheSlowerLeavesTheFastersAlone() throws IOException {
    Folder warehouse = Disk.LOCAL.folder(temporary, null);
    LockHolder stale = LockHolder.thisProcess("stale", START.minus(LEASE).minus(LEASE));
    try (RunLock faster = acquire(warehouse, "faster")) {
      RunLock.removeStale(warehouse, stale);

      assertThat(faster.stillHeld()).isTrue();
      assertThat(warehouse.list()).hasSize(1);
    }
  }
}
