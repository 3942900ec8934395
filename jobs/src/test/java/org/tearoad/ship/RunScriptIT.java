package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.Program;

/** run.sh in a project of its own, with a Java and a Maven that only write down what is asked. */
class RunScriptIT {
  private static final List<String> SYSTEM_TOOLS =
      List.of("bash", "env", "dirname", "sed", "find", "sort", "head", "tr", "rm", "cat", "mkdir");

  @TempDir private Path folder;
  private Path project;
  private Path tools;

  @BeforeEach
  void copyScript() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(Build.PROJECT.resolve("run.sh"), project.resolve("run.sh"));
    for (String source :
        List.of("pom.xml", "jobs/pom.xml", "jobs/src/main/a", "common/src/main/b")) {
      write(project.resolve(source), "");
    }
    Files.createDirectories(project.resolve(".mvn"));
    for (String tool : SYSTEM_TOOLS) {
      executable(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(whereIs(tool)));
    }
  }

  @Test
  void withoutJavaOneLineSaysSo() {
    assertRefused(run(), "needs Java 17, and there is no java");
  }

  @Test
  void anotherJavaIsNamed() throws IOException {
    java("11.0.2", 0);

    assertRefused(run(), "needs Java 17, got 11.0.2");
  }

  @Test
  void withoutMavenOneLineSaysSo() throws IOException {
    java("17.0.15", 0);

    assertRefused(run(), "needs Maven 3.6.3 or newer, and there is no mvn");
  }

  @Test
  void anOldMavenIsNamed() throws IOException {
    java("17.0.15", 0);
    maven("3.5.4");

    assertRefused(run(), "needs Maven 3.6.3 or newer, got 3.5.4");
  }

  @Test
  void anotherSparkIsNamed() throws IOException {
    java("17.0.15", 0);
    maven("3.10.0");
    tool("spark-submit", "echo 'version 4.0.0'; echo 'Using Scala version 2.13.16, OpenJDK'");

    Program.Ended ended = run("releases");

    assertThat(ended.output()).contains("needs Spark 3.5 for Scala 2.12, got 4.0.0 2.13.16");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void anInstalledSparkIsTaken() throws IOException {
    java("17.0.15", 0);
    maven("3.6.3");
    tool(
        "spark-submit",
        """
        if [[ $1 == --version ]]; then
          echo 'version 3.5.1'; echo 'Using Scala version 2.12.18, OpenJDK'
        else
          echo "installed spark: $*"; exit 5
        fi""");

    Program.Ended ended = run("nightly", "--as-of", "2015-12-31");

    assertThat(ended.output())
        .contains("--class org.tearoad.Main jobs/target/tearoad.jar nightly --as-of 2015-12-31");
    assertThat(ended.exitCode()).isEqualTo(5);
  }

  @Test
  void whatJavaEndsWithIsTheExitCode() throws IOException {
    java("17.0.15", 4);
    maven("3.9.9");

    Program.Ended ended = run();

    assertThat(ended.output())
        .contains("org.apache.spark.deploy.SparkSubmit --class org.tearoad.Main")
        .contains("jobs/target/tearoad.jar demo");
    assertThat(ended.exitCode()).isEqualTo(4);
  }

  @Test
  void aFailedTrialIsSaidOnceAndStopsNothing() throws IOException {
    java("17.0.15", 4);
    maven("3.9.9");

    assertThat(run().output())
        .contains("Cannot prepare fast starts: the trial run failed")
        .contains("jobs/target/tearoad.jar demo");
    assertThat(run().output())
        .doesNotContain("fast starts")
        .contains("jobs/target/tearoad.jar demo");
  }

  @Test
  void itBuildsOnceAndAgainWhenASourceIsNewer() throws IOException {
    java("17.0.15", 0);
    maven("3.9.9");

    assertThat(run().output()).contains("Building Tea Road").contains("maven: -q");
    assertThat(run().output()).doesNotContain("Building").doesNotContain("maven:");
    Files.setLastModifiedTime(
        project.resolve("common/src/main/b"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(run().output()).contains("sources have changed").contains("maven: -q");
  }

  @Test
  void pathsOfTheCallerKeepTheirMeaning() throws IOException {
    java("17.0.15", 0);
    maven("3.9.9");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

    Program.Ended ended =
        Program.run(
            script("nightly", "--conf", "my.conf", "--set", "raw=raw")
                .directory(elsewhere.toFile()));

    assertThat(ended.output()).contains("--conf " + elsewhere + "/my.conf --set raw=raw");
  }

  private static void assertRefused(Program.Ended ended, String why) {
    assertThat(ended.output()).contains(why).hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  private Program.Ended run(String... arguments) {
    return Program.run(script(arguments).directory(project.toFile()));
  }

  private ProcessBuilder script(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(project.resolve("run.sh").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command);
    script.environment().clear();
    script.environment().put("PATH", tools.toString());
    return script;
  }

  private void java(String version, int exitCode) throws IOException {
    tool(
        "java",
        """
        if [[ $1 == -version ]]; then
          echo 'openjdk version "%s" 2025-04-15' >&2
        else
          echo "java: $*"; exit %d
        fi"""
            .formatted(version, exitCode));
  }

  private void maven(String version) throws IOException {
    tool(
        "mvn",
        """
        if [[ $1 == --version ]]; then
          echo 'Apache Maven %s'
        else
          echo "maven: $*"
          mkdir -p jobs/target/spark
          : > jobs/target/tearoad.jar
        fi"""
            .formatted(version));
  }

  private void tool(String name, String script) throws IOException {
    executable(tools.resolve(name), "#!/usr/bin/env bash\n" + script + "\n");
  }

  private static void executable(Path file, String script) throws IOException {
    write(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path whereIs(String tool) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(place, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException("Cannot find %s on the PATH".formatted(tool));
  }
}
