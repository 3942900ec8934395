package org.tearoad.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import scala.Option;
import scala.collection.JavaConverters;

@ExtendWith(SparkExtension.class)
class ProgressTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2015-11-11T00:00:00Z");

  private Progress progress(Progress.Style style) {
    return new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), style, () -> now);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void startJob(Progress progress, String group, int job, int stage, int tasks) {
    StageInfo info =
        new StageInfo(
            stage,
            0,
            "stage",
            tasks,
            JavaConverters.asScalaBuffer(List.<org.apache.spark.storage.RDDInfo>of()).toSeq(),
            JavaConverters.asScalaBuffer(List.<Object>of()).toSeq(),
            "",
            null,
            JavaConverters.asScalaBuffer(
                    List.<scala.collection.Seq<org.apache.spark.scheduler.TaskLocation>>of())
                .toSeq(),
            Option.empty(),
            0,
            false,
            0);
    var properties = new Properties();
    properties.setProperty("spark.jobGroup.id", group);
    progress.onJobStart(
        new SparkListenerJobStart(
            job,
            now.toEpochMilli(),
            JavaConverters.asScalaBuffer(List.of(info)).toSeq(),
            properties));
  }

  private static void endTasks(Progress progress, int stage, int tasks) {
    for (int i = 0; i < tasks; i++) {
      progress.onTaskEnd(
          new SparkListenerTaskEnd(
              stage, 0, "", Success$.MODULE$, null, new ExecutorMetrics(), null));
    }
  }

  @Test
  void elsewhereEachTenPercentIsALine() {
    Progress progress = progress(Progress.Style.LINES);
    progress.begin(2, 9, "order_facts");
    startJob(progress, "order_facts", 0, 7, 40);
    now = now.plusSeconds(77);

    endTasks(progress, 7, 9);
    assertThat(text())
        .isEqualTo(
            """
            step 2 of 9  order_facts  tasks 4/40  10 %  1:17
            step 2 of 9  order_facts  tasks 8/40  20 %  1:17
            """);

    endTasks(progress, 7, 31);
    progress.end("order_facts", "7 rows");
    assertThat(text().lines()).hasSize(10);
    assertThat(text()).endsWith("step 2 of 9  order_facts  tasks 40/40  100 %  1:17  7 rows\n");
  }

  @Test
  void onATerminalOneLineIsRedrawnButNotForEveryTask() {
    Progress progress = progress(Progress.Style.TERMINAL);
    progress.begin(1, 2, "orders");
    startJob(progress, "orders", 0, 0, 4);
    now = now.plusMillis(100);
    endTasks(progress, 0, 2);
    progress.end("orders", "7 rows");

    assertThat(text())
        .isEqualTo(
            "\rstep 1 of 2  orders  tasks 0/0  0 %  0:00\u001b[K"
                + "\rstep 1 of 2  orders  tasks 1/4  25 %  0:00\u001b[K"
                + "\rstep 1 of 2  orders  tasks 2/2  100 %  0:00  7 rows\u001b[K\n");
  }

  @Test
  void skippedStagesFailedTasksAndOtherStepsDoNotCount() {
    Progress progress = progress(Progress.Style.LINES);
    startJob(progress, "x", 0, 0, 10);
    progress.begin(1, 1, "x");
    endTasks(progress, 0, 10);
    startJob(progress, "x", 1, 1, 1000);
    progress.onJobEnd(new SparkListenerJobEnd(1, now.toEpochMilli(), JobSucceeded$.MODULE$));
    startJob(progress, "x", 2, 2, 10);
    progress.onTaskEnd(
        new SparkListenerTaskEnd(2, 0, "", killed(), null, new ExecutorMetrics(), null));
    assertThat(text()).isEmpty();

    endTasks(progress, 2, 1);

    assertThat(text()).isEqualTo("step 1 of 1  x  tasks 1/10  10 %  0:00\n");
  }

  @Test
  void stepsAtTheSameTimeCountTheirOwnTasks() {
    Progress progress = progress(Progress.Style.LINES);
    progress.begin(1, 2, "orders");
    progress.begin(2, 2, "payments");
    startJob(progress, "orders", 0, 0, 2);
    startJob(progress, "payments", 1, 1, 4);
    startJob(progress, "other", 2, 2, 4);

    endTasks(progress, 1, 1);
    endTasks(progress, 2, 4);
    endTasks(progress, 0, 1);
    progress.end("payments", "7 rows");
    progress.end("orders", "8 rows");

    assertThat(text())
        .isEqualTo(
            """
            step 2 of 2  payments  tasks 1/4  25 %  0:00
            step 1 of 2  orders  tasks 1/2  50 %  0:00
            step 2 of 2  payments  tasks 1/1  100 %  0:00  7 rows
            step 1 of 2  orders  tasks 1/1  100 %  0:00  8 rows
            """);
  }

  @Test
  void onATerminalTheStepThatBeganFirstHasTheLine() {
    Progress progress = progress(Progress.Style.TERMINAL);
    progress.begin(1, 2, "orders");
    progress.begin(2, 2, "payments");
    now = now.plusSeconds(1);
    startJob(progress, "payments", 0, 0, 2);
    progress.end("orders", "7 rows");
    endTasks(progress, 0, 1);

    assertThat(text())
        .isEqualTo(
            "\rstep 1 of 2  orders  tasks 0/0  0 %  0:00\u001b[K"
                + "\rstep 1 of 2  orders  tasks 0/0  100 %  0:01  7 rows\u001b[K\n"
                + "\rstep 2 of 2  payments  tasks 1/2  50 %  0:01\u001b[K");
  }

  private static TaskKilled killed() {
    return new TaskKilled(
        "speculation",
        JavaConverters.asScalaBuffer(List.<org.apache.spark.scheduler.AccumulableInfo>of()).toSeq(),
        JavaConverters.asScalaBuffer(List.<org.apache.spark.util.AccumulatorV2<?, ?>>of()).toSeq(),
        JavaConverters.asScalaBuffer(List.<Object>of()).toSeq());
  }

  @Test
  void realJobsAreSeen(SparkSession spark) throws TimeoutException {
    Progress progress = progress(Progress.Style.LINES);
    spark.sparkContext().addSparkListener(progress);
    spark.sparkContext().setJobGroup("count", "count", false);
    try {
      progress.begin(1, 1, "count");
      spark.range(0, 1000, 1, 20).selectExpr("sum(id)").collectAsList();
      spark.sparkContext().listenerBus().waitUntilEmpty();
      progress.end("count", "7 rows");
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(progress);
    }

    assertThat(text()).contains("step 1 of 1  count  tasks ").contains("  50 %  0:00\n");
  }
}
