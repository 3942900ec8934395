package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        "volume_growth",
        "delivery_histogram",
        "delivery_slice_histogram",
        "leg_histogram",
        "order_development"
      })
  void bothMakeTheSameRows(String table) throws SQLException {
    assertThat(twins.rows(table)).isPositive();
    assertThat(twins.differences(table)).isEmpty();
  }

  /** Where all were followed long enough, the curve is a share that counting finds too. */
  @Test
  void sharesAndMediansOfOldCohortsAreThoseThatCountingFinds() throws SQLException {
    String compared =
        """
        (select
            times.cohort, times.clock, times.scope,
            times.parcel_count = shares.parcel_count
            and times.delivered_count = shares.delivered_count
            and times.returned_count = shares.returned_count
            and times.delivered_only_median_days = shares.delivered_only_median_days
            and abs(times.share_within_7 - shares.share_within_7) < 1e-9
            and abs(times.share_within_14 - shares.share_within_14) < 1e-9
            and abs(times.share_within_21 - shares.share_within_21) < 1e-9
            and abs(times.share_within_30 - shares.share_within_30) < 1e-9
            and abs(times.share_within_45 - shares.share_within_45) < 1e-9
            and abs(times.share_within_60 - shares.share_within_60) < 1e-9 as is_equal
        from pipeline.delivery_time as times
        left join main.delivery_shares as shares
            on times.cohort = shares.cohort and times.clock = shares.clock and times.scope = shares.flow
        where times.cohort_type = 'month' and times.day_type = 'calendar' and times.dimension = 'total'
            and times.scope <> 'cross_border' and times.delivered_count >= 10
            and times.cohort_end + 365 <= times.reliable_up_to)
        """;

    assertThat(twins.difference().count(compared)).isGreaterThan(20);
    assertThat(
            twins.difference().count("(from " + compared + " where not coalesce(is_equal, false))"))
        .isZero();
  }
}
