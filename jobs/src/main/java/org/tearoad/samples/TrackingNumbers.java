package org.tearoad.samples;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Numbers in the carriers' formats: S10 of the UPU, 14 digits inside Russia, couriers' own. */
final class TrackingNumbers {
  private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
  private static final long REUSE_AFTER = 400L * Calendar.SECONDS_A_DAY;
  private static final int SERIALS = 100_000_000;
  private static final String SERIES = "ABCDEFGHKLMN";

  private final DirtRates dirt;
  private final Map<String, Integer> counters = new HashMap<>();
  private final Map<String, Deque<Used>> used = new HashMap<>();

  private record Used(String number, long at) {}

  TrackingNumbers(DirtRates dirt) {
    this.dirt = dirt;
  }

  /** A number that is new, or was last used more than 12 months before the posting. */
  String issue(Product product, String country, long postedAt, Randomness random) {
    String kind = product.carrier() + product.letter() + country;
    Deque<Used> candidates = used.computeIfAbsent(kind, absent -> new ArrayDeque<>());
    boolean reuse = random.chance(dirt.reusedNumbers());
    boolean remember = random.chance(2 * dirt.reusedNumbers());
    if (reuse && !candidates.isEmpty() && candidates.peekFirst().at() + REUSE_AFTER < postedAt) {
      return candidates.removeFirst().number();
    }
    String number = next(kind, product, country, random);
    if (remember) {
      candidates.addLast(new Used(number, postedAt));
    }
    return number;
  }

  /** The check digit over eight digits (UPU S10). */
  static int checkDigit(String serial) {
    int sum = 0;
    for (int index = 0; index < S10_WEIGHTS.length; index++) {
      sum += S10_WEIGHTS[index] * (serial.charAt(index) - '0');
    }
    int digit = 11 - sum % 11;
    return digit == 10 ? 0 : digit == 11 ? 5 : digit;
  }

  private String next(String kind, Product product, String country, Randomness random) {
    int counter = counters.merge(kind, 1, Integer::sum);
    if (product.format() == Product.Format.S10 && random.chance(dirt.foreignNumbers())) {
      return Digits.padded(2 + counter % 7, 1) + "C" + Digits.padded(counter, 9) + country;
    }
    return switch (product.format()) {
      case S10 -> s10(product.letter(), counter, country);
      case DOMESTIC_14 -> domestic(counter);
      case SF_EXPRESS -> "SF" + Digits.padded(100_000_000_000L + counter * 7L, 12);
      case TEN_DIGITS -> Digits.padded(1_000_000_000L + counter * 3L, 10);
      case DPD -> "0598" + Digits.padded(counter, 10);
    };
  }

  private static String s10(char letter, int counter, String country) {
    String serial = Digits.padded(counter * 13L % SERIALS, 8);
    char series = SERIES.charAt((int) (counter * 13L / SERIALS + counter / 97) % SERIES.length());
    return "" + letter + series + serial + checkDigit(serial) + country;
  }

  /** Six digits of the office, seven of the serial, a check digit with weights 3 and 1. */
  private static String domestic(int counter) {
    String body =
        Digits.padded(101_000 + counter % 7 * 1000, 6) + Digits.padded(counter % 10_000_000, 7);
    int sum = 0;
    for (int index = 0; index < body.length(); index++) {
      sum += (body.charAt(index) - '0') * (index % 2 == 0 ? 3 : 1);
    }
    return body + (10 - sum % 10) % 10;
  }
}
