package org.tearoad.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a bulletin's tables, read back from the page, each against its mart row. */
final class PrintedFigures {
  private static final Pattern TABLE = Pattern.compile("(?s)<table>(.*?)</table>");
  private static final Pattern HEAD =
      Pattern.compile(
          "<th scope=\"col\" data-column=\"(.*?)\" data-scale=\"(.*?)\" data-decimals=\"(.*?)\"( class=\"text\")?>");
  private static final Pattern LINE =
      Pattern.compile("<tr data-mart=\"(.*?)\" data-row=\"(.*?)\">(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("<td.*?>(.*?)</td>");

  private record Head(String column, BigDecimal scale, int decimals, boolean isText) {}

  private final Language language;
  private final Map<String, Map<String, MartRow>> marts;
  private final List<String> differences = new ArrayList<>();
  private final String suppressed;
  private int compared;
  private int left;

  /**
   * @param language of the page
   * @param marts rows by mart and key
   */
  PrintedFigures(Language language, Map<String, Map<String, MartRow>> marts) {
    this.language = language;
    this.marts = marts;
    this.suppressed = new Words(language).text("figure.suppressed");
  }

  /** What differs, in words. */
  List<String> differences(String page) {
    Matcher tables = TABLE.matcher(page);
    while (tables.find()) {
      compare(tables.group(1));
    }
    return differences;
  }

  int compared() {
    return compared;
  }

  /** Figures in whose place it is said that they are suppressed. */
  int left() {
    return left;
  }

  private void compare(String table) {
    List<Head> heads = new ArrayList<>();
    Matcher head = HEAD.matcher(table);
    while (head.find()) {
      heads.add(
          new Head(
              head.group(1),
              new BigDecimal(head.group(2)),
              Integer.parseInt(head.group(3)),
              head.group(4) != null));
    }
    Matcher line = LINE.matcher(table);
    while (line.find()) {
      MartRow row = marts.get(line.group(1)).get(line.group(2));
      if (row == null) {
        differences.add("no row " + line.group(2) + " in " + line.group(1));
        continue;
      }
      Matcher cell = CELL.matcher(line.group(3));
      for (Head one : heads) {
        if (!cell.find()) {
          differences.add("a line is short: " + line.group(2));
        } else if (!one.isText()) {
          compare(row, one, cell.group(1));
        }
      }
    }
  }

  private void compare(MartRow row, Head head, String text) {
    Object value = row.values().get(head.column());
    if (text.equals(suppressed)) {
      left++;
      return;
    }
    compared++;
    String expected = value == null ? "–" : expected(value, head).toPlainString();
    String printed = value == null ? text : number(text).toPlainString();
    if (!expected.equals(printed)) {
      differences.add(
          "%s, %s: printed %s, got %s".formatted(row.keyText(), head.column(), text, value));
    }
  }

  private static BigDecimal expected(Object value, Head head) {
    return new BigDecimal(value.toString())
        .multiply(head.scale())
        .setScale(head.decimals(), RoundingMode.HALF_UP);
  }

  private BigDecimal number(String text) {
    String digits = text.replace("−", "-").replace("+", "").replaceAll("[\u00a0%]", "");
    return new BigDecimal(
        language == Language.RUSSIAN ? digits.replace(',', '.') : digits.replace(",", ""));
  }
}
