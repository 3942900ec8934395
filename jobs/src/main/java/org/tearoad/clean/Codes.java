package org.tearoad.clean;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tearoad.common.columns.CodeTable;

/**
 * The code lists that a run judges by. Countries and currencies are those of ISO 3166-1 and ISO
 * 4217 as Java 17 knows them.
 *
 * @param events EMSEVT V3 code of every code that carriers may write
 * @param regions region of every known ISO 3166-2 code: itself
 * @param postcodes region of the first three digits of a Russian postcode
 */
public record Codes(CodeTable events, CodeTable regions, CodeTable postcodes) {
  static final CodeTable COUNTRIES = CodeTable.of(List.of(Locale.getISOCountries()));
  static final CodeTable CURRENCIES =
      CodeTable.of(
          Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList());

  /**
   * @param prefixes region by three-digit prefix; a prefix between those that are listed belongs to
   *     the nearest lower one
   */
  public static Codes of(
      Map<String, String> events, List<String> regions, Map<String, String> prefixes) {
    return new Codes(
        CodeTable.of(events),
        CodeTable.of(new TreeSet<>(regions)),
        CodeTable.of(fillPrefixes(prefixes)));
  }

  private static Map<String, String> fillPrefixes(Map<String, String> listed) {
    var sorted = new TreeMap<>(listed);
    Map<String, String> filled = new TreeMap<>();
    if (!sorted.isEmpty()) {
      int last = Integer.parseInt(sorted.lastKey());
      for (int prefix = Integer.parseInt(sorted.firstKey()); prefix <= last; prefix++) {
        String written = String.format(Locale.ROOT, "%03d", prefix);
        filled.put(written, sorted.floorEntry(written).getValue());
      }
    }
    return filled;
  }
}
