package org.tearoad.common.io;

/** Another run is at work on the warehouse; the message says which, where and since when. */
public final class LockHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LockHeldException(String message) {
    super(message);
  }
}
