package org.tearoad.run;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The current folder of one month of a table.
 *
 * @param folder below the warehouse
 * @param latest greatest instant in it; null for marts
 * @param ratesFrom first publication day of the exchange rates used; null when there are none
 * @param ratesTo last day for which a rate was looked up; null when there is none
 * @param fingerprint hash of these rates; null when there are none
 */
public record StoredMonth(
    String folder,
    long rows,
    long bytes,
    Instant latest,
    LocalDate ratesFrom,
    LocalDate ratesTo,
    String fingerprint) {}
