package org.tearoad.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * Typed reads of settings that collect problems instead of failing at the first. A read that meets
 * a problem returns null, 0, false or an empty list, so nothing that was read may be used before
 * {@link #failIfProblems}, which also reports every key that nobody asked for.
 */
public final class Settings {
  private final Config config;
  private final String prefix;
  private final Problems problems;

  public Settings(Config config) {
    this(config, "", new Problems(config.root()));
  }

  private Settings(Config config, String prefix, Problems problems) {
    this.config = config;
    this.prefix = prefix;
    this.problems = problems;
  }

  /**
   * Reads a file of settings by path or Hadoop URI, with its includes (relative to the file that
   * names them; a missing one is an error) and environment substitutions.
   *
   * @param overrides values that win over the file, by key below {@code tearoad}; keys that begin
   *     with {@code spark.tearoad.} give way to the same key without it. A value is text, or a list
   *     or object in HOCON.
   * @return the whole file; its settings are below {@code tearoad}
   * @throws SettingsException for a missing file, a syntax error, an unresolved substitution
   */
  public static Config load(Configuration hadoop, String pathOrUri, Map<String, String> overrides) {
    return SettingsFile.load(hadoop, pathOrUri, overrides);
  }

  /** A required value; what the parser throws is reported with the value's file and line. */
  public <T> T read(String key, Function<String, T> parse) {
    if (isMissing(key)) {
      problems.add(Position.NOWHERE, prefix + key, "missing");
    }
    return readOptional(key, parse).orElse(null);
  }

  /** A value that may be absent or null. */
  public <T> Optional<T> readOptional(String key, Function<String, T> parse) {
    problems.askedForValue(prefix + key);
    return isMissing(key) ? Optional.empty() : text(key).flatMap(text -> parse(key, text, parse));
  }

  public int readInt(String key) {
    return orElse(read(key, Integer::valueOf), 0);
  }

  /** A whole number between the two limits, both included. */
  public int readInt(String key, int least, int most) {
    return orElse(read(key, text -> Values.between(Integer.parseInt(text), least, most)), 0);
  }

  public double readDouble(String key) {
    return orElse(read(key, Double::valueOf), 0.0);
  }

  /** A number between the two limits, both included; never NaN. */
  public double readDouble(String key, double least, double most) {
    return orElse(read(key, text -> Values.between(Double.parseDouble(text), least, most)), 0.0);
  }

  public boolean readBoolean(String key) {
    return orElse(read(key, Values::parseBoolean), false);
  }

  /** A length of time such as {@code 5 minutes} or {@code 180 days}, not shorter than the least. */
  public Duration readDuration(String key, Duration least) {
    return read(key, text -> Values.atLeast(Values.parseDuration(text), least));
  }

  /** Required: a list of values, or a text with commas between them; both may be empty. */
  public List<String> readList(String key) {
    problems.askedForValue(prefix + key);
    if (isMissing(key)) {
      problems.add(Position.NOWHERE, prefix + key, "missing");
      return List.of();
    }

    if (config.getValue(key).valueType() != ConfigValueType.LIST) {
      return text(key).map(Values::splitAtCommas).orElse(List.of());
    }

    try {
      return List.copyOf(config.getStringList(key));
    } catch (ConfigException.WrongType e) {
      problem(key, "a list of single values is needed");
      return List.of();
    }
  }

  /** The settings below a key; when it is absent, each of its required values is missing. */
  public Settings section(String key) {
    problems.askedForSection(prefix + key);
    return new Settings(object(key).toConfig(), prefix + key + ".", problems);
  }

  /** The named sections below a key, by name; none when the key is absent. */
  public Map<String, Settings> sections(String key) {
    problems.askedForSection(prefix + key);
    Map<String, Settings> sections = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : object(key).entrySet()) {
      String path = prefix + key + "." + ConfigUtil.joinPath(entry.getKey());
      if (entry.getValue() instanceof ConfigObject object) {
        problems.askedForSection(path);
        sections.put(entry.getKey(), new Settings(object.toConfig(), path + ".", problems));
      } else {
        problems.askedForValue(path);
        problems.add(Position.of(entry.getValue().origin()), path, "a section { ... } is needed");
      }
    }
    return sections;
  }

  /** Reports what a parser cannot see, for example two values that do not fit together. */
  public void problem(String key, String what) {
    Position position =
        isMissing(key) ? Position.NOWHERE : Position.of(config.getValue(key).origin());
    problems.add(position, prefix + key, what);
  }

  /**
   * To be called when all is read.
   *
   * @throws SettingsException when a value is wrong or missing, or a key is unknown
   */
  public void failIfProblems() {
    problems.fail();
  }

  private boolean isMissing(String key) {
    try {
      return !config.hasPath(key);
    } catch (ConfigException.WrongType e) {
      return true;
    }
  }

  private Optional<String> text(String key) {
    ConfigValue value = config.getValue(key);
    switch (value.valueType()) {
      case OBJECT, LIST -> {
        problem(key, "a single value is needed, got " + nameOf(value.valueType()));
        return Optional.empty();
      }
      default -> {
        return Optional.of(config.getString(key));
      }
    }
  }

  private ConfigObject object(String key) {
    if (isMissing(key)) {
      return ConfigFactory.empty().root();
    }

    ConfigValue value = config.getValue(key);
    if (value instanceof ConfigObject object) {
      return object;
    }
    problem(key, "a section { ... } is needed, got " + nameOf(value.valueType()));
    problems.askedForValue(prefix + key);
    return ConfigFactory.empty().root();
  }

  private <T> Optional<T> parse(String key, String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (RuntimeException e) {
      String why = Values.explain(e);
      problem(key, why.contains(text) && !text.isEmpty() ? why : why + ", got " + text);
      return Optional.empty();
    }
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }

  private static String nameOf(ConfigValueType type) {
    return switch (type) {
      case OBJECT -> "a section";
      case LIST -> "a list";
      default -> "a single value";
    };
  }
}
