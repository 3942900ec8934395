package org.tearoad.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generated logs as they come in, night by night. What goes wrong is planted at set shares of the
 * nights: {@value #CARRIER}, whose scans are a source of their own, is silent for ten days of which
 * nothing ever comes; orders stay away for six days and then come all at once; a file of scans is
 * cut off and comes whole a night later; a day is delivered twice under two names; a file of
 * payments comes twelve days late. Of all other files one in twenty is a day or two late.
 */
final class Arrivals {
  static final String CARRIER = "china-post";
  private static final String FILE = "lines.csv.gz";
  private static final int SILENT_DAYS = 10;
  private static final int GAP_DAYS = 6;
  private static final int VERY_LATE_DAYS = 12;
  private static final int LATE_IN = 20;

  /** Where no file is late by chance, so that each alert has one cause. */
  private static final int AROUND = 3;

  private final Path ready;
  private final Path raw;
  private final LocalDate first;
  private final Span silence;
  private final Span gap;
  private final LocalDate cutOff;
  private final LocalDate twice;
  private final LocalDate veryLate;
  private final Map<LocalDate, List<String>> files = new TreeMap<>();

  /** Days from first to last, both included. */
  record Span(LocalDate first, LocalDate last) {
    private static Span of(LocalDate first, int days) {
      return new Span(first, first.plusDays(days - 1));
    }

    boolean contains(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    private boolean isNear(LocalDate day) {
      return new Span(first.minusDays(AROUND), last.plusDays(AROUND)).contains(day);
    }
  }

  /**
   * @param generated raw folder of the generator, a file a day and log
   * @param ready gets the files by source
   * @param raw where the nights find them
   * @param first night, which finds all files of the days before
   */
  Arrivals(Path generated, Path ready, Path raw, LocalDate first, int nights) {
    this.ready = ready;
    this.raw = raw;
    this.first = first;
    this.silence = Span.of(first.plusDays(nights / 10), SILENT_DAYS);
    this.gap = Span.of(first.plusDays(nights * 35L / 100), GAP_DAYS);
    this.cutOff = first.plusDays(nights * 55L / 100);
    this.twice = first.plusDays(nights * 65L / 100);
    this.veryLate = first.plusDays(nights * 75L / 100);
    Random random = new Random(17);
    Day.of(generated).stream()
        .flatMap(Arrivals::bySource)
        .forEach(
            day -> {
              day.copyInto(ready);
              arrival(day, random).ifPresent(night -> add(night, day.folder() + "/" + FILE));
            });
  }

  /** Days of the carrier of which nothing ever comes. */
  Span silence() {
    return silence;
  }

  /** Days whose orders come the night after. */
  Span gap() {
    return gap;
  }

  /** The night that finds a file which is cut off; the next finds it whole. */
  LocalDate cutOff() {
    return cutOff;
  }

  /** Brings the files that come between the night before and this one. */
  void bring(LocalDate night) {
    for (String file : files.getOrDefault(night, List.of())) {
      Site.write(raw.resolve(file), read(ready.resolve(file)));
    }
    if (night.equals(cutOff) || night.equals(cutOff.plusDays(1))) {
      byte[] whole = read(ready.resolve(file("shipments", cutOff)));
      byte[] brought = night.equals(cutOff) ? Arrays.copyOf(whole, whole.length - 12) : whole;
      Site.write(raw.resolve(file("shipments", cutOff)), brought);
    }
    if (night.equals(twice.plusDays(1))) {
      for (String source : List.of("orders", "payments", "shipments", CARRIER)) {
        String file = file(source, twice);
        Site.write(raw.resolve(file.replace("lines", "again")), read(ready.resolve(file)));
      }
    }
  }

  private void add(LocalDate night, String file) {
    files.computeIfAbsent(night, absent -> new ArrayList<>()).add(file);
  }

  private static String file(String source, LocalDate day) {
    return source + "/dt=" + day + "/" + FILE;
  }

  private Optional<LocalDate> arrival(Day file, Random random) {
    String source = file.folder().substring(0, file.folder().indexOf('/'));
    LocalDate day = LocalDate.parse(file.date());
    boolean isLate = random.nextInt(LATE_IN) == 0;
    int lateDays = 1 + random.nextInt(2);
    if (day.isBefore(first)) {
      return Optional.of(first);
    } else if (source.equals(CARRIER) && silence.contains(day)) {
      return Optional.empty();
    } else if (source.equals("orders") && gap.contains(day)) {
      return Optional.of(gap.last().plusDays(1));
    } else if (source.equals("payments") && day.equals(veryLate)) {
      return Optional.of(day.plusDays(VERY_LATE_DAYS));
    }
    boolean isAlone =
        Stream.of(silence, gap, Span.of(cutOff, 1), Span.of(twice, 1), Span.of(veryLate, 1))
            .noneMatch(planted -> planted.isNear(day));
    return Optional.of(isLate && isAlone ? day.plusDays(lateDays) : day);
  }

  /** The carrier's scans apart from the others'. */
  private static Stream<Day> bySource(Day day) {
    if (!day.folder().startsWith("shipments/")) {
      return Stream.of(day);
    }
    Map<Boolean, List<String>> lines =
        day.lines().stream()
            .collect(Collectors.partitioningBy(line -> line.contains("," + CARRIER + ",")));
    String ofCarrier = day.folder().replace("shipments/", CARRIER + "/");
    return Stream.of(
        new Day(day.folder(), day.header(), lines.get(false)),
        new Day(ofCarrier, day.header(), lines.get(true)));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
