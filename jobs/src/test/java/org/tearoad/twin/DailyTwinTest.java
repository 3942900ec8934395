package org.tearoad.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * Generated logs that come day by day, so that it is known how late things are reported; those of
 * orders are two days behind the others.
 */
@Tag("long")
class DailyTwinTest extends TwinCase {
  private static final int ORDERS = 6_000;
  private static final long SEED = 3;
  private static final LocalDate FROM = LocalDate.of(2014, 6, 1);
  private static final int DAYS_BEHIND = 2;

  @Override
  Path raw(Path folder) throws IOException {
    Generator.generate(
        new GeneratorSettings(
            folder, ORDERS, SEED, FROM, GeneratorSettings.DEFAULT_TO, 1, DirtRates.usual()));
    Path raw = folder.resolve("raw");
    for (int day = 0; day < DAYS_BEHIND; day++) {
      Path behind = raw.resolve("orders/dt=" + GeneratorSettings.DEFAULT_TO.minusDays(day));
      Files.delete(behind.resolve("orders.csv.gz"));
    }
    return raw;
  }
}
