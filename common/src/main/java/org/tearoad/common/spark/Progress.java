package org.tearoad.common.spark;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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
 * Shows how far a long run is: {@code step 2 of 9 order_facts tasks 40/120 33 % 0:17}. Tasks are
 * those of the Spark jobs known so far, so a step that starts another job falls back; what is
 * printed in plain lines only grows. Add it to the session by {@code addSparkListener}.
 */
public final class Progress extends SparkListener {
  private static final Duration BETWEEN_DRAWS = Duration.ofMillis(100);
  private static final int PLAIN_STEP = 10;

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
  private final Map<Integer, Stage> stages = new HashMap<>();
  private String step = "";
  private Instant startedAt = Instant.EPOCH;
  private Instant drawnAt = Instant.EPOCH;
  private int printed;

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

  /** A step begins, the k-th of n. */
  public synchronized void begin(int k, int n, String name) {
    step = "step %d of %d  %s".formatted(k, n, name);
    startedAt = clock.instant();
    drawnAt = Instant.EPOCH;
    printed = 0;
    stages.clear();
    show();
  }

  /**
   * The step is done; nothing more is shown until the next begins.
   *
   * @param result what came of it, shown at the end of its line
   */
  public synchronized void end(String result) {
    if (step.isEmpty()) {
      return;
    }

    int tasks = stages.values().stream().mapToInt(stage -> stage.done).sum();
    String line = line(tasks, tasks, 100) + "  " + result;
    out.print(style == Style.TERMINAL ? "\r" + line + "\u001b[K\n" : line + "\n");
    out.flush();
    step = "";
    stages.clear();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    boolean late = job.time() < startedAt.toEpochMilli();
    if (step.isEmpty() || late) {
      return;
    }

    for (StageInfo stage : JavaConverters.seqAsJavaList(job.stageInfos())) {
      stages.putIfAbsent(stage.stageId(), new Stage(job.jobId(), stage.numTasks()));
    }
    show();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    Stage stage = stages.get(task.stageId());
    if (stage != null && task.reason() == Success$.MODULE$ && stage.done < stage.tasks) {
      stage.done++;
      show();
    }
  }

  /** Stages that Spark skipped, since their result was there already, have nothing left to do. */
  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    stages.values().removeIf(stage -> stage.job == job.jobId() && stage.done == 0);
  }

  private void show() {
    int all = stages.values().stream().mapToInt(stage -> stage.tasks).sum();
    int done = stages.values().stream().mapToInt(stage -> stage.done).sum();
    int percent = all == 0 ? 0 : (int) (100L * done / all);
    if (style == Style.TERMINAL) {
      redraw(line(done, all, percent));
    } else if (percent >= printed + PLAIN_STEP && percent < 100) {
      printed = percent - percent % PLAIN_STEP;
      out.print(line(done, all, percent) + "\n");
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

  private String line(int done, int all, int percent) {
    Duration elapsed = Duration.between(startedAt, clock.instant());
    return String.format(
        Locale.ROOT,
        "%s  tasks %d/%d  %d %%  %d:%02d",
        step,
        done,
        all,
        percent,
        elapsed.toMinutes(),
        elapsed.toSecondsPart());
  }
}
