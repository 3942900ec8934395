package org.tearoad.commands;

import com.typesafe.config.Config;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.config.Settings;
import org.tearoad.common.spark.Sessions;
import org.tearoad.run.Runs;
import picocli.CommandLine.Option;

/** The options that every command on a warehouse has, and what follows from them. */
final class Context {
  private static final String SPARK_PREFIX = "spark.tearoad.";

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      defaultValue = "conf/tearoad.conf",
      description = "Settings file, a path or a Hadoop URI; default: ${DEFAULT-VALUE}.")
  private String conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting that wins over the file, like warehouse=/data/warehouse.")
  private Map<String, String> sets = new LinkedHashMap<>();

  void useByDefault(String file) {
    if (conf.equals("conf/tearoad.conf")) {
      conf = file;
    }
  }

  Runs runs() {
    return runs(session -> {});
  }

  /**
   * @param opened told of the session as soon as a run needs one
   */
  Runs runs(Consumer<SparkSession> opened) {
    return new Runs(
        config(),
        hadoop(),
        () -> {
          SparkSession session = session();
          opened.accept(session);
          return session;
        },
        InstantSource.system());
  }

  SparkSession session() {
    return Sessions.open("Tea Road", Map.of());
  }

  Configuration hadoop() {
    return Sessions.hadoop();
  }

  private Config config() {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (scala.Tuple2<String, String> property : new SparkConf().getAll()) {
      if (property._1().startsWith(SPARK_PREFIX)) {
        overrides.put(property._1(), property._2());
      }
    }
    overrides.putAll(sets);
    return Settings.load(hadoop(), conf, overrides);
  }
}
