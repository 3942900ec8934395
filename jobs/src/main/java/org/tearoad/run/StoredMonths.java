package org.tearoad.run;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.OrderMonths;
import org.tearoad.facts.PaymentFacts;

/** Questions that the stored months answer without being read. */
final class StoredMonths {
  /** Tables with amounts in other currencies. */
  static final Set<String> CONVERTED = Set.of(OrderFacts.TABLE.name(), PaymentFacts.TABLE.name());

  private StoredMonths() {}

  /**
   * Months whose reference data are not those that finished them.
   *
   * @param stored months by table and month
   */
  static Set<String> ofOtherRates(
      Map<String, ? extends Map<String, StoredMonth>> stored, References references) {
    return CONVERTED.stream()
        .filter(stored::containsKey)
        .flatMap(table -> stored.get(table).entrySet().stream())
        .filter(
            month ->
                !references
                    .ratesFingerprint(month.getValue().ratesFrom(), month.getValue().ratesTo())
                    .equals(month.getValue().fingerprint()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Months with an instant that a release of an earlier day could not count.
   *
   * @param end of that day
   */
  static Set<String> knownLaterThan(
      Instant end, Map<String, ? extends Map<String, StoredMonth>> stored) {
    return stored.values().stream()
        .flatMap(of -> of.entrySet().stream())
        .filter(
            month -> month.getValue().latest() != null && !month.getValue().latest().isBefore(end))
        .map(Map.Entry::getKey)
        .filter(month -> !month.equals(OrderMonths.WAITING))
        .collect(Collectors.toSet());
  }
}
