package org.tearoad.samples;

import java.util.List;

/**
 * A region that orders go to: its ISO 3166-2 code, how many days it is further, its offset, its
 * postcodes' first digits.
 */
record Region(String code, int weight, int extraDays, int offsetHours, List<String> prefixes) {

  Region {
    prefixes = List.copyOf(prefixes);
  }

  /** A postcode of this region, six digits. */
  String postcode(Randomness random) {
    String prefix = prefixes.get(random.below(prefixes.size()));
    return prefix + Digits.padded(random.below(40) * 5L, 3);
  }
}
