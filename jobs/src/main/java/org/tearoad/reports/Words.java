package org.tearoad.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What one language says: its sentences, and how it writes numbers, days and names. */
public final class Words {
  /** Where there is no figure. */
  static final String NONE = "–";

  private final Language language;
  private final Messages messages;
  private final Numbers numbers;
  private final Names names;

  Words(Language language) {
    this(language, Names.OF_CODES);
  }

  Words(Language language, Names names) {
    this.language = language;
    this.names = names;
    this.messages = new Messages(language);
    this.numbers = new Numbers(language, messages);
  }

  Language language() {
    return language;
  }

  /**
   * A sentence of the language, or a part that stands alone.
   *
   * @param namesAndValues its arguments: texts as they are, numbers where it depends on them
   */
  public String text(String key, Object... namesAndValues) {
    return messages.text(key, namesAndValues);
  }

  String count(double value) {
    return numbers.count(value);
  }

  String decimal(double value) {
    return numbers.decimal(value);
  }

  String twoDecimals(double value) {
    return numbers.twoDecimals(value);
  }

  String percent(double share) {
    return numbers.percent(share);
  }

  /** Per cent, or percentage points, without their sign. */
  String points(double share) {
    return numbers.points(share);
  }

  /** With its sign, also a plus. */
  String change(double rate) {
    return numbers.change(rate);
  }

  /** A sum of money, short: 6.1 million, 12.3 billion; below that whole units. */
  String money(double value) {
    return numbers.money(value);
  }

  /** The same with its sign, also a plus. */
  String moneyChange(double value) {
    return numbers.moneyChange(value);
  }

  /** One day, 2 days, 0.5 days. */
  String days(double days) {
    return numbers.days(days);
  }

  /** How ECharts writes the numbers of an axis in per cent. */
  String axisPercent() {
    return text("number.percent", "number", "{value}");
  }

  String day(LocalDate day) {
    return text(
        "date.day",
        "day",
        Integer.toString(day.getDayOfMonth()),
        "month",
        Integer.toString(day.getMonthValue()),
        "year",
        Integer.toString(day.getYear()));
  }

  /** A day of a mart. */
  String dayOf(String isoDay) {
    return day(LocalDate.parse(isoDay));
  }

  /** A day of a year that is said beside it. */
  String dayOfMonth(LocalDate day) {
    return text(
        "date.day_of_month",
        "day",
        Integer.toString(day.getDayOfMonth()),
        "month",
        Integer.toString(day.getMonthValue()));
  }

  /** The days of a month from its first to this one, short. */
  String firstDays(LocalDate last) {
    return text(
        "date.first_days",
        "day",
        Integer.toString(last.getDayOfMonth()),
        "month",
        Integer.toString(last.getMonthValue()),
        "year",
        Integer.toString(last.getYear()));
  }

  /** {@code 2015-11} as November 2015. */
  String month(String month) {
    return monthBy("date.month", month);
  }

  /** {@code 2015-11} as in November 2015. */
  String inMonth(String month) {
    return monthBy("date.in_month", month);
  }

  /** {@code 2015-11} as the November 2015 of something. */
  String ofMonth(String month) {
    return monthBy("date.of_month", month);
  }

  String shortMonth(String month) {
    return monthBy("date.short_month", month);
  }

  private String monthBy(String key, String month) {
    YearMonth parsed = YearMonth.parse(month);
    return text(key, "month", monthNumber(parsed), "year", Integer.toString(parsed.getYear()));
  }

  /** The shortest name of a month of any year. */
  String monthName(String month) {
    return text("date.month_name", "month", monthNumber(YearMonth.parse(month)));
  }

  /** Short names of the months, for the axes that charts label themselves. */
  List<String> monthNames() {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> monthName(YearMonth.of(2000, month).toString()))
        .toList();
  }

  /** A number of an axis, with as many decimals as it has, up to four. */
  String axisNumber(double value) {
    return numbers.axisNumber(value);
  }

  private static String monthNumber(YearMonth month) {
    return Integer.toString(month.getMonthValue());
  }

  /** A year or quarter of a mart. */
  String period(String period) {
    String[] parts = period.split("-Q", 2);
    return parts.length < 2 ? period : text("date.quarter", "quarter", parts[1], "year", parts[0]);
  }

  /** The bulletin's year as sentences are told it: there may be none. */
  static String year(Optional<String> year) {
    return year.orElse("none");
  }

  /** Says that figures of a year may still change; empty when none of these may. */
  Optional<String> provisional(List<MartRow> rows) {
    return rows.stream()
        .filter(row -> row.flag("is_provisional"))
        .findFirst()
        .map(row -> text("chart.note_provisional", "year", row.text("period")));
  }

  /** A country by its plain name. */
  String country(String code) {
    return new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language.tag()));
  }

  /**
   * A country in a sentence.
   *
   * @param key of the form that the sentence needs: {@code country.from} for from China
   */
  String country(String key, String code) {
    return text(key, "code", code, "name", country(code));
  }

  /** A marketplace or carrier of the logs by its name. */
  String name(String code) {
    return names.of(code, language);
  }

  /**
   * Codes of the program as words. Codes are English: those without words are readable there, and
   * stay codes elsewhere.
   */
  String code(String code) {
    String key = "code." + code;
    if (messages.has(key)) {
      return text(key);
    }
    return language == Language.ENGLISH ? code.replace('_', ' ') : code;
  }

  /** The same as a heading; a code that it does not know is a name. */
  String label(String code) {
    String key = "code." + code;
    return messages.has(key) ? capital(text(key)) : name(code);
  }

  static String capital(String text) {
    return text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Some things one after the other, the last two joined by a word. */
  String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : text(
            "list.last",
            "first",
            joined("list.next", parts.subList(0, last)),
            "next",
            parts.get(last));
  }

  /** Clauses of a sentence, each of which could be one. */
  String clauses(List<String> parts) {
    return joined("list.clause", parts);
  }

  /** The same without a word between the last two. */
  String sequence(List<String> parts) {
    return joined("list.next", parts);
  }

  private String joined(String key, List<String> parts) {
    return parts.stream()
        .reduce((first, next) -> text(key, "first", first, "next", next))
        .orElse("");
  }
}
