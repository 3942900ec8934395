package org.tearoad.twin;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What the second implementation needs to know.
 *
 * @param raw folder with {@code orders/}, {@code payments/} and {@code shipments/}
 * @param reference folder with the code lists and exchange rates
 * @param buyerKey key of the hash that replaces a buyer's number
 * @param provisionalDays days after the end of a period in which its figures may still change
 * @param memoryLimit as DuckDB writes it, like 4GB
 * @param spill folder for what does not fit into memory
 */
public record TwinSettings(
    Path raw,
    Path reference,
    String buyerKey,
    ZoneId reportingZone,
    String homeCountry,
    String partnerCountry,
    int provisionalDays,
    String memoryLimit,
    int threads,
    Path spill) {

  /** The road between Russia and China, days of Moscow, two threads. */
  public static TwinSettings of(Path raw, Path reference, String buyerKey, Path spill) {
    return new TwinSettings(
        raw.toAbsolutePath(),
        reference.toAbsolutePath(),
        buyerKey,
        ZoneId.of("Europe/Moscow"),
        "RU",
        "CN",
        30,
        "4GB",
        2,
        spill);
  }

  public TwinSettings withMemoryLimit(String limit) {
    return new TwinSettings(
        raw,
        reference,
        buyerKey,
        reportingZone,
        homeCountry,
        partnerCountry,
        provisionalDays,
        limit,
        threads,
        spill);
  }
}
