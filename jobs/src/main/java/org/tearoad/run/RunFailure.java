package org.tearoad.run;

import java.util.List;
import org.tearoad.common.quality.CheckResult;

/** A run that ends for a reason that the operator can mend; the message says how. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<CheckResult> checks;

  public RunFailure(ExitCode exitCode, String message) {
    this(exitCode, message, List.of());
  }

  /**
   * @param checks those that failed
   */
  RunFailure(ExitCode exitCode, String message, List<CheckResult> checks) {
    super(message);
    this.exitCode = exitCode;
    this.checks = List.copyOf(checks);
  }

  /** The checks that failed, with samples; none when it was not for a check. */
  public List<CheckResult> checks() {
    return checks;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
