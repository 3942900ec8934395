package org.tearoad.reports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a report says of the release it belongs to.
 *
 * @param zone whose days count
 * @param home country whose buyers import
 * @param partner country at the other end
 * @param simulated the raw logs say that they are simulated
 * @param inputFiles read for this release and all before it that it goes on from
 * @param provisionalDays after the end of a period in which its volumes may still change
 * @param languages in which its bulletin is published
 * @param replacement the release that stands in place of this one; empty unless it was withdrawn
 */
public record Edition(
    String release,
    LocalDate asOf,
    ZoneId zone,
    String home,
    String partner,
    boolean simulated,
    int inputFiles,
    int provisionalDays,
    Set<Language> languages,
    Optional<String> replacement) {
  public Edition {
    languages =
        languages.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(languages));
  }
}
