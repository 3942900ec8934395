package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;

/**
 * Law 2 on the committed sample: 36 nights at random days of its weekly files equal one rebuild. It
 * takes minutes, so it runs when asked for; {@code -Dlaws.nights=120} asks for more nights:
 *
 * <pre>
 * mvn -pl common,jobs -am test -Dtest=SampleNightsTest -Dtests.excluded= -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
@Tag("long")
@EnabledIfSystemProperty(named = "laws.long", matches = "true")
@ExtendWith(SparkExtension.class)
class SampleNightsTest {
  private static final int NIGHTS = Integer.getInteger("laws.nights", 36);

  @TempDir private Path folder;

  @Test
  void the_sample_in_nights_equals_one_rebuild(SparkSession spark) throws IOException {
    Site site = Site.in(folder).withRaw(Site.project("data-samples/raw"));
    List<String> nights = nights(site.raw().resolve("orders"));
    Site nightly = site.withWarehouse("nightly");

    for (String day : nights) {
      Ended night = nightly.run("nightly", "--as-of", day);
      assertThat(night.code()).as(night.all()).isZero();
    }
    Site rebuilt = site.withWarehouse("rebuilt");
    Ended rebuild = rebuilt.run("rebuild");
    assertThat(rebuild.code()).as(rebuild.all()).isZero();

    assertThat(nightly.releases()).isEqualTo(nights);
    Contents.of(spark, nightly).isSameAs(Contents.of(spark, rebuilt));
    assertThat(nightly.manifest().identity()).isEqualTo(rebuilt.manifest().identity());
  }

  /** Days of files, the last one among them. */
  private static List<String> nights(Path log) throws IOException {
    List<String> days = new ArrayList<>();
    try (Stream<Path> folders = Files.list(log)) {
      folders.map(day -> day.getFileName().toString().substring("dt=".length())).forEach(days::add);
    }
    Collections.sort(days);
    String last = days.remove(days.size() - 1);
    Collections.shuffle(days, new Random(5));
    TreeSet<String> nights = new TreeSet<>(days.subList(0, NIGHTS - 1));
    nights.add(last);
    return List.copyOf(nights);
  }
}
