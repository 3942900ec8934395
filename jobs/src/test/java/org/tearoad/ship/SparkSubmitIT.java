package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.Program;

/** The plain spark-submit line of the README. */
class SparkSubmitIT {
  private static final List<String> TWO_CORES = List.of("--master", "local[2]");

  @TempDir private Path folder;

  @Test
  void aNightThroughSparkSubmitPublishesARelease() {
    Path raw = Build.sampleLogs(folder.resolve("sample"));

    Program.Ended night =
        Build.submit(
            TWO_CORES,
            "nightly",
            "--conf",
            "conf/demo.conf",
            "--set",
            "raw=" + raw,
            "--set",
            "warehouse=" + folder.resolve("warehouse"));

    assertThat(night.output()).contains("published 2015-12-31");
    assertThat(night.exitCode()).isZero();
    assertThat(folder.resolve("warehouse/releases/release=2015-12-31/manifest.json")).exists();
    assertThat(folder.resolve("warehouse/releases/LATEST")).hasContent("release=2015-12-31");
  }

  @Test
  void missingInputIsExitCodeFour() {
    Program.Ended night =
        Build.submit(
            TWO_CORES,
            "nightly",
            "--conf",
            "conf/demo.conf",
            "--set",
            "raw=" + folder.resolve("nowhere"));

    assertThat(night.output()).contains("there is no such folder");
    assertThat(night.exitCode()).isEqualTo(4);
  }

  @Test
  void anUnknownCommandIsExitCodeTwo() {
    Program.Ended ended = Build.submit(TWO_CORES, "nightlie");

    assertThat(ended.output()).contains("'nightlie'");
    assertThat(ended.exitCode()).isEqualTo(2);
  }
}
