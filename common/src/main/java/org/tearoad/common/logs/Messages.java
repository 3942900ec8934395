package org.tearoad.common.logs;

/** One line of text out of an exception. */
public final class Messages {
  private static final int LONGEST = 300;

  private Messages() {}

  public static String of(Throwable problem) {
    String kind = problem.getClass().getSimpleName();
    return problem.getMessage() == null ? kind : kind + ": " + line(problem.getMessage());
  }

  static String line(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
