package org.tearoad.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Json;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.laws.Site;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Notification;
import org.tearoad.run.Warehouse;
import org.tearoad.run.Watch;

/** Who writes the status file, who is told of it, and what stands in the log. */
class StatusFileTest {
  @TempDir private Path folder;

  @Test
  void aRunThatLostItsLockLeavesTheFileToTheRunThatTookIt() throws IOException {
    StatusFile paused = statusFile();
    paused.starts("paused");
    StatusFile other = statusFile();
    other.starts("other");

    assertThat(paused.ended(ExitCode.LOCKED, "another run took the lock", Optional.empty()))
        .isEmpty();
    assertThat(read().run()).isEqualTo("other");
    assertThat(read().state()).isEqualTo("running");
    assertThat(read().exitCode()).isNull();

    assertThat(other.ended(ExitCode.REFUSED, "a check failed", Optional.empty())).isPresent();
    assertThat(read().state()).isEqualTo("failed");
    assertThat(read().exitCode()).isEqualTo(5);
    assertThat(folder.resolve("warehouse/metrics.prom"))
        .content()
        .contains("tearoad_run_failed 1\n");
  }

  @Test
  void whoIsTurnedAwayAtTheLockWritesNothing() {
    assertThat(statusFile().ended(ExitCode.LOCKED, "locked", Optional.empty())).isEmpty();
    assertThat(folder.resolve("warehouse/status.json")).doesNotExist();
  }

  @Test
  void labelsAreEscapedAndFamiliesWithoutSamplesLeftOut() {
    var text = new PrometheusText();
    text.family("a_b", "Back\\slash,\nline.").sample(1.5e-7, "source", "say \"x\\y\"\nz");
    text.family("empty", "Nothing.");
    text.family("big", "Big.").sample(12_345_678_901L);

    assertThat(text)
        .hasToString(
            """
            # HELP a_b Back\\\\slash,\\nline.
            # TYPE a_b gauge
            a_b{source="say \\"x\\\\y\\"\\nz"} 0.00000015
            # HELP big Big.
            # TYPE big gauge
            big 12345678901
            """);
  }

  @Test
  void aCommandGetsTheFileAsItsLastWordAndNoShellReadsIt() throws IOException {
    Path script = folder.resolve("tell.sh");
    Path told = folder.resolve("told");
    Files.writeString(script, "printf '%s\\n' \"$@\" > " + told + "\n");

    String log = tell(List.of("sh", script.toString(), "$(date) `date`;"), Duration.ofSeconds(20));

    assertThat(log).isEmpty();
    assertThat(told).hasContent("$(date) `date`;\n/warehouse/status.json\n");
  }

  @Test
  void aCommandThatFailsOrHangsIsALineOfTheLog() {
    Duration patience = Duration.ofSeconds(20);
    assertThat(tell(List.of("sh", "-c", "exit 7"), patience))
        .isEqualToIgnoringNewLines(
            "warning: the command of notify.on-failure ended with exit code 7, got sh");
    assertThat(tell(List.of("/no/such/program"), patience))
        .startsWith("warning: the command of notify.on-failure cannot be run: ");
    Instant start = Instant.now();
    assertThat(tell(List.of("sh", "-c", "sleep 30; true"), Duration.ofSeconds(1)))
        .isEqualToIgnoringNewLines(
            "warning: the command of notify.on-failure was stopped after 1 s, got sh");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(tell(List.of(), patience)).isEmpty();
  }

  @Test
  void aStepIsOneLineWithTheRun() {
    var out = new ByteArrayOutputStream();
    var log = new StepLog(printing(out), () -> Instant.parse("2015-11-12T02:30:00.5Z"));
    log.starts("r1");
    log.begin("order_facts");
    log.end(new StepReport("order_facts", 1234, 5678, 2, 0.416));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "2015-11-12T02:30:00Z run=r1 start",
            "2015-11-12T02:30:00Z run=r1 step=order_facts rows=1234 bytes=5678 files=2 seconds=0.42");
  }

  /** Spark logs on threads of its own, which know nothing of the run. */
  @Test
  void everyLineOfTheLogNamesTheRun() throws IOException {
    try (var context = new LoggerContext("test");
        var in = Files.newInputStream(Site.project("conf/log4j2.properties"))) {
      var configuration =
          new PropertiesConfigurationFactory()
              .getConfiguration(context, new ConfigurationSource(in));
      configuration.initialize();
      var layout = configuration.getAppender("console").getLayout();
      var instant = new MutableInstant();
      instant.initFromEpochMilli(1000, 0);
      var event =
          Log4jLogEvent.newBuilder()
              .setLoggerName("org.apache.spark.Some")
              .setLevel(Level.WARN)
              .setMessage(new SimpleMessage("a text with ${sys:java.version}"))
              .setInstant(instant)
              .build();

      System.setProperty(RunWatchers.PROPERTY, "r1");
      String during = layout.toSerializable(event).toString();
      System.clearProperty(RunWatchers.PROPERTY);

      assertThat(during)
          .isEqualToIgnoringNewLines(
              "1970-01-01T00:00:01Z run=r1 WARN Some: a text with ${sys:java.version}");
      assertThat(layout.toSerializable(event).toString())
          .startsWith("1970-01-01T00:00:01Z run=none ");
    }
  }

  private StatusFile statusFile() {
    return new StatusFile(
        new Warehouse(new Configuration(), folder.resolve("warehouse").toString()));
  }

  private RunStatus read() throws IOException {
    return Json.read(Files.readString(folder.resolve("warehouse/status.json")), RunStatus.class);
  }

  private static String tell(List<String> command, Duration timeout) {
    var out = new ByteArrayOutputStream();
    var failed =
        new RunStatus(
            "r1",
            "failed",
            5,
            "why",
            null,
            null,
            null,
            "host",
            1,
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            List.of(),
            List.of(),
            List.<Watch.Alert>of(),
            List.of(),
            List.of());
    new Notifier(new Notification(command, List.of(), timeout), printing(out))
        .tell(failed, "/warehouse/status.json");
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream printing(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
