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
    return TeaRoad.commandLine()
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }
}
