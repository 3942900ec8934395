package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.testing.SparkExtension;

/** Two implementations that share no code make the same rows of the same raw logs. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwinCase {
  private Twins twins;

  /** The raw logs; made in the folder when there are none yet. */
  abstract Path raw(Path folder) throws IOException;

  @BeforeAll
  void runBoth(@TempDir Path folder, SparkSession spark) throws SQLException, IOException {
    twins = Twins.over(raw(folder), folder);
  }

  @AfterAll
  void close() throws SQLException {
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
