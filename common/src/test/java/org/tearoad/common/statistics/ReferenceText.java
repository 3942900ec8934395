package org.tearoad.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What R printed, from src/test/resources/statistics; see the README there. */
final class ReferenceText {
  private final List<String> lines;

  private ReferenceText(List<String> lines) {
    this.lines = lines;
  }

  static ReferenceText of(String file) {
    try (InputStream input = ReferenceText.class.getResourceAsStream("/statistics/" + file)) {
      return new ReferenceText(
          new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes after the first line that contains this. */
  ReferenceText after(String marker) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(marker)) {
        return new ReferenceText(lines.subList(i + 1, lines.size()));
      }
    }
    throw new AssertionError("There is no line with " + marker);
  }

  /** The words of the first lines in a row that are numbers only, so many to a line. */
  List<List<String>> rows(int width) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.strip().split("\\s+"));
      boolean isRow = words.size() == width && words.stream().allMatch(ReferenceText::isNumber);
      if (isRow) {
        rows.add(words);
      } else if (!rows.isEmpty()) {
        break;
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  /** Equal to 1e-12, or to what was printed when that is less; NA and NaN are not a number. */
  static void assertPrinted(double actual, String printed) {
    if (printed.startsWith("N")) {
      assertThat(actual).isNaN();
      return;
    }
    BigDecimal expected = new BigDecimal(printed);
    double lastPlace = Math.pow(10, -expected.scale());
    double tolerance = Math.max(1e-12 * Math.abs(expected.doubleValue()), 0.501 * lastPlace);
    assertThat(actual).isCloseTo(expected.doubleValue(), within(tolerance));
  }

  static OptionalInt age(String printed) {
    return printed.equals("NA") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(printed));
  }

  private static boolean isNumber(String word) {
    return word.matches("-?[0-9.]+([eE][-+]?[0-9]+)?|NA|NaN");
  }
}
