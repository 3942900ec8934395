package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.Program;

/** The plain spark-submit line of the README. */
class SparkSubmitIT {
  private static final List<String> TWO_CORES = List.of("--master", "local[2]");

  private static final Pattern REFERENCE =
      Pattern.compile(" *([a-z-]+) = \"hdfs:///tearoad/reference/(.+)\"");

  @TempDir private Path folder;

  @Test
  void theLineOfTheReadmePublishesARelease() throws IOException {
    Path raw = Build.sampleLogs(folder.resolve("sample"));
    List<String> words = new ArrayList<>(List.of(readmeLine().split(" ")));
    assertThat(words.remove(0)).isEqualTo("spark-submit");
    assertThat(words).contains("spark://host:7077", "conf/cluster.conf");
    words.replaceAll(word -> word.equals("spark://host:7077") ? "local[2]" : word);
    // The places of the cluster, here.
    set(words, "raw", raw.toString());
    set(words, "warehouse", folder.resolve("warehouse").toString());
    set(words, "buyers.key-file", "conf/demo.key");
    for (String line : Files.readAllLines(Build.PROJECT.resolve("conf/cluster.conf"))) {
      Matcher table = REFERENCE.matcher(line);
      if (table.matches()) {
        set(words, "reference." + table.group(1), "conf/reference/" + table.group(2));
      }
    }

    Program.Ended night = Build.submit(words);

    assertThat(night.output()).contains("published 2015-12-31");
    assertThat(night.exitCode()).isZero();
    assertThat(folder.resolve("warehouse/releases/release=2015-12-31/manifest.json")).exists();
    assertThat(folder.resolve("warehouse/releases/LATEST")).hasContent("release=2015-12-31");
  }

  private static String readmeLine() throws IOException {
    return Files.readAllLines(Build.PROJECT.resolve("README.md")).stream()
        .filter(line -> line.startsWith("spark-submit "))
        .findFirst()
        .orElseThrow();
  }

  private static void set(List<String> words, String key, String value) {
    words.addAll(List.of("--set", key + "=" + value));
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
