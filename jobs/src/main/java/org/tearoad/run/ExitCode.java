package org.tearoad.run;

/** How a command ends; schedulers decide by these numbers. */
public enum ExitCode {
  /** Published, or nothing to do. */
  DONE(0),
  UNEXPECTED(1),
  /** Wrong usage, settings or reference data. */
  USAGE(2),
  /** Another run holds the lock. */
  LOCKED(3),
  /** Input is missing, or staler than freshness.error-after. */
  NO_INPUT(4),
  /** A check failed or a rebuild is needed; nothing was published. */
  REFUSED(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
