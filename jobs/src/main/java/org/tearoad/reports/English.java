package org.tearoad.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, days and small turns of phrase in English. */
final class English {
  /** Where there is no figure. */
  static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;
  private static final int LONGEST_ABBREVIATION = 3;

  private English() {}

  static String count(double value) {
    return number(value, "#,##0");
  }

  static String decimal(double value) {
    return number(value, "#,##0.0");
  }

  static String twoDecimals(double value) {
    return number(value, "#,##0.00");
  }

  static String percent(double share) {
    return number(BigDecimal.valueOf(share).movePointRight(2), "#,##0.0") + "\u00a0%";
  }

  /** A sum of money, short: 6.1 million, 12.3 billion; below a million whole units. */
  static String money(double value) {
    double size = Math.abs(value);
    if (size >= BILLION) {
      return decimal(value / BILLION) + "\u00a0billion";
    }
    return size >= MILLION ? decimal(value / MILLION) + "\u00a0million" : count(value);
  }

  /** The same with its sign, also a plus. */
  static String moneyChange(double value) {
    String text = money(value);
    return text.startsWith("−") || text.equals("0") ? text : "+" + text;
  }

  /** With its sign, also a plus. */
  static String change(double rate) {
    String text = percent(rate);
    return text.startsWith("−") || isZero(rate) ? text : "+" + text;
  }

  static boolean isZero(double rate) {
    return Math.abs(rate * 100) < 0.05;
  }

  /** One day, 2 days, 0.5 days. */
  static String days(double days) {
    String text = days == Math.rint(days) ? count(days) : decimal(days);
    return text + "\u00a0" + (text.equals("1") ? "day" : "days");
  }

  static String plural(long number, String one, String many) {
    return count(number) + "\u00a0" + (number == 1 ? one : many);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 2015-11} as November 2015. */
  static String month(String month) {
    return MONTH.format(YearMonth.parse(month));
  }

  static String shortMonth(String month) {
    return SHORT_MONTH.format(YearMonth.parse(month));
  }

  static String country(String code) {
    return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /** A code of the logs as a name: {@code china-post} as China Post, {@code jd} as JD. */
  static String name(String code) {
    return Arrays.stream(code.split("[-_ ]+"))
        .map(
            word ->
                word.length() <= LONGEST_ABBREVIATION
                    ? word.toUpperCase(Locale.ROOT)
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** Codes of the program as words: {@code period_not_over} as period not over. */
  static String words(String code) {
    return code.replace('_', ' ');
  }

  /** The same with a capital. */
  static String capital(String code) {
    String text = words(code);
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A day of a mart. */
  static String dayOf(String isoDay) {
    return day(LocalDate.parse(isoDay));
  }

  static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** grew by 5.0 %, fell by 5.0 %, did not change. */
  static String moved(double rate) {
    if (isZero(rate)) {
      return "did not change";
    }
    return (rate > 0 ? "grew by " : "fell by ") + percent(Math.abs(rate));
  }

  /** Decimal first: a double's binary digits must not decide which way a half is rounded. */
  private static String number(double value, String pattern) {
    return number(BigDecimal.valueOf(value), pattern);
  }

  private static String number(BigDecimal exact, String pattern) {
    var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(exact).replace('-', '−');
    return text.matches("−[0.,]*") ? text.substring(1) : text;
  }
}
