package org.tearoad.laws;

/** How a command ended: its exit code and what it printed. */
public record Ended(int code, String out, String err) {
  /** For messages of assertions that expect another code. */
  public String all() {
    return "exit code " + code + "\n" + out + err;
  }
}
