package org.tearoad.samples;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What to generate.
 *
 * @param output the folder that gets {@code truth/} and {@code raw/}; made when absent, files in it
 *     are replaced
 * @param orders how many orders are simulated, inquiries included; a few of them never show up in
 *     the logs
 * @param seed equal settings and seeds give equal bytes
 * @param from the first day of the logs, in Europe/Moscow
 * @param to the last day of the logs, inclusive
 * @param daysPerFile how many days one file of a log covers; the file stands under the last of them
 * @param dirt how often each kind of dirt is planted
 */
public record GeneratorSettings(
    Path output,
    long orders,
    long seed,
    LocalDate from,
    LocalDate to,
    int daysPerFile,
    DirtRates dirt) {

  public static final LocalDate DEFAULT_FROM = LocalDate.of(2013, 1, 1);
  public static final LocalDate DEFAULT_TO = LocalDate.of(2015, 12, 31);
  public static final long DEFAULT_SEED = 20151222L;

  public GeneratorSettings {
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(dirt, "dirt");
    require(orders >= 0, "the number of orders is negative", orders);
    require(daysPerFile >= 1, "a file covers at least one day", daysPerFile);
    require(!to.isBefore(from), "the last day is before the first", from + ".." + to);
    require(
        from.getYear() >= 2001 && to.getYear() <= 2099,
        "the years reach outside 2001-2099",
        from + ".." + to);
  }

  /** Three years in daily files with the usual dirt. */
  public static GeneratorSettings of(Path output, long orders) {
    return new GeneratorSettings(
        output, orders, DEFAULT_SEED, DEFAULT_FROM, DEFAULT_TO, 1, DirtRates.usual());
  }

  private static void require(boolean holds, String why, Object got) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot generate sample logs: %s, got %s".formatted(why, got));
    }
  }
}
