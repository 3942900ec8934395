package org.tearoad.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** A file of settings and what it includes, read through Hadoop so that any scheme works. */
final class SettingsFile {
  private static final String ROOT = "tearoad";

  private final Configuration hadoop;
  private final Path path;
  private final List<Path> including;

  private SettingsFile(Configuration hadoop, Path path, List<Path> including) {
    this.hadoop = hadoop;
    this.path = path;
    this.including = including;
  }

  static Config load(Configuration hadoop, String pathOrUri, Map<String, String> overrides) {
    try {
      Config file = new SettingsFile(hadoop, new Path(pathOrUri), List.of()).parse();
      Config resolved = Overrides.of(overrides).atPath(ROOT).withFallback(file).resolve();
      refuseOtherRoots(resolved, pathOrUri);
      return resolved;
    } catch (ConfigException e) {
      throw problem(e, pathOrUri);
    }
  }

  private Config parse() {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setOriginDescription(path.toString())
            .setIncluder(new Includes());
    return ConfigFactory.parseString(text(), options);
  }

  private String text() {
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new SettingsException(List.of(path + ": no such file" + includedFrom()));
    } catch (IOException e) {
      throw new SettingsException(
          List.of(path + ": cannot be read" + includedFrom() + ", got " + e.getMessage()));
    }
  }

  private String includedFrom() {
    return including.isEmpty() ? "" : " (included from " + including.get(0) + ")";
  }

  private ConfigObject include(String what) {
    List<Path> chain = new ArrayList<>(List.of(path));
    chain.addAll(including);
    Path included = new Path(path.getParent(), what);
    if (chain.contains(included)) {
      throw new SettingsException(List.of(included + ": includes itself by way of " + chain));
    }
    return new SettingsFile(hadoop, included, chain).parse().root();
  }

  /** A key beside the root would be ignored without a word. */
  private static void refuseOtherRoots(Config config, String file) {
    if (config.getObject(ROOT).isEmpty()) {
      throw new SettingsException(List.of(file + ": missing section " + ROOT));
    }

    List<String> others =
        config.root().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(ROOT))
            .map(
                entry ->
                    "%s%s: unknown setting, did you mean %s.%s?"
                        .formatted(
                            Position.of(entry.getValue().origin()),
                            entry.getKey(),
                            ROOT,
                            entry.getKey()))
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      throw new SettingsException(others);
    }
  }

  private static SettingsException problem(ConfigException e, String file) {
    if (e.origin() == null) {
      return new SettingsException(List.of(file + ": " + e.getMessage()));
    }

    String described = e.origin().description() + ": ";
    String what =
        e.getMessage().startsWith(described)
            ? e.getMessage().substring(described.length())
            : e.getMessage();
    return new SettingsException(List.of(Position.of(e.origin()) + what));
  }

  /** Resolves {@code include "x"} and {@code include file("x")} against the including file. */
  private final class Includes implements ConfigIncluder, ConfigIncluderFile {
    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      return SettingsFile.this.include(what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return SettingsFile.this.include(what.getPath());
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }
  }
}
