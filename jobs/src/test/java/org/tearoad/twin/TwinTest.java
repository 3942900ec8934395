package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/** Two implementations that share no code make the same rows of the same raw logs. */
@ExtendWith(SparkExtension.class)
class TwinTest {
  private static final int ORDERS = 4_000;
  private static final int DAYS_PER_FILE = 61;

  @TempDir private static Path folder;
  private static Twins twins;

  @BeforeAll
  static void runBoth(SparkSession spark) throws SQLException, IOException {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            GeneratorSettings.DEFAULT_SEED,
            GeneratorSettings.DEFAULT_FROM,
            GeneratorSettings.DEFAULT_TO,
            DAYS_PER_FILE,
            DirtRates.usual()));
    twins = Twins.over(folder.resolve("raw"), folder);
  }

  @AfterAll
  static void close() throws SQLException {
    if (twins != null) {
      twins.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order_facts",
        "payment_facts",
        "parcel_facts",
        "rejects",
        "file_counts",
        "daily_volume",
        "monthly_volume",
        "volume_growth"
      })
  void bothMakeTheSameRows(String table) throws SQLException {
    assertThat(twins.rows(table)).isPositive();
    assertThat(twins.differences(table)).isEmpty();
  }
}
