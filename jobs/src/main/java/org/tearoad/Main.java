package org.tearoad;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.tearoad.commands.TeaRoad;
import org.tearoad.common.spark.MissingClasses;

/** The one entry point: {@code spark-submit --class org.tearoad.Main tearoad.jar nightly …}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    MissingClasses.remember();
    System.exit(run(arguments));
  }

  /** Runs a command in this process and returns its exit code. */
  public static int run(String... arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try {
      return TeaRoad.commandLine().setOut(out).setErr(err).execute(arguments);
    } finally {
      // Only whole lines are flushed by themselves.
      out.flush();
      err.flush();
    }
  }
}
