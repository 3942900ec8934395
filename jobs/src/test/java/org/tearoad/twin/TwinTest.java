package org.tearoad.twin;

import java.nio.file.Path;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/** Generated logs with another seed than the sample's, in few files. */
class TwinTest extends TwinCase {
  private static final int ORDERS = 4_000;
  private static final long SEED = 1;
  private static final int DAYS_PER_FILE = 61;

  @Override
  Path raw(Path folder) {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            SEED,
            GeneratorSettings.DEFAULT_FROM,
            GeneratorSettings.DEFAULT_TO,
            DAYS_PER_FILE,
            DirtRates.usual()));
    return folder.resolve("raw");
  }
}
