package org.tearoad.run;

import java.time.Duration;
import java.util.List;

/**
 * Commands that are run with the status file as their last argument, never through a shell.
 *
 * @param onFailure words of the command for a run that failed; none: nobody is told
 * @param onAlert words of the command for a release with an alert that the one before it did not
 *     have; none: nobody is told
 * @param timeout after which the command is stopped
 */
public record Notification(List<String> onFailure, List<String> onAlert, Duration timeout) {
  public Notification {
    onFailure = List.copyOf(onFailure);
    onAlert = List.copyOf(onAlert);
  }
}
