package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.laws.Site;

/** The schedules in conf/schedule are accepted by the programs that they are for. */
class ScheduleTest {
  private static final Path SCHEDULES = Site.project("conf/schedule");

  /** Stands for Airflow: keeps what the DAG hands over, and renders nothing. */
  private static final String STUB =
      """
      import sys, types, datetime
      kept = {}
      class Dag:
          def __init__(self, **all): kept['dag'] = all
          def __enter__(self): return self
          def __exit__(self, *error): return False
      def module(name, **members):
          made = types.ModuleType(name)
          made.__dict__.update(members)
          sys.modules[name] = made
      module('pendulum', datetime=lambda *day, tz: (day, tz))
      for name in ['airflow.providers', 'airflow.providers.apache', 'airflow.providers.apache.spark',
                   'airflow.providers.apache.spark.operators', 'airflow.timetables']:
          module(name)
      module('airflow', DAG=Dag)
      module('airflow.providers.apache.spark.operators.spark_submit',
             SparkSubmitOperator=lambda **all: kept.update(task=all))
      module('airflow.timetables.interval',
             CronDataIntervalTimetable=lambda cron, timezone: cron + ' ' + timezone)
      exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'))
      print(kept['dag']['schedule'], kept['dag']['catchup'], kept['dag']['max_active_runs'])
      print(kept['task']['java_class'], ' '.join(kept['task']['application_args']))
      """;

  @TempDir private Path folder;

  private record Done(int code, String text) {}

  @Test
  void systemdAcceptsTheUnits() throws Exception {
    assumeTrue(exists("systemd-analyze"), "there is no systemd-analyze: the units are not checked");
    Done done =
        run(
            "systemd-analyze",
            "verify",
            unit("tearoad.timer"),
            unit("tearoad.service"),
            unit("tearoad-failed.service"));

    assertThat(done.text().lines().filter(line -> line.contains("tearoad"))).isEmpty();
    assertThat(done.code()).as(done.text()).isZero();

    Path broken = folder.resolve("tearoad.service");
    String text = Files.readString(SCHEDULES.resolve("tearoad.service"));
    Files.writeString(broken, text.replace("Restart=on-failure", "Restart=always"));
    assertThat(run("systemd-analyze", "verify", broken.toString()).text())
        .as("a mistake is found")
        .contains("Restart=");
  }

  @Test
  void systemdStartsTheNightAtTheHourAndMakesUpForAMissedOne() throws Exception {
    assumeTrue(exists("systemd-analyze"), "there is no systemd-analyze: the hour is not checked");
    String timer = Files.readString(SCHEDULES.resolve("tearoad.timer"));
    assertThat(timer).contains("\nPersistent=true\n");
    String hour = valueOf(timer, "OnCalendar");
    Done done = run("systemd-analyze", "calendar", hour);
    assertThat(done.code()).as(done.text()).isZero();
    assertThat(done.text()).contains("05:30:00");
  }

  @Test
  void theDagIsPythonAndStartsTheNightOfTheDayBefore() throws Exception {
    assumeTrue(exists("python3"), "there is no python3: the DAG is not checked");
    Path copy = folder.resolve("tearoad_nightly.py");
    Files.copy(SCHEDULES.resolve("tearoad_nightly.py"), copy);
    Done compiled = run("python3", "-m", "py_compile", copy.toString());
    assertThat(compiled.code()).as(compiled.text()).isZero();

    Done done = run("python3", "-c", STUB, copy.toString());
    assertThat(done.text().lines())
        .containsExactly(
            "30 5 * * * Europe/Moscow False 1",
            "org.tearoad.Main nightly --conf /etc/tearoad/tearoad.conf --as-of"
                + " {{ data_interval_start.in_timezone('Europe/Moscow') | ds }}");
  }

  @Test
  void theLineOfCronIsACommandOfTheShell() throws Exception {
    assumeTrue(exists("bash"), "there is no bash: the line of cron is not checked");
    List<String> lines =
        Files.readAllLines(SCHEDULES.resolve("crontab")).stream()
            .filter(line -> !line.startsWith("#") && !line.matches("[A-Z_]+=.*"))
            .toList();
    assertThat(lines).hasSize(1);
    String[] fields = lines.get(0).split(" ", 6);
    assertThat(List.of(fields).subList(0, 5)).containsExactly("30", "5", "*", "*", "*");
    assertThat(fields[5].replace("\\%", ""))
        .as("a bare % ends a command of cron")
        .doesNotContain("%");
    assertThat(run("bash", "-n", "-c", fields[5].replace("\\%", "%")).code()).isZero();
  }

  /** What cron, systemd and README tell to run is the same. */
  @Test
  void bothStartTheNightOfYesterday() throws IOException {
    String command =
        "./run.sh nightly --conf /etc/tearoad/tearoad.conf --as-of \"$(TZ=Europe/Moscow date -d yesterday +%F)\"";
    assertThat(Files.readString(SCHEDULES.resolve("crontab")).replace("\\%", "%"))
        .contains(command);
    assertThat(Files.readString(SCHEDULES.resolve("tearoad.service")).replace("%%", "%"))
        .contains(command);
  }

  private static String unit(String name) {
    return SCHEDULES.resolve(name).toString();
  }

  private static String valueOf(String unit, String key) {
    return unit.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static boolean exists(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(one -> Files.isExecutable(Path.of(one, program)));
  }

  private static Done run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Done(process.waitFor(), text);
  }
}
