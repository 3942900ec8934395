package org.tearoad.common.logs;

import java.io.IOException;

/** The file cannot be opened, or is not of the format its name claims. */
final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }

  UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
