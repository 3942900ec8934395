package org.tearoad.common.spark;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.PlainLocalFileSystem;
import scala.Option;

/**
 * Opens Spark sessions. What is set in code beats what an analyst passes with {@code --conf}, so
 * only the options that numbers depend on are fixed; all others are defaults that give way.
 */
public final class Sessions {

  /** Instants mean UTC, wrong casts fail, and rows hand out java.time values. */
  static final Map<String, String> FIXED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.datetime.java8API.enabled", "true");

  static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          entry("spark.master", "local[*]"),
          entry("spark.ui.enabled", "false"),
          entry("spark.sql.caseSensitive", "true"),
          // A run has more generated classes than the default keeps: the next would compile them
          // anew.
          entry("spark.sql.codegen.cache.maxEntries", "1000"),
          // Groups with lists are sorted, not hashed, beyond so many in a partition; the default is
          // 128.
          entry("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "20000"),
          entry("spark.sql.parquet.compression.codec", "zstd"),
          // A month has a file for each table: their compressors are used again.
          entry("spark.hadoop.parquet.compression.codec.zstd.bufferPool.enabled", "true"),
          // INT96 has no statistics, and readers outside Spark take it for local time.
          entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
          // pandas writes instants in nanoseconds, which Spark refuses to read as such.
          entry("spark.sql.legacy.parquet.nanosAsLong", "true"),
          // A look-up view's SELECT must not open files by path.
          entry("spark.sql.runSQLOnFiles", "false"),
          // A folder code=01 must stay the text 01.
          entry("spark.sql.sources.partitionColumnTypeInference.enabled", "false"),
          // Listing on the driver is faster than a Spark job for the few hundred folders of a run.
          entry("spark.sql.sources.parallelPartitionDiscovery.threshold", "10000"));

  /** For a Spark whose driver and executors are this process: its files are those of this disk. */
  static final Map<String, String> LOCAL =
      Map.of(
          "spark.hadoop.fs.file.impl",
          PlainLocalFileSystem.class.getName(),
          // spark-submit has opened Hadoop's own before, and would hand it out again.
          "spark.hadoop.fs.file.impl.disable.cache",
          "true",
          "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs",
          "false",
          // Every sort and hash table of a task takes a page, which would have 64 MB to clear and
          // to
          // copy at a collection, however few rows there are.
          "spark.buffer.pageSize",
          "4m");

  private Sessions() {}

  /** Hadoop's configuration as the session of this process will have it. */
  public static Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(options(new SparkConf(), "Tea Road", Map.of()));
  }

  /**
   * Opens the session of this process, or returns the one that is open.
   *
   * @param name shown in Spark's UI and logs
   * @param defaults options of the caller; they win over the defaults here, and give way to what
   *     spark-submit passed
   */
  public static SparkSession open(String name, Map<String, String> defaults) {
    SparkSession spark =
        SparkSession.builder().config(options(new SparkConf(), name, defaults)).getOrCreate();
    compileOnce();
    return spark;
  }

  /**
   * Spark keeps the classes that it generates by the thread's class loader. Where tasks run in this
   * process they have one of their own, and each class that planning compiled would be compiled
   * again for them.
   */
  private static void compileOnce() {
    Option<ClassLoader> ofTasks = SparkEnv.get().serializer().defaultClassLoader();
    if (ofTasks.isDefined()) {
      Thread.currentThread().setContextClassLoader(ofTasks.get());
    }
  }

  /** The options of a session: the fixed ones, then the user's, the caller's, and those here. */
  static SparkConf options(SparkConf user, String name, Map<String, String> defaults) {
    user.setIfMissing("spark.app.name", name);
    new TreeMap<>(defaults).forEach(user::setIfMissing);
    DEFAULTS.forEach(user::setIfMissing);
    if (user.get("spark.master").startsWith("local")) {
      LOCAL.forEach(user::setIfMissing);
    }
    FIXED.forEach(user::set);
    return user;
  }
}
