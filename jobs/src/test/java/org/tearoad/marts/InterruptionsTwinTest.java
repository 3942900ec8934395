package org.tearoad.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.interruptions.RegionDays;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.twin.Difference;
import org.tearoad.twin.DuckTwin;
import org.tearoad.twin.TwinSettings;

/**
 * Both implementations find the same silence in two years with more of it than any logs have:
 * regions that stop once, twice or for good, that begin late, wander or are too small, days and
 * holidays of which nothing came, and gaps of marketplaces.
 */
@ExtendWith(SparkExtension.class)
class InterruptionsTwinTest {
  private static final Path REFERENCE = Path.of("../conf/reference").toAbsolutePath().normalize();
  private static final LocalDate FIRST = LocalDate.of(2014, 1, 10);
  private static final LocalDate AS_OF = LocalDate.of(2015, 12, 31);
  private static final int DAYS = (int) (AS_OF.toEpochDay() - FIRST.toEpochDay()) + 1;

  @TempDir private Path folder;

  private final Random random = new Random(7);
  private final StringBuilder regionDays =
      new StringBuilder(
          "event_date | flow | destination_region | order_count | posting_count | delivery_count\n");
  private final StringBuilder coverage =
      new StringBuilder("kind | name | day | row_count | is_gap\n");

  @Test
  void bothFindTheSameSilence(SparkSession spark) throws SQLException, IOException {
    addRegions();
    addMarketplaces();
    Mart mart =
        new Mart(spark, AS_OF.toString())
            .with(RegionDays.TABLE, regionDays.toString())
            .with(Coverage.TABLE, coverage.toString())
            .with(
                WorkingDays.TABLE,
                spark
                    .read()
                    .option("header", true)
                    .schema(WorkingDays.TABLE.schema())
                    .csv(REFERENCE.resolve("working_days.csv").toString()));
    Dataset<Row> found = mart.build(RegionInterruptions.TABLE);

    try (DuckTwin twin =
            DuckTwin.open(
                TwinSettings.of(folder, REFERENCE, "key", folder.resolve("spill"))
                    .withMemoryLimit("1GB"));
        Statement statement = twin.connection().createStatement()) {
      twin.setAsOf(AS_OF);
      hand(mart.built(RegionDays.TABLE), "region_days", statement);
      hand(mart.built(Coverage.TABLE), "coverage", statement);
      hand(found, "found", statement);
      twin.makeInterruptions();

      assertThat(new Difference(twin.connection()).between("region_interruptions", "found"))
          .isEmpty();
    }
    assertThat(
            found
                .selectExpr(
                    "concat_ws(' ', kind, if(is_open, 'open', null), event, if(flow = 'all', marketplace, null))")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            "interruption order",
            "interruption open order",
            "interruption posting",
            "interruption open posting",
            "interruption delivery",
            "cannot_be_seen order",
            "cannot_be_seen posting",
            "cannot_be_seen delivery",
            "feed_gap order",
            "feed_gap posting",
            "feed_gap delivery",
            "feed_gap order jd",
            "feed_gap open order jd",
            "feed_gap order ebay",
            "feed_gap order aliexpress");
  }

  private void addRegions() {
    addRegion("import", "RU-MOW", day -> isFeedGap(day) ? 0 : poisson(30));
    addRegion(
        "import", "RU-MOS", day -> isFeedGap(day) || isIn(day, 400, 460) ? 0 : poisson(wave(day)));
    addRegion(
        "import",
        "UA-43",
        day -> isIn(day, 300, 330) || day >= DAYS - 25 || isFeedGap(day) ? 0 : poisson(5));
    addRegion("import", "RU-TVE", day -> day < 500 || isFeedGap(day) ? 0 : poisson(1));
    addRegion("import", "RU-CHU", day -> isFeedGap(day) ? 0 : poisson(0.05));
    addRegion("import", "unknown", day -> isFeedGap(day) ? 0 : poisson(2));
    // Silent over New Year's holidays and some days on: 2014-12-30 to 2015-01-14.
    addRegion("export", "CN-GD", day -> isIn(day, 354, 370) ? 0 : 2 + poisson(4));
    addRegion("export", "CN-BJ", day -> isIn(day, 354, 370) || day % 7 == 3 ? 0 : poisson(2));
  }

  private static boolean isFeedGap(int day) {
    return day == 200 || isIn(day, 600, 603) || isIn(day, 420, 422);
  }

  private static boolean isIn(int day, int from, int to) {
    return day >= from && day < to;
  }

  private static double wave(int day) {
    return 8 + 6 * Math.sin(day / 20.0);
  }

  private int poisson(double mean) {
    int count = 0;
    for (double product = random.nextDouble();
        product > Math.exp(-mean);
        product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Postings follow the orders and deliveries the postings, on days of their own. */
  private void addRegion(String flow, String region, IntUnaryOperator orders) {
    int[] ordered = new int[DAYS];
    for (int day = 0; day < DAYS; day++) {
      ordered[day] = orders.applyAsInt(day);
    }
    for (int day = -3; day < DAYS; day++) {
      int posted = day < 2 || day >= DAYS - 3 ? 0 : ordered[day - 2];
      int delivered = day < 20 ? day < 0 ? 1 : 0 : ordered[day - 20] / 2;
      int placed = day < 0 ? 0 : ordered[day];
      if (placed + posted + delivered > 0) {
        regionDays.append(
            "%s | %s | %s | %d | %d | %d\n"
                .formatted(FIRST.plusDays(day), flow, region, placed, posted, delivered));
      }
    }
  }

  /** On two days in May 2015 there is nothing of anybody. */
  private void addMarketplaces() {
    for (int day = 0; day < DAYS; day++) {
      boolean isGapOfAll = isIn(day, 480, 482);
      addMarketplace("aliexpress", day, isGapOfAll, 30);
      addMarketplace("ebay", day, isGapOfAll || isIn(day, 410, 425), 12);
      addMarketplace("jd", day, isGapOfAll || isIn(day, 150, 171) || day >= DAYS - 6, 6);
      if (day > 300) {
        addMarketplace("tmall", day, false, isGapOfAll ? 0 : 3);
      }
    }
  }

  private void addMarketplace(String name, int day, boolean isGap, double mean) {
    coverage.append(
        "marketplace | %s | %s | %d | %s\n"
            .formatted(name, FIRST.plusDays(day), isGap ? 0 : 1 + poisson(mean), isGap));
  }

  private void hand(Dataset<Row> rows, String name, Statement statement) throws SQLException {
    Path path = folder.resolve(name);
    rows.write().parquet(path.toString());
    statement.execute("create table %s as from read_parquet('%s/*.parquet')".formatted(name, path));
  }
}
