package org.tearoad.reports;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How one language writes numbers, with the words and signs that belong to them. */
final class Numbers {
  private static final double MILLION = 1_000_000;

  private final Language language;
  private final Messages messages;
  private final DecimalFormat whole;
  private final DecimalFormat oneDecimal;
  private final DecimalFormat twoDecimals;
  private final LocalizedNumberFormatter axis;

  Numbers(Language language, Messages messages) {
    this.language = language;
    this.messages = messages;
    var symbols = DecimalFormatSymbols.getInstance(new ULocale(language.code()));
    this.whole = new DecimalFormat("#,##0", symbols);
    this.oneDecimal = new DecimalFormat("#,##0.0", symbols);
    this.twoDecimals = new DecimalFormat("#,##0.00", symbols);
    this.axis =
        NumberFormatter.withLocale(new ULocale(language.code()))
            .precision(Precision.maxFraction(4))
            .roundingMode(RoundingMode.HALF_UP);
  }

  String count(double value) {
    return number(BigDecimal.valueOf(value), whole);
  }

  String decimal(double value) {
    return number(BigDecimal.valueOf(value), oneDecimal);
  }

  String twoDecimals(double value) {
    return number(BigDecimal.valueOf(value), twoDecimals);
  }

  String percent(double share) {
    return messages.text("number.percent", "number", points(share));
  }

  /** As the page writes the numbers of axes: as they are, from a million on short. */
  String axisNumber(double value) {
    LocalizedNumberFormatter format =
        Math.abs(value) < MILLION ? axis : axis.notation(Notation.compactShort());
    return format.format(BigDecimal.valueOf(value)).toString().replace('-', '−');
  }

  /** For sentences that depend on a number of whole things. */
  static BigDecimal whole(double value) {
    return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP);
  }

  /** Per cent, or percentage points, without their sign. */
  String points(double share) {
    return number(BigDecimal.valueOf(share).movePointRight(2), oneDecimal);
  }

  /** A sum of money, short: 6.1 million, 12.3 billion; below that whole units. */
  String money(double value) {
    double size = Math.abs(value);
    if (size >= language.larger()) {
      return messages.text("number.larger", "number", decimal(value / language.larger()));
    }
    return size >= language.large()
        ? messages.text("number.large", "number", decimal(value / language.large()))
        : count(value);
  }

  /** The same with its sign, also a plus. */
  String moneyChange(double value) {
    String text = money(value);
    return text.startsWith("−") || text.equals("0") ? text : "+" + text;
  }

  /** With its sign, also a plus. */
  String change(double rate) {
    String text = percent(rate);
    return text.startsWith("−") || isZero(rate) ? text : "+" + text;
  }

  /** Whether it is written as nought. */
  static boolean isZero(double rate) {
    return Math.abs(rate * 100) < 0.05;
  }

  /** Which way a rate goes, for sentences to choose by: up, down or same. */
  static String direction(double rate) {
    if (isZero(rate)) {
      return "same";
    }
    return rate > 0 ? "up" : "down";
  }

  /** One day, 2 days, 0.5 days. */
  String days(double days) {
    boolean isWhole = days == Math.rint(days);
    BigDecimal rounded = BigDecimal.valueOf(days).setScale(isWhole ? 0 : 1, RoundingMode.HALF_UP);
    return messages.text("number.days", "days", rounded);
  }

  /** Decimal first: a double's binary digits must not decide which way a half is rounded. */
  private static String number(BigDecimal exact, DecimalFormat format) {
    BigDecimal rounded = exact.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP);
    String text = format.format(rounded.abs());
    return rounded.signum() < 0 ? "−" + text : text;
  }
}
