package org.tearoad.common.io;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** Who holds the lock of a warehouse: a run, its user, host and process, and when it was seen. */
public record LockHolder(
    String id, String user, String host, long process, Instant startedAt, Instant heartbeatAt) {

  static LockHolder thisProcess(String id, Instant now) {
    return new LockHolder(
        id, System.getProperty("user.name"), thisHost(), ProcessHandle.current().pid(), now, now);
  }

  LockHolder seenAt(Instant now) {
    return new LockHolder(id, user, host, process, startedAt, now);
  }

  /** True when the process ran on this host and is gone, so nobody needs to wait for its lease. */
  boolean isKnownDead() {
    return host.equals(thisHost()) && ProcessHandle.of(process).isEmpty();
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
