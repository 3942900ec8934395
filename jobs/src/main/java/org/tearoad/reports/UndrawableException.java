package org.tearoad.reports;

/** A report that cannot be drawn completely; the message names the chart or mart and the row. */
public final class UndrawableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UndrawableException(String message) {
    super(message);
  }

  public UndrawableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same, for a chart whose rows are at fault. */
  static UndrawableException of(String chart, UndrawableException cause) {
    return new UndrawableException("chart " + chart + ": " + cause.getMessage(), cause);
  }
}
