package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.FullDisk;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/** Law 4 on a disk that becomes full: nothing is published, and the next run needs no help. */
@Tag("long")
@ExtendWith(SparkExtension.class)
class FullDiskTest {
  private static final String IMPLEMENTATION = "spark.hadoop.fs.full.impl";

  @TempDir private Path folder;

  private Site site;

  @BeforeEach
  void openDisk(SparkSession spark) {
    System.setProperty(IMPLEMENTATION, FullDisk.class.getName());
    spark.sparkContext().hadoopConfiguration().set("fs.full.impl", FullDisk.class.getName());
    site = Lines.day(Site.in(folder), "2015-11-11", "o1");
    site = site.withWarehouse("full://" + folder.resolve("disk"));
  }

  @AfterEach
  void closeDisk() {
    FullDisk.roomFor(Long.MAX_VALUE);
    System.clearProperty(IMPLEMENTATION);
  }

  @Test
  void a_disk_that_becomes_full_publishes_nothing_and_the_next_run_recovers() throws Exception {
    for (long room : new long[] {2_000, 20_000, 60_000}) {
      FullDisk.roomFor(room);
      Ended full = site.run("nightly");

      assertThat(full.code()).as(full.all()).isEqualTo(1);
      assertThat(full.err()).contains("No space left on device");
      assertThat(folder.resolve("disk/releases/_log/0000000001.json")).doesNotExist();
      assertThat(folder.resolve("disk/_lock")).doesNotExist();
    }

    FullDisk.roomFor(Long.MAX_VALUE);
    Ended ended = site.run("nightly");

    assertThat(ended.code()).as(ended.all()).isZero();
    assertThat(folder.resolve("disk/releases/LATEST")).hasContent("release=2015-11-11\n");
    try (var runs = Files.list(folder.resolve("disk/facts/order_facts"))) {
      assertThat(runs).hasSize(1);
    }
  }
}
