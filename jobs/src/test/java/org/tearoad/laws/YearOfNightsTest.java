package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.run.Watch;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * Nights up to the end of 2015 that nobody looks after, of logs that come in as {@link Arrivals}
 * says. They raise the alerts of what was planted and no other, and end in the rows of a rebuild;
 * old releases are pruned every month meanwhile. Too long for every day; 40 nights take some ten
 * minutes, for the whole year add {@code -Dyear.nights=365} to the arguments:
 *
 * <pre>
 * mvn -pl common,jobs -am test -Dtest=YearOfNightsTest -Dtests.excluded= -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
@Tag("long")
@EnabledIfSystemProperty(named = "laws.long", matches = "true")
@ExtendWith(SparkExtension.class)
class YearOfNightsTest {
  private static final int NIGHTS = Integer.getInteger("year.nights", 40);
  private static final int ORDERS_A_DAY = 10;

  /** Enough for all that compares with weeks or months before. */
  private static final int DAYS_BEFORE = 120;

  private static final LocalDate LAST = LocalDate.of(2015, 12, 31);
  private static final LocalDate FIRST = LAST.minusDays(NIGHTS - 1);
  private static final LocalDate FROM = FIRST.minusDays(DAYS_BEFORE);
  private static final int WARN_AFTER_DAYS = 2;

  /** What the generator plants itself, and ten orders a day may be too few to see. */
  private static final Map<String, Arrivals.Span> OF_GENERATOR =
      Map.of(
          "region_silent UA-43", new Arrivals.Span(LocalDate.of(2015, 7, 20), LAST),
          "logs_silent jd", new Arrivals.Span(LocalDate.of(2015, 3, 5), LocalDate.of(2015, 3, 9)));

  @TempDir private Path folder;

  /** An alert from the first to the last release in a row that has it. */
  private record Raised(String kind, String subject, LocalDate first, LocalDate last)
      implements Comparable<Raised> {
    @Override
    public int compareTo(Raised other) {
      return toString().compareTo(other.toString());
    }

    private boolean isOfGenerator() {
      String name = kind + " " + subject.substring(subject.lastIndexOf('/') + 1);
      Arrivals.Span planted = OF_GENERATOR.get(name);
      return planted != null && planted.contains(first) && planted.contains(last);
    }
  }

  @Test
  void nights_raise_the_planted_alerts_and_end_in_the_rows_of_a_rebuild(SparkSession spark)
      throws Exception {
    Site site =
        Site.in(folder)
            .with("sources.%1$s { log = shipments, files = %1$s }".formatted(Arrivals.CARRIER));
    Arrivals arrivals = arrivals(site);
    SortedMap<LocalDate, Integer> failed = new TreeMap<>();
    SortedSet<Raised> raised = new TreeSet<>();
    Map<String, Raised> lasting = new TreeMap<>();

    for (LocalDate night = FIRST; !night.isAfter(LAST); night = night.plusDays(1)) {
      arrivals.bring(night);
      Ended ended = site.run("nightly", "--as-of", night.toString());
      if (ended.code() == 0) {
        assertThat(site.manifest().asOf()).isEqualTo(night);
        follow(lasting, alerts(site), night).forEach(raised::add);
      } else {
        failed.put(night, ended.code());
        assertThat(ended.err()).contains("files_are_whole", "[file_cut_off]");
      }
      if (night.getDayOfMonth() == 1) {
        assertThat(site.run("prune", "--keep-days", "30").code()).isZero();
      }
    }
    raised.addAll(lasting.values());
    raised.forEach(System.out::println);

    assertThat(failed).isEqualTo(Map.of(arrivals.cutOff(), 5));
    assertThat(raised)
        .filteredOn(one -> !one.isOfGenerator())
        .containsExactlyInAnyOrder(
            late(Arrivals.CARRIER, arrivals.silence()), late("orders", arrivals.gap()));
    Site rebuilt = site.withWarehouse("rebuilt");
    Ended rebuild = rebuilt.run("rebuild", "--as-of", LAST.toString());
    assertThat(rebuild.code()).as(rebuild.all()).isZero();
    Contents.of(spark, site).isSameAs(Contents.of(spark, rebuilt));
    assertThat(site.manifest().identity()).isEqualTo(rebuilt.manifest().identity());
  }

  private Arrivals arrivals(Site site) throws Exception {
    Path generated = folder.resolve("generated");
    Generator.generate(
        new GeneratorSettings(
            generated,
            ORDERS_A_DAY * (NIGHTS + DAYS_BEFORE),
            GeneratorSettings.DEFAULT_SEED,
            FROM,
            LAST,
            1,
            DirtRates.usual()));
    Files.createDirectories(site.raw());
    return new Arrivals(
        generated.resolve("raw"), folder.resolve("ready"), site.raw(), FIRST, NIGHTS);
  }

  private static List<Watch.Alert> alerts(Site site) {
    return Watch.read(site.store().release(site.manifest().release())).alerts();
  }

  /** Goes on with the alerts that last, and returns those that are over. */
  private static List<Raised> follow(
      Map<String, Raised> lasting, List<Watch.Alert> alerts, LocalDate night) {
    Map<String, Raised> now =
        alerts.stream()
            .map(alert -> new Raised(alert.kind(), alert.subject(), night, night))
            .collect(Collectors.toMap(one -> one.kind() + " " + one.subject(), one -> one));
    now.replaceAll(
        (name, one) ->
            lasting.containsKey(name)
                ? new Raised(one.kind(), one.subject(), lasting.get(name).first(), night)
                : one);
    List<Raised> over =
        lasting.entrySet().stream()
            .filter(one -> !now.containsKey(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    lasting.clear();
    lasting.putAll(now);
    return over;
  }

  /** A source of which nothing comes on these days is late from the third on. */
  private static Raised late(String source, Arrivals.Span days) {
    return new Raised("source_late", source, days.first().plusDays(WARN_AFTER_DAYS), days.last());
  }
}
