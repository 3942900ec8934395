package org.tearoad.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.run.Watch;

/**
 * A status as gauges in Prometheus' text format 0.0.4, for the textfile collector of the node
 * exporter. A family without a sample is left out. Days are instants at their start in UTC, so that
 * {@code time() - …} is an age.
 */
final class Metrics {
  private final PrometheusText text = new PrometheusText();

  private Metrics() {}

  static String of(RunStatus status) {
    var metrics = new Metrics();
    metrics.run(status);
    metrics.steps(status.steps());
    metrics.checks(status);
    metrics.alerts(status.alerts());
    metrics.sources(status.sources());
    return metrics.text.toString();
  }

  private void run(RunStatus status) {
    text.family("tearoad_run_info", "The last run that has ended.")
        .sample(
            1, "run", String.valueOf(status.run()), "release", String.valueOf(status.release()));
    text.family(
            "tearoad_run_exit_code", "Exit code of the last run; 0 is published or nothing new.")
        .sample(status.exitCode());
    text.family("tearoad_run_failed", "1 when the last run failed, else 0.")
        .sample(status.hasFailed() ? 1 : 0);
    text.family("tearoad_run_start_timestamp_seconds", "When the last run began.")
        .sample(seconds(status.startedAt()));
    text.family("tearoad_run_end_timestamp_seconds", "When the last run ended.")
        .sample(seconds(status.endedAt()));
    text.family("tearoad_run_duration_seconds", "How long the last run took.")
        .sample(Duration.between(status.startedAt(), status.endedAt()).toMillis() / 1e3);
    if (status.release() != null) {
      text.family(
              "tearoad_release_published_timestamp_seconds",
              "When the run of the current release began.")
          .sample(seconds(status.publishedAt()));
      text.family("tearoad_release_as_of_timestamp_seconds", "As-of day of the current release.")
          .sample(seconds(status.asOf()));
    }
  }

  private void steps(List<StepReport> steps) {
    each("tearoad_step_rows", "Rows that a step of the last run wrote.", steps, StepReport::rows);
    each("tearoad_step_bytes", "Bytes that a step wrote.", steps, StepReport::bytes);
    each("tearoad_step_seconds", "How long a step took.", steps, StepReport::seconds);
  }

  private void each(
      String name, String help, List<StepReport> steps, Function<StepReport, Number> value) {
    PrometheusText.Family family = text.family(name, help);
    steps.forEach(step -> family.sample(value.apply(step), "table", step.table()));
  }

  private void checks(RunStatus status) {
    checks(
        "tearoad_failed_check_violations",
        "Violations of the checks that kept the last run from publishing.",
        status.failedChecks());
    checks(
        "tearoad_warning_violations",
        "Violations of checks of the current release that only warn.",
        status.warnings());
  }

  private void checks(String name, String help, List<CheckResult> checks) {
    PrometheusText.Family family = text.family(name, help);
    checks.forEach(
        check -> family.sample(check.violations(), "table", check.table(), "check", check.check()));
  }

  private void alerts(List<Watch.Alert> alerts) {
    text.family("tearoad_alerts", "Alerts of the current release.").sample(alerts.size());
    PrometheusText.Family family =
        text.family("tearoad_alert_value", "What each alert of the current release has seen.");
    alerts.forEach(
        alert ->
            family.sample(
                alert.value(),
                "kind",
                alert.kind(),
                "subject_type",
                alert.subjectType(),
                "subject",
                alert.subject(),
                "severity",
                alert.severity(),
                "unit",
                alert.unit()));
  }

  private void sources(List<Watch.Source> sources) {
    source(
        "tearoad_source_newest_file_timestamp_seconds",
        "Day that the newest file of a source is named by.",
        sources,
        source -> seconds(source.newestFileDate()));
    source(
        "tearoad_source_newest_file_written_timestamp_seconds",
        "When the newest file of a source was written.",
        sources,
        source -> seconds(source.newestFileWrittenAt()));
    source(
        "tearoad_source_latest_event_timestamp_seconds",
        "Newest instant of a source's accepted rows.",
        sources,
        source -> seconds(source.latestEventAt()));
    source(
        "tearoad_source_arrival_days_behind",
        "Days from the newest file to the as-of day that count.",
        sources,
        Watch.Source::arrivalDaysBehind);
    source(
        "tearoad_source_event_days_behind",
        "Days from the newest event to the as-of day that count.",
        sources,
        Watch.Source::eventDaysBehind);
    source(
        "tearoad_source_late",
        "0 in time, 1 late, 2 late beyond error-after-days.",
        sources,
        source ->
            switch (source.state()) {
              case "ok" -> 0;
              case "warn" -> 1;
              case "error" -> 2;
              default -> null;
            });
  }

  private void source(
      String name, String help, List<Watch.Source> sources, Function<Watch.Source, Number> value) {
    PrometheusText.Family family = text.family(name, help);
    for (Watch.Source source : sources) {
      Number number = value.apply(source);
      if (number != null) {
        family.sample(number, "source", source.source(), "log", source.log());
      }
    }
  }

  private static Double seconds(Instant instant) {
    return instant == null ? null : (Double) (instant.toEpochMilli() / 1e3);
  }

  private static Double seconds(LocalDate day) {
    return day == null ? null : seconds(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
