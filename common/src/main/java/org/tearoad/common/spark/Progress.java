package org.tearoad.common.spark;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.collection.JavaConverters;

/**
 * Shows how far a long run is: {@code step 2 of 9 order_facts tasks 40/120 33 % 0:17}. A Spark job
 * belongs to the step that its job group names. Tasks are those of the jobs known so far, so a step
 * that starts another job falls back; what is printed in plain lines only grows. Add it to the
 * session by {@code addSparkListener}.
 */
public final class Progress extends SparkListener {
  private static final Duration BETWEEN_DRAWS = Duration.ofMillis(100);
  private static final int PLAIN_STEP = 10;
  private static final String JOB_GROUP = "spark.jobGroup.id";

  /** How to print. */
  public enum Style {
    /** One line, drawn again in place. */
    TERMINAL,
    /** A line for each 10 % that is reached. */
    LINES;

    /** Terminal when this process has one that can go back to the start of a line. */
    public static Style ofThisProcess() {
      String terminal = System.getenv("TERM");
      boolean canRedraw = terminal != null && !terminal.equals("dumb");
      return System.console() != null && canRedraw ? TERMINAL : LINES;
    }
  }

  private final PrintStream out;
  private final Style style;
  private final InstantSource clock;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private Instant drawnAt = Instant.EPOCH;

  /** A step that has begun, with the stages of its jobs. */
  private static final class Running {
    private final String label;
    private final Instant startedAt;
    private final Map<Integer, Stage> stages = new HashMap<>();
    private int printed;

    private Running(String label, Instant startedAt) {
      this.label = label;
      this.startedAt = startedAt;
    }

    private int all() {
      return stages.values().stream().mapToInt(stage -> stage.tasks).sum();
    }

    private int done() {
      return stages.values().stream().mapToInt(stage -> stage.done).sum();
    }
  }

  private static final class Stage {
    private final int job;
    private final int tasks;
    private int done;

    private Stage(int job, int tasks) {
      this.job = job;
      this.tasks = tasks;
    }
  }

  public Progress(PrintStream out, Style style, InstantSource clock) {
    this.out = out;
    this.style = style;
    this.clock = clock;
  }

  /**
   * A step begins, the k-th of n.
   *
   * @param name also the job group of its jobs
   */
  public synchronized void begin(int k, int n, String name) {
    var step = new Running("step %d of %d  %s".formatted(k, n, name), clock.instant());
    running.put(name, step);
    drawnAt = Instant.EPOCH;
    show(step);
  }

  /**
   * A step is done; nothing more is shown of it.
   *
   * @param result what came of it, shown at the end of its line
   */
  public synchronized void end(String name, String result) {
    Running step = running.remove(name);
    if (step == null) {
      return;
    }

    String line = line(step, step.done(), step.done(), 100) + "  " + result;
    out.print(style == Style.TERMINAL ? "\r" + line + "\u001b[K\n" : line + "\n");
    out.flush();
    drawnAt = Instant.EPOCH;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    Running step = running.get(job.properties().getProperty(JOB_GROUP, ""));
    if (step == null) {
      return;
    }

    for (StageInfo stage : JavaConverters.seqAsJavaList(job.stageInfos())) {
      step.stages.putIfAbsent(stage.stageId(), new Stage(job.jobId(), stage.numTasks()));
    }
    show(step);
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    for (Running step : running.values()) {
      Stage stage = step.stages.get(task.stageId());
      if (stage != null && task.reason() == Success$.MODULE$ && stage.done < stage.tasks) {
        stage.done++;
        show(step);
      }
    }
  }

  /** Stages that Spark skipped, since their result was there already, have nothing left to do. */
  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    running
        .values()
        .forEach(
            step ->
                step.stages
                    .values()
                    .removeIf(stage -> stage.job == job.jobId() && stage.done == 0));
  }

  private void show(Running step) {
    int all = step.all();
    int done = step.done();
    int percent = all == 0 ? 0 : (int) (100L * done / all);
    if (style == Style.TERMINAL) {
      // There is one line to draw on: the step that began first has it.
      if (running.values().iterator().next() == step) {
        redraw(line(step, done, all, percent));
      }
    } else if (percent >= step.printed + PLAIN_STEP && percent < 100) {
      step.printed = percent - percent % PLAIN_STEP;
      out.print(line(step, done, all, percent) + "\n");
      out.flush();
    }
  }

  private void redraw(String line) {
    Instant now = clock.instant();
    if (Duration.between(drawnAt, now).compareTo(BETWEEN_DRAWS) >= 0) {
      drawnAt = now;
      out.print("\r" + line + "\u001b[K");
      out.flush();
    }
  }

  private String line(Running step, int done, int all, int percent) {
    Duration elapsed = Duration.between(step.startedAt, clock.instant());
    return String.format(
        Locale.ROOT,
        "%s  tasks %d/%d  %d %%  %d:%02d",
        step.label,
        done,
        all,
        percent,
        elapsed.toMinutes(),
        elapsed.toSecondsPart());
  }
}
