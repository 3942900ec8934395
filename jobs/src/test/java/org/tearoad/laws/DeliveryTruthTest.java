package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * Law 6: the parcels still on their way count. What is said of a cohort while many of its parcels
 * are open is compared with what became of them, which the generator knows. The last two tests say
 * something with many orders alone: {@code -Dtests.excluded=
 * -Dsurefire.arguments=-Dlaws.orders=200000}.
 */
@ExtendWith(SparkExtension.class)
@TestMethodOrder(MethodName.class)
@Tag("long")
class DeliveryTruthTest {
  private static final long ORDERS = Long.getLong("laws.orders", 8_000);
  private static final long MANY = 100_000;
  private static final LocalDate AS_OF = LocalDate.of(2015, 12, 31);

  /** By then what was posted before the as-of day has ended. */
  private static final LocalDate KNOWN = LocalDate.of(2016, 9, 30);

  @TempDir private static Path folder;

  private static Site site;
  private static Connection duck;

  /** A median as it was published, beside the final one of the truth. */
  private record Median(
      String name, Integer honest, Integer low, Integer high, Integer naive, int truth) {
    boolean isHeld() {
      return low <= truth && (high == null || high >= truth);
    }
  }

  @BeforeAll
  static void rebuildOnce() throws SQLException {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            GeneratorSettings.DEFAULT_SEED,
            GeneratorSettings.DEFAULT_FROM,
            KNOWN,
            7,
            DirtRates.usual()));
    site = Site.in(folder);
    duck = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duck.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute(truth());
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @Test
  void a_medians_of_old_cohorts_are_the_planted_ones() throws SQLException {
    run(AS_OF);

    List<Median> old =
        medians(
            "times.cohort_end <= date '2015-06-30' and times.parcel_count >= 10 and times.cohort_type = 'month'");

    assertThat(old).hasSizeGreaterThan(50);
    assertThat(old).allMatch(median -> median.honest() == median.truth());
  }

  @Test
  void b_intervals_of_new_cohorts_hold_the_final_median_and_delivered_only_ones_are_too_early()
      throws SQLException {
    assumeTrue(ORDERS >= MANY, "needs -Dlaws.orders=200000");

    List<Median> fresh =
        medians(
            "times.is_provisional and times.parcel_count >= 100 and times.median_days is not null");

    double held = (double) fresh.stream().filter(Median::isHeld).count() / fresh.size();
    double error = fresh.stream().mapToInt(m -> m.honest() - m.truth()).average().orElseThrow();
    double naive = fresh.stream().mapToInt(m -> m.naive() - m.truth()).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "new cohorts and slices: %d, interval holds the final median in %.3f, mean error %.2f days, delivered only %.2f%n",
        fresh.size(),
        held,
        error,
        naive);
    assertThat(held).isGreaterThanOrEqualTo(0.9);
    assertThat(Math.abs(error)).isLessThan(Math.abs(naive));
    assertThat(naive).isLessThan(-1);
  }

  @Test
  void c_the_newest_cohorts_of_each_month_end_are_nearly_right() throws SQLException {
    assumeTrue(ORDERS >= MANY, "needs -Dlaws.orders=200000");
    List<Median> newest = new ArrayList<>();
    site = site.withWarehouse("months");
    for (int month = 1; month <= 12; month++) {
      YearMonth last = YearMonth.of(2015, month);
      run(last.atEndOfMonth());
      newest.addAll(
          medians(
              "times.cohort_type = 'month' and times.dimension = 'total' and times.cohort >= '%s' and times.median_days is not null"
                  .formatted(last.minusMonths(2))));
    }

    double honest =
        newest.stream().mapToInt(m -> Math.abs(m.honest() - m.truth())).average().orElseThrow();
    double naive =
        newest.stream().mapToInt(m -> Math.abs(m.naive() - m.truth())).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "newest three cohorts of 12 month ends: %d medians, mean error %.2f days, delivered only %.2f%n",
        newest.size(),
        honest,
        naive);
    assertThat(honest).isLessThanOrEqualTo(1.5).isLessThan(naive);
  }

  private static void run(LocalDate asOf) {
    Ended ended = site.run("nightly", "--as-of", asOf.toString());
    assertThat(ended.code()).as(ended.all()).isZero();
  }

  /** Operator's clock, import: total, carriers, marketplaces, regions and categories. */
  private static List<Median> medians(String condition) throws SQLException {
    Path release = site.stored("releases/" + site.manifest().release());
    if (!Files.exists(release)) {
      release = site.stored("releases/release=" + site.manifest().asOf());
    }
    String query =
        """
        select times.median_days, times.median_low, times.median_high,
            times.delivered_only_median_days, finals.median_days,
            concat_ws(' ', times.cohort, times.slice, times.parcel_count, 'parcels, planted', finals.parcel_count)
        from read_parquet('%s/marts/delivery_time/*.parquet') as times
        inner join finals
            on times.cohort_type = finals.cohort_type and times.cohort_start = finals.cohort_start
                and times.scope = finals.scope and times.dimension = finals.dimension and times.slice = finals.slice
        where times.clock = 'operator' and times.day_type = 'calendar' and finals.median_days is not null and %s
        """
            .formatted(release, condition);
    List<Median> medians = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        medians.add(
            new Median(
                rows.getString(6),
                (Integer) rows.getObject(1),
                (Integer) rows.getObject(2),
                (Integer) rows.getObject(3),
                (Integer) rows.getObject(4),
                rows.getInt(5)));
      }
    }
    return medians;
  }

  /** The age by which half of all, also of those that never arrive, had been delivered. */
  private static String truth() {
    return """
        create table finals as
        with parcels as (
            select
                orders.flow as scope,
                parcels.carrier, orders.marketplace,
                coalesce(orders.destination_region, 'unknown') as region, coalesce(orders.category, 'unknown') as category,
                cast(coalesce(ema_at, least(emb_at, exa_at, exc_at, exx_at, emc_at)) at time zone 'Europe/Moscow' as date)
                    as start_date,
                cast(least(emh_at, edh_at, emi_at) at time zone 'Europe/Moscow' as date) as end_date,
                coalesce(least(emh_at, edh_at, emi_at) > least(exx_at, edx_at), false) as is_returned
            from read_csv('%1$s/truth/parcels.csv.gz', types = {%2$s}) as parcels
            inner join read_csv('%1$s/truth/orders.csv.gz') as orders on parcels.order_id = orders.order_id
            where not regexp_full_match(parcels.tracking_number, 'U[A-Z]\\d{9}[A-Z]{2}') and orders.channel = 'b2c' and orders.flow = 'import'
        ),
        aged as (
            select *, case when not is_returned then end_date - start_date end as age
            from parcels
            where start_date is not null and coalesce(end_date >= start_date, true)
        ),
        cohorts as (
            select 'month' as cohort_type, cast(date_trunc('month', start_date) as date) as cohort_start, * from aged
            union all
            select 'week', cast(date_trunc('week', start_date) as date), * from aged
        ),
        slices as (
            select cohort_type, cohort_start, scope, 'total' as dimension, 'total' as slice, age from cohorts
            union all
            select cohort_type, cohort_start, scope, 'carrier', carrier, age from cohorts
            union all
            select cohort_type, cohort_start, scope, 'marketplace', marketplace, age from cohorts
            union all
            select cohort_type, cohort_start, scope, 'region', region, age from cohorts
            union all
            select cohort_type, cohort_start, scope, 'category', category, age from cohorts
        )
        select cohort_type, cohort_start, scope, dimension, slice, count(*) as parcel_count,
            cast(list_sort(list(age) filter (age is not null))[cast(ceil(count(*) / 2) as integer)] as integer) as median_days
        from slices
        group by all
        """
        .formatted(folder, types());
  }

  private static String types() {
    List<String> types = new ArrayList<>();
    for (String code :
        List.of("ema", "emb", "exa", "exc", "exx", "emc", "edx", "emh", "edh", "emi")) {
      types.add("'" + code + "_at': 'timestamptz'");
    }
    return String.join(", ", types);
  }
}
