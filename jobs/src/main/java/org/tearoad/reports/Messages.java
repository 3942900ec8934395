package org.tearoad.reports;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The sentences of one language, by key: ICU patterns with named arguments. */
final class Messages {
  private static final String FILE = "/reports/messages_%s.properties";

  private final ULocale locale;
  private final Properties patterns;
  private final Map<String, MessageFormat> formats = new HashMap<>();

  Messages(Language language) {
    this.locale = new ULocale(language.code());
    this.patterns = read(FILE.formatted(language.code()));
  }

  boolean has(String key) {
    return patterns.containsKey(key);
  }

  Properties patterns() {
    return patterns;
  }

  /**
   * @throws IllegalArgumentException when there is no such message, or an argument of it is missing
   */
  String text(String key, Object... namesAndValues) {
    MessageFormat format = formats.computeIfAbsent(key, this::parsed);
    Map<String, Object> arguments = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    if (!arguments.keySet().containsAll(format.getArgumentNames())) {
      throw new IllegalArgumentException(
          "message %s needs %s, got %s"
              .formatted(key, format.getArgumentNames(), arguments.keySet()));
    }
    return format.format(arguments);
  }

  private MessageFormat parsed(String key) {
    String pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message %s in %s".formatted(key, locale));
    }
    return new MessageFormat(pattern, locale);
  }

  private static Properties read(String file) {
    var patterns = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot draw reports: %s is not in the program".formatted(file));
      }
      patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    return patterns;
  }
}
