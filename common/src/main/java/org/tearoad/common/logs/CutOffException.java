package org.tearoad.common.logs;

import java.io.IOException;

/** The compressed stream ends too early or is corrupt; everything readable before was delivered. */
final class CutOffException extends IOException {
  private static final long serialVersionUID = 1L;

  CutOffException(String message) {
    super(message);
  }

  CutOffException(String message, Throwable cause) {
    super(message, cause);
  }
}
