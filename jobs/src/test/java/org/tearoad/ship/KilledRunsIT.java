package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.ParquetFooter;
import org.tearoad.common.io.ParquetFooters;
import org.tearoad.common.testing.Program;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Contents;
import org.tearoad.laws.Site;
import org.tearoad.run.Manifest;
import org.tearoad.run.Warehouse;

/**
 * Law 4: a run that is killed ({@code kill -9}) at any moment publishes all or nothing, readers
 * never see half of a release, and the next run goes on as if nothing had been. A few kills are
 * made always; for more: {@code ./run.sh test --all -Dit.test=KilledRunsIT
 * -Dsurefire.arguments=-Dlaws.kills=200}.
 */
@Tag("long")
@ExtendWith(SparkExtension.class)
class KilledRunsIT {
  private static final int KILLS = Integer.getInteger("laws.kills", 4);
  private static final List<String> NIGHTS = List.of("2015-11-20", "2015-12-10", "2015-12-31");

  @TempDir private Path folder;

  @Test
  void killedNightsEndInTheRowsOfNightsThatNobodyDisturbed(SparkSession spark) throws Exception {
    Site site =
        Site.in(folder)
            .withRaw(Build.sampleLogs(folder))
            .with("rejects.fail-share = 1")
            .with("reporting.languages = [en]");
    Site quiet = site.withWarehouse("quiet");
    for (String night : NIGHTS) {
      assertThat(quiet.run("nightly", "--as-of", night).code()).isZero();
    }
    Site disturbed = site.withWarehouse("disturbed");
    var done = new CountDownLatch(1);
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(() -> readUntil(done, disturbed));

    kills(disturbed);

    done.countDown();
    assertThat(reader.get()).as("looks of the reader at a whole release").isPositive();
    assertThat(disturbed.releases()).isEqualTo(NIGHTS);
    assertThat(disturbed.store().root().folder("vintages").list())
        .as("vintages of the releases, none of a killed run")
        .hasSameSizeAs(NIGHTS);
    Contents.of(spark, disturbed).isSameAs(Contents.of(spark, quiet));
  }

  /** Kills runs of each night at random moments, then lets one end. */
  private static void kills(Site site) throws IOException, InterruptedException {
    Random random = new Random(9);
    long usual = TimeUnit.SECONDS.toMillis(20);
    for (int night = 0; night < NIGHTS.size(); night++) {
      int wanted = KILLS * (night + 1) / NIGHTS.size() - KILLS * night / NIGHTS.size();
      for (int kill = 0; kill < wanted; kill++) {
        Process run =
            submission(site, NIGHTS.get(night))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        run.waitFor(random.nextLong(usual), TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
      }
      long start = System.nanoTime();
      Program.Ended ended = Program.run(submission(site, NIGHTS.get(night)));
      assertThat(ended.exitCode()).as(ended.output()).isZero();
      usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  private static ProcessBuilder submission(Site site, String night) {
    List<String> words =
        new ArrayList<>(List.of("--class", "org.tearoad.Main", "--master", "local[2]"));
    words.add("jobs/target/tearoad.jar");
    words.addAll(List.of("nightly", "--conf", site.settingsFile().toString(), "--as-of", night));
    return Build.submission(words);
  }

  /** How often a release was seen, whole each time. */
  private static int readUntil(CountDownLatch done, Site site) {
    int looks = 0;
    try {
      while (!done.await(100, TimeUnit.MILLISECONDS)) {
        looks += requireWhole(site.store()) ? 1 : 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return looks;
  }

  /** Every file that the current release names is there, with the rows that it names. */
  private static boolean requireWhole(Warehouse store) {
    if (store.current().isEmpty()) {
      return false;
    }
    Manifest manifest = store.manifest(store.current().get().release());
    Folder release = store.release(manifest.release());
    manifest
        .marts()
        .forEach(
            (mart, rows) ->
                assertThat(rows(release.folder("marts/" + mart))).as(mart).isEqualTo(rows));
    manifest
        .months()
        .values()
        .forEach(
            months ->
                months
                    .values()
                    .forEach(
                        month ->
                            assertThat(rows(store.root().folder(month.folder())))
                                .as(month.folder())
                                .isEqualTo(month.rows())));
    assertThat(release.exists("reports/bulletin.en.html")).isTrue();
    assertThat(store.root().folder("vintages/run=" + manifest.run()).exists()).isTrue();
    return true;
  }

  private static long rows(Folder folder) {
    return ParquetFooter.rows(ParquetFooters.read(folder, List.of()));
  }
}
