package org.tearoad.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tearoad.run.Notification;

/**
 * Runs the commands that want to know of failures and alerts, each with the status file as its last
 * word. It never fails: what goes wrong is a line on the log.
 */
final class Notifier {
  /** What the command must not learn. */
  private static final String SECRET = "TEAROAD_BUYER_KEY";

  private final Notification notification;
  private final PrintStream log;

  Notifier(Notification notification, PrintStream log) {
    this.notification = notification;
    this.log = log;
  }

  void tell(RunStatus status, String file) {
    if (status.hasFailed()) {
      run("notify.on-failure", notification.onFailure(), file);
    } else if (!status.newAlerts().isEmpty()) {
      run("notify.on-alert", notification.onAlert(), file);
    }
  }

  private void run(String setting, List<String> words, String file) {
    if (!words.isEmpty()) {
      problem(words, file)
          .ifPresent(
              problem ->
                  log.println(
                      "warning: the command of %s %s, got %s"
                          .formatted(setting, problem, words.get(0))));
    }
  }

  private Optional<String> problem(List<String> words, String file) {
    List<String> command = new ArrayList<>(words);
    command.add(file);
    Duration timeout = notification.timeout();
    try {
      Process process = start(command);
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Optional.of("was stopped after " + timeout.toSeconds() + " s");
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("ended with exit code " + process.exitValue());
    } catch (IOException e) {
      return Optional.of("cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was not waited for");
    }
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove(SECRET);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
