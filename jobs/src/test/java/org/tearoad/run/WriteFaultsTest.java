package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Contents;
import org.tearoad.laws.Ended;
import org.tearoad.laws.FaultyDisk;
import org.tearoad.laws.Lines;
import org.tearoad.laws.Site;

/**
 * Law 4 where one change of a file fails, wherever in the night that is: the release is whole or
 * absent, and the next night goes on and removes what was left.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class WriteFaultsTest {
  private static final int FAULTS = Integer.getInteger("laws.faults", 4);
  private static final Map<String, String> DISK =
      Map.of(
          "fs.ofs.impl",
          FaultyDisk.class.getName(),
          "fs.AbstractFileSystem.ofs.impl",
          FaultyDisk.Context.class.getName());

  @TempDir private Path folder;

  @BeforeEach
  void openDisk(SparkSession spark) {
    DISK.forEach(
        (key, value) -> {
          System.setProperty("spark.hadoop." + key, value);
          spark.sparkContext().hadoopConfiguration().set(key, value);
        });
  }

  @AfterEach
  void closeDisk() {
    FaultyDisk.failAt(0);
    DISK.keySet().forEach(key -> System.clearProperty("spark.hadoop." + key));
  }

  @Test
  void a_change_that_fails_leaves_the_release_before_and_the_next_night_goes_on(SparkSession spark)
      throws IOException {
    Site first = Lines.day(Site.in(folder.resolve("first")), "2015-11-11", "o1", "o2");
    assertThat(first.run("nightly").code()).isZero();
    Site undisturbed = secondDay(first, "undisturbed");
    FaultyDisk.failAt(0);
    assertThat(undisturbed.run("nightly").code()).isZero();
    long changes = FaultyDisk.changes();
    Contents wanted = Contents.of(spark, undisturbed);
    List<String> files = stored(undisturbed);

    Map<Integer, Integer> codes = new TreeMap<>();
    for (int fault = 0; fault < FAULTS; fault++) {
      Site site = secondDay(first, "fault-" + fault);
      long failing = 1 + fault * (changes - 1) / (FAULTS - 1);
      FaultyDisk.failAt(failing);
      Ended disturbed = site.run("nightly");
      FaultyDisk.failAt(0);
      codes.merge(disturbed.code(), 1, Integer::sum);
      String what = "change %d of %d: %s".formatted(failing, changes, disturbed.all());

      assertThat(local(site).resolve("_lock")).as(what).doesNotExist();
      if (site.releases().size() == 1) {
        assertThat(disturbed.err()).as(what).contains(FaultyDisk.FAULT);
        assertThat(latest(site)).as(what).isEqualTo("release=2015-11-11\n");
      } else {
        // What failed came after the commit, or the run can do without it.
        Contents.of(spark, site).isSameAs(wanted);
        assertThat(disturbed.code()).as(what).isIn(0, failing == changes ? 0 : 1);
      }

      Ended next = site.run("nightly");
      assertThat(next.code()).as(what + next.all()).isZero();
      assertThat(site.releases()).as(what).containsExactly("2015-11-11", "2015-11-12");
      assertThat(latest(site)).as(what).isEqualTo("release=2015-11-12\n");
      Contents.of(spark, site).isSameAs(wanted);
      assertThat(stored(site)).as(what).isEqualTo(files);
    }
    // The last change tells of a release that is there already, and which others hit one that a
    // night
    // can do without is the luck of threads: what each leaves behind is judged above.
    assertThat(codes.get(1)).as("nights that a fault has ended").isGreaterThanOrEqualTo(FAULTS / 2);
  }

  /** A copy of the first night, with the logs of another day, on the disk that fails. */
  private Site secondDay(Site first, String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    Site site = Lines.day(first.copiedTo(copy), "2015-11-12", "o3");
    return site.withWarehouse(FaultyDisk.SCHEME + "://" + copy.resolve("warehouse"));
  }

  private static String latest(Site site) throws IOException {
    return Files.readString(local(site).resolve("releases/LATEST"));
  }

  /** What lies in the warehouse, whatever its runs are called. */
  private static List<String> stored(Site site) throws IOException {
    Path warehouse = local(site);
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> warehouse.relativize(file).toString())
          .map(file -> file.replaceAll("run=[^/]*", "run").replaceAll("part-[^/]*", "part"))
          .sorted()
          .toList();
    }
  }

  private static Path local(Site site) {
    return Path.of(site.store().root().path().toUri().getPath());
  }
}
