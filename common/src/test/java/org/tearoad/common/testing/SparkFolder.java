package org.tearoad.common.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with Spark's class path in {@code jars/} and what Java needs for it in {@code
 * java-options}: enough to start Spark's programs on a machine that has no Spark.
 */
public record SparkFolder(Path path) {

  /**
   * A program of Spark, not started yet, with this JVM's Java.
   *
   * @param heap like 512m
   */
  public ProcessBuilder program(String mainClass, String heap, List<String> arguments) {
    Path home = path.toAbsolutePath().normalize();
    Path javaHome = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add("@" + home.resolve("java-options"));
    // Starts matter more than speed here.
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=240m"));
    command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*", mainClass));
    command.addAll(arguments);

    ProcessBuilder program = new ProcessBuilder(command);
    program
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                javaHome.toString(),
                "SPARK_HOME",
                home.toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                // Without it executors look for Spark's own build folders.
                "SPARK_SCALA_VERSION",
                "2.12"));
    return program;
  }
}
