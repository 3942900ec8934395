package org.tearoad.reports;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The sentences of one language, by key: ICU patterns with named arguments. */
final class Messages {
  private static final String FILE = "/reports/messages_%s.properties";

  private final ULocale locale;
  private final Properties patterns;
  private final Map<String, Message> messages = new HashMap<>();

  /**
   * @param arguments all that its pattern names, also within a choice
   */
  private record Message(MessageFormat format, Set<String> arguments) {}

  Messages(Language language) {
    this.locale = new ULocale(language.code());
    this.patterns = read(FILE.formatted(language.code()));
  }

  boolean has(String key) {
    return patterns.containsKey(key);
  }

  Set<String> keys() {
    return patterns.stringPropertyNames();
  }

  /** What a message is to be told. */
  Set<String> arguments(String key) {
    return message(key).arguments();
  }

  /**
   * @throws IllegalArgumentException when there is no such message, or an argument of it is missing
   */
  String text(String key, Object... namesAndValues) {
    Message message = message(key);
    Map<String, Object> arguments = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    if (!arguments.keySet().containsAll(message.arguments())) {
      throw new IllegalArgumentException(
          "message %s needs %s, got %s".formatted(key, message.arguments(), arguments.keySet()));
    }
    return message.format().format(arguments);
  }

  private Message message(String key) {
    return messages.computeIfAbsent(key, this::parsed);
  }

  private Message parsed(String key) {
    String pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message %s in %s".formatted(key, locale));
    }
    var parts = new MessagePattern(pattern);
    Set<String> arguments = new TreeSet<>();
    for (int i = 0; i < parts.countParts(); i++) {
      if (parts.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
        arguments.add(parts.getSubstring(parts.getPart(i)));
      }
    }
    return new Message(new MessageFormat(pattern, locale), arguments);
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
