package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tearoad.common.testing.SparkExtension;

/**
 * Random lines in random files: after two nights, random corrections, their backfill and another
 * night, all rows are those of a rebuild. It takes minutes, so it runs when asked for, like {@link
 * SampleNightsTest}; {@code -Dlaws.splits=200} asks for more.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "laws.long", matches = "true")
@ExtendWith(SparkExtension.class)
class RandomBackfillsTest {
  private static final List<String> DAYS =
      List.of(
          "2015-10-20",
          "2015-10-31",
          "2015-11-01",
          "2015-11-02",
          "2015-11-15",
          "2015-11-30",
          "2015-12-01",
          "2015-12-20");

  private static final Map<String, String> HEADERS =
      Map.of("orders", Lines.ORDERS, "payments", Lines.PAYMENTS, "shipments", Lines.SHIPMENTS);

  private static final List<String> STATES = List.of("placed", "confirmed", "completed");
  private static final List<String> EVENTS = List.of("EMA", "EMC", "EMD", "EMH", "EMI");

  @TempDir private Path folder;

  /** Lines by file, as the logs stand. */
  private final Map<String, List<String>> files = new TreeMap<>();

  private Random random;
  private Site site;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("laws.splits", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nights_and_a_backfill_end_in_the_rows_of_a_rebuild(long seed, SparkSession spark) {
    random = new Random(seed);
    site = Site.in(folder).with("rejects.fail-share = 1");
    lines();
    files.forEach(this::write);
    ok("nightly", "--as-of", "2015-11-02");
    ok("nightly", "--as-of", "2015-12-01");

    String from = DAYS.get(random.nextInt(4));
    String to = DAYS.get(3 + random.nextInt(4));
    correct(from, to);
    ok("backfill", "--from", from, "--to", to, "--as-of", "2015-12-01");
    ok("nightly", "--as-of", "2015-12-20");

    Site rebuilt = site.withWarehouse("rebuilt");
    Ended ended = rebuilt.run("rebuild", "--as-of", "2015-12-20");
    assertThat(ended.code()).as(ended.all()).isZero();
    Contents.of(spark, site).isSameAs(Contents.of(spark, rebuilt));
    assertThat(site.manifest().identity()).isEqualTo(rebuilt.manifest().identity());
  }

  private void lines() {
    for (String log : HEADERS.keySet()) {
      files.put(log + "/undated.csv", new ArrayList<>());
    }
    for (int i = 0; i < 16; i++) {
      String id = "o" + i;
      LocalDate ordered = LocalDate.parse("2015-09-20").plusDays(random.nextInt(70));
      // Of some orders no line arrives: what is paid and sent for them waits.
      for (int n = random.nextInt(4); n > 0; n--) {
        add("orders", order(id, ordered));
      }
      for (int n = random.nextInt(3); n > 0; n--) {
        String line = Lines.payment(id, at(ordered));
        add("payments", random.nextBoolean() ? line : line.replace("captured", "refunded"));
      }
      for (int n = random.nextInt(5); n > 0; n--) {
        String event = EVENTS.get(random.nextInt(EVENTS.size()));
        add("shipments", Lines.scan(id, at(ordered)).replace(",EMA,", "," + event + ","));
      }
    }
  }

  /** Now and then with an earlier ordered_at, which moves the order. */
  private String order(String id, LocalDate ordered) {
    LocalDate said = random.nextInt(4) == 0 ? ordered.minusDays(random.nextInt(40)) : ordered;
    String day = at(ordered);
    return Lines.order(id, day)
        .replace(",placed,", "," + STATES.get(random.nextInt(STATES.size())) + ",")
        .replace(",," + day + "T", ",," + said + "T");
  }

  private String at(LocalDate ordered) {
    return ordered.plusDays(random.nextInt(20)).toString();
  }

  private void add(String log, String line) {
    boolean isDated = random.nextInt(12) > 0;
    String day = DAYS.get(random.nextInt(DAYS.size()));
    String name = isDated ? log + "/dt=" + day + "/lines.csv" : log + "/undated.csv";
    files.computeIfAbsent(name, file -> new ArrayList<>()).add(line);
  }

  /** Deletes, shrinks, replaces or leaves each file of these days, and adds new ones. */
  private void correct(String from, String to) {
    for (String name : List.copyOf(files.keySet())) {
      int at = name.indexOf("dt=") + "dt=".length();
      String day = name.contains("dt=") ? name.substring(at, at + from.length()) : "";
      if (day.compareTo(from) < 0 || day.compareTo(to) > 0) {
        continue;
      }
      int what = random.nextInt(5);
      List<String> lines = new ArrayList<>(files.get(name));
      if (what < 3) {
        files.remove(name);
        site.delete(name);
      }
      if (what == 1 || what == 2) {
        lines.removeIf(line -> random.nextInt(3) == 0);
        String corrected = what == 1 ? name : name.replace("lines", "corrected");
        write(corrected, lines);
      } else if (what == 3) {
        write(name.replace("lines", "more"), lines.subList(0, lines.size() / 2));
      }
    }
  }

  private void write(String name, List<String> lines) {
    site.file(name, HEADERS.get(name.substring(0, name.indexOf('/'))) + String.join("", lines));
  }

  private void ok(String... command) {
    String[] arguments = java.util.Arrays.copyOfRange(command, 1, command.length);
    Ended ended = site.run(command[0], arguments);
    assertThat(ended.code()).as(ended.all()).isZero();
  }
}
