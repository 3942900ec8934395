package org.tearoad.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Published exchange rates, and what follows from them for any day: the last rate published on or
 * before that day, of each currency pair; a cross through one common currency where no pair is
 * given.
 */
public final class FxRates {
  /** The currencies that amounts are converted to. */
  public static final List<String> TARGETS = List.of("RUB", "USD", "CNY");

  private static final int SCALE = 8;

  /** One published rate: units of quote for one unit of base. */
  public record Rate(LocalDate date, String base, String quote, BigDecimal rate) {
    public Rate {
      if (rate.signum() <= 0) {
        throw new IllegalArgumentException(
            "Cannot use the rate of %s/%s on %s: it must be positive, got %s"
                .formatted(base, quote, date, rate));
      }
    }
  }

  /** A rate as it holds on a day, with the day on which it was published. */
  public record Holding(LocalDate published, BigDecimal rate) {}

  /** What one unit of a currency is worth on a day. */
  public record Day(
      String currency, LocalDate date, Map<String, BigDecimal> rates, LocalDate published) {}

  private final TreeMap<String, TreeMap<LocalDate, BigDecimal>> pairs = new TreeMap<>();
  private final TreeSet<String> currencies = new TreeSet<>();
  private final List<Rate> published;

  public FxRates(List<Rate> rates) {
    published =
        rates.stream()
            .sorted(
                java.util.Comparator.comparing(Rate::date)
                    .thenComparing(Rate::base)
                    .thenComparing(Rate::quote))
            .toList();
    for (Rate rate : published) {
      pairs
          .computeIfAbsent(rate.base() + rate.quote(), pair -> new TreeMap<>())
          .put(rate.date(), rate.rate());
      currencies.add(rate.base());
      currencies.add(rate.quote());
    }
    if (published.isEmpty()) {
      throw new IllegalArgumentException("Cannot convert amounts: there is no exchange rate");
    }
  }

  public LocalDate first() {
    return published.get(0).date();
  }

  public LocalDate last() {
    return published.get(published.size() - 1).date();
  }

  /** Every currency on every day from the first to the last publication, with what is known. */
  public List<Day> daily() {
    List<Day> days = new ArrayList<>();
    for (String currency : currencies) {
      for (LocalDate date = first(); !date.isAfter(last()); date = date.plusDays(1)) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        LocalDate oldest = null;
        for (String target : TARGETS) {
          Optional<Holding> holding = on(date, currency, target);
          if (holding.isPresent()) {
            rates.put(target, holding.get().rate());
            LocalDate day = holding.get().published();
            oldest = oldest == null || day.isBefore(oldest) ? day : oldest;
          }
        }
        if (oldest != null) {
          days.add(new Day(currency, date, rates, oldest));
        }
      }
    }
    return days;
  }

  /** The rate that holds on a day; empty when nothing published leads from base to quote. */
  public Optional<Holding> on(LocalDate date, String base, String quote) {
    if (base.equals(quote)) {
      return Optional.of(new Holding(date, BigDecimal.ONE.setScale(SCALE)));
    }
    Optional<Holding> direct = leg(date, base, quote);
    if (direct.isPresent()) {
      return direct.map(FxRates::rounded);
    }
    for (String through : currencies) {
      Optional<Holding> first = leg(date, through, base);
      Optional<Holding> second = leg(date, through, quote);
      if (first.isPresent() && second.isPresent()) {
        return Optional.of(cross(first.get(), second.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * The mean of the rates that hold on the days of a month which have a rate, for the growth at
   * constant exchange rates. In months after the last publication the last rate still holds.
   */
  public Optional<BigDecimal> monthlyMean(YearMonth month, String base, String quote) {
    BigDecimal sum = BigDecimal.ZERO;
    int days = 0;
    LocalDate start = month.atDay(1);
    LocalDate end =
        Collections.min(List.of(month.atEndOfMonth(), Collections.max(List.of(start, last()))));
    for (LocalDate date = start; !date.isAfter(end); date = date.plusDays(1)) {
      Optional<Holding> holding = on(date, base, quote);
      if (holding.isPresent()) {
        sum = sum.add(holding.get().rate());
        days++;
      }
    }
    return days == 0
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(days), SCALE, RoundingMode.HALF_UP));
  }

  public List<String> currencies() {
    return List.copyOf(currencies);
  }

  /**
   * The published rates that hold on some days, as text that is equal when the rates are: those of
   * the days, of each pair the one that still holds on the first of them, and up to which of the
   * days there are rates.
   */
  public String canonical(LocalDate from, LocalDate to) {
    StringBuilder text = new StringBuilder();
    text.append(last().isBefore(to) ? last() : to).append('\n');
    for (Rate rate : published) {
      LocalDate held = pairs.get(rate.base() + rate.quote()).floorKey(from);
      if (!rate.date().isBefore(held == null ? from : held) && !rate.date().isAfter(to)) {
        text.append(rate.date()).append(rate.base()).append(rate.quote());
        text.append(rate.rate().stripTrailingZeros().toPlainString()).append('\n');
      }
    }
    return text.toString();
  }

  /** A published pair, or its inverse. */
  private Optional<Holding> leg(LocalDate date, String base, String quote) {
    if (base.equals(quote)) {
      return Optional.of(new Holding(date, BigDecimal.ONE));
    }
    Optional<Holding> direct = last(date, base + quote);
    return direct.isPresent() ? direct : last(date, quote + base).map(FxRates::inverse);
  }

  private Optional<Holding> last(LocalDate date, String pair) {
    TreeMap<LocalDate, BigDecimal> rates = pairs.get(pair);
    Map.Entry<LocalDate, BigDecimal> entry = rates == null ? null : rates.floorEntry(date);
    return entry == null
        ? Optional.empty()
        : Optional.of(new Holding(entry.getKey(), entry.getValue()));
  }

  private static Holding inverse(Holding holding) {
    return new Holding(
        holding.published(),
        BigDecimal.ONE.divide(holding.rate(), SCALE * 2, RoundingMode.HALF_UP));
  }

  private static Holding cross(Holding toBase, Holding toQuote) {
    LocalDate published =
        toBase.published().isBefore(toQuote.published()) ? toBase.published() : toQuote.published();
    return new Holding(
        published, toQuote.rate().divide(toBase.rate(), SCALE, RoundingMode.HALF_UP));
  }

  private static Holding rounded(Holding holding) {
    return new Holding(holding.published(), holding.rate().setScale(SCALE, RoundingMode.HALF_UP));
  }
}
