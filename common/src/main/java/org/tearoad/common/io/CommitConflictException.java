package org.tearoad.common.io;

/** Another run published first; what this one made was built on an older release. */
public final class CommitConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommitConflictException(String message) {
    super(message);
  }
}
