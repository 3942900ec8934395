package org.tearoad.reports.tables;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Types;

/** What a column is counted in, and how a workbook shows it; the names of columns tell it. */
enum Unit {
  TEXT("text", "General"),
  FLAG("yes or no", "General"),
  DATE("date", "yyyy-mm-dd"),
  INSTANT("instant, UTC", "General"),
  MEASURE("unit of the row's measure", "#,##0.##"),
  SHARE("share of one", "0.0%"),
  ROUBLES("roubles", "#,##0.00"),
  DAYS("days", "#,##0.##"),
  DAYS_A_MONTH("days a month", "0.00"),
  HOURS("hours", "#,##0.##"),
  YEAR("year", "0"),
  COUNT("count", "#,##0"),
  EXPECTED("expected count", "#,##0.0"),
  NUMBER("number without unit", "0.00####");

  private static final Pattern SHARES =
      Pattern.compile(
          ".*(share|rate|coverage|completeness|contribution|conversion|retention|retained|on_time"
              + "|relative_|count_error|chance).*");
  private static final Pattern EXPECTATIONS =
      Pattern.compile("(estimate|expected)(_(low|high|missed.*|count|per_day))?");
  private static final Pattern DAYS_NAMES =
      Pattern.compile(".*_days(_year_ago)?|(median|p\\d\\d)_(low|high)|.*_level_days");
  private static final Pattern MEASURES =
      Pattern.compile(
          "((like_for_like|earlier)_)?value(_year_ago)?|((mean(_absolute)?|smallest|largest)_)?revision"
              + "|revision_deviation|mean_standard_error");
  private static final Pattern DAYS_A_MONTH_NAMES =
      Pattern.compile("slope_(days_per_month|low|high)");

  private final String words;
  private final String format;

  Unit(String words, String format) {
    this.words = words;
    this.format = format;
  }

  static Unit of(Field field) {
    if (field.type().equals(Types.TEXT)) {
      return TEXT;
    } else if (field.type().equals(Types.FLAG)) {
      return FLAG;
    } else if (field.type().equals(Types.DATE)) {
      return DATE;
    } else if (field.type().equals(Types.INSTANT)) {
      return INSTANT;
    }
    return ofNumber(field, field.name().toLowerCase(Locale.ROOT));
  }

  private static Unit ofNumber(Field field, String name) {
    if (MEASURES.matcher(name).matches()) {
      return MEASURE;
    } else if (name.contains("_rub")) {
      return ROUBLES;
    } else if (name.equals("year") || name.endsWith("_year")) {
      return YEAR;
    } else if (DAYS_A_MONTH_NAMES.matcher(name).matches()) {
      return DAYS_A_MONTH;
    } else if (DAYS_NAMES.matcher(name).matches()) {
      return DAYS;
    } else if (name.endsWith("_hours")) {
      return HOURS;
    } else if (EXPECTATIONS.matcher(name).matches()) {
      return EXPECTED;
    } else if (field.type().equals(Types.RATIO)) {
      return SHARES.matcher(name).matches() ? SHARE : NUMBER;
    }
    return COUNT;
  }

  /** In the words of the definitions. */
  String words() {
    return words;
  }

  boolean isFormatted() {
    return !format.equals("General");
  }

  /** As spreadsheets write formats. */
  String format() {
    return format;
  }
}
