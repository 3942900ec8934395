package org.tearoad.common.config;

import java.util.List;

/** The settings cannot be used; the message lists every problem, one a line, by file and line. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super("Cannot start, settings are wrong:\n  " + String.join("\n  ", problems));
  }
}
