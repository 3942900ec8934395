package org.tearoad.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * What nowcast and delivery_outlook said at the end of each month of a year, from logs with late
 * lines in daily files, is compared with what a run months later counts. It takes minutes, so it
 * runs when asked for:
 *
 * <pre>
 * mvn -pl common,jobs -am test -Dtest=NowcastTruthTest -Dtests.excluded= -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.arguments=-Dlaws.long=true
 * </pre>
 */
@Tag("long")
@EnabledIfSystemProperty(named = "laws.long", matches = "true")
@ExtendWith(SparkExtension.class)
class NowcastTruthTest {
  private static final long ORDERS = 24_000;
  private static final int MONTH_ENDS = Integer.getInteger("laws.months", 12);
  private static final int YEAR = 2015;
  private static final LocalDate KNOWN = LocalDate.of(2016, 4, 30);

  @TempDir private static Path folder;

  private static Connection duck;

  @BeforeAll
  static void foretellAtEachMonthEnd(SparkSession spark) throws SQLException, IOException {
    Generator.generate(
        new GeneratorSettings(
            folder,
            ORDERS,
            GeneratorSettings.DEFAULT_SEED,
            GeneratorSettings.DEFAULT_FROM,
            KNOWN,
            1,
            DirtRates.usual()));
    Site site = Site.in(folder);
    for (int month = 12 / MONTH_ENDS; month <= 12; month += 12 / MONTH_ENDS) {
      run(site, YearMonth.of(YEAR, month).atEndOfMonth());
    }
    run(site, KNOWN);
    duck = DriverManager.getConnection("jdbc:duckdb:");
    execute(
        "create view foretold as from read_parquet('%s/releases/*/marts/nowcast/*.parquet', filename = true)"
            .formatted(site.warehouse()));
    execute(
        "create view outlooks as from read_parquet('%s/releases/*/marts/delivery_outlook/*.parquet')"
            .formatted(site.warehouse()));
    Path last = Path.of(site.warehouse()).resolve("releases/release=" + KNOWN);
    execute("create schema known");
    execute("set schema = 'known'");
    execute(Files.readString(last.resolve("views.sql")));
    execute("set schema = 'main'");
    execute(SCORED_NOWCASTS);
    execute(SCORED_OUTLOOKS);
    keep();
  }

  @AfterAll
  static void close() throws SQLException {
    if (duck != null) {
      duck.close();
    }
  }

  /** Where hardly anything is missing, whole numbers hold nearly always: they are left out. */
  @Test
  void intervals_of_nowcasts_hold_what_came_in_85_to_95_of_100() throws SQLException {
    assertThat(share("scored_nowcasts", "estimate - seen_count >= 2")).isBetween(0.85, 0.95);
  }

  @Test
  void intervals_of_outlooks_hold_what_came_in_85_to_95_of_100() throws SQLException {
    assertThat(share("scored_outlooks", "dimension = 'total'")).isBetween(0.85, 0.95);
    // Of the few parcels of a region whole numbers hold more than they promise.
    assertThat(share("scored_outlooks", "dimension = 'region' and expected_count >= 2"))
        .isBetween(0.85, 1.0);
  }

  private static void run(Site site, LocalDate asOf) {
    Ended ended = site.run("nightly", "--as-of", asOf.toString());
    assertThat(ended.code()).as(ended.all()).isZero();
  }

  private static double share(String table, String condition) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select avg(cast(is_held as integer)), count(*) from %s where %s"
                    .formatted(table, condition))) {
      rows.next();
      assertThat(rows.getLong(2)).isGreaterThan(20);
      System.out.printf(
          Locale.ROOT,
          "%s where %s: %d intervals, %.3f hold what came in%n",
          table,
          condition,
          rows.getLong(2),
          rows.getDouble(1));
      return rows.getDouble(1);
    }
  }

  private static void keep() throws SQLException {
    String to = System.getProperty("laws.keep");
    if (to != null) {
      execute("copy scored_nowcasts to '%s/nowcasts.parquet'".formatted(to));
      execute("copy scored_outlooks to '%s/outlooks.parquet'".formatted(to));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final String SCORED_NOWCASTS =
      """
      create table scored_nowcasts as
      with happened as (
          select measure, channel, trade as scope, order_date as day, delay_days, event_count
          from known.order_development
          union all
          select 'parcels_delivered', channel, flow, start_date, age_days, parcel_count
          from known.delivery_histogram
          where clock = 'operator' and outcome = 'delivered' and excluded_because is null
      ),
      asked as (
          select *, max(cohort_end) over (partition by filename) as today
          from foretold
          where estimate is not null and cohort_end < date '2016-01-01'
      ),
      counted as (
          select asked.today, asked.measure, asked.channel, asked.scope, asked.cohort_type, asked.cohort,
              any_value(asked.seen_count) as seen_count, any_value(asked.estimate) as estimate,
              any_value(asked.completeness) as completeness, any_value(asked.cohort_end) as cohort_end,
              any_value(asked.estimate_low) as estimate_low, any_value(asked.estimate_high) as estimate_high,
              cast(coalesce(sum(happened.event_count), 0) as bigint) as came
          from asked
          left join happened
              on asked.measure = happened.measure and asked.channel = happened.channel
                  and asked.scope = happened.scope
                  and happened.day between asked.cohort_start and asked.cohort_end
                  and happened.delay_days <= asked.within_days
          group by asked.today, asked.measure, asked.channel, asked.scope, asked.cohort_type, asked.cohort
      )
      select *, came between estimate_low and estimate_high as is_held
      from counted
      """;

  private static final String SCORED_OUTLOOKS =
      """
      create table scored_outlooks as
      with delivered as (
          select orders.flow as scope,
              unnest(['total', 'region']) as dimension,
              unnest(['total', coalesce(orders.destination_region, 'unknown')]) as slice,
              parcels.start_date, parcels.available_date as end_date
          from known.parcel_facts as parcels
          inner join known.order_facts as orders on parcels.order_id = orders.order_id
          where orders.channel = 'b2c' and parcels.available_date >= parcels.start_date
              and parcels.available_at <= coalesce(parcels.returned_at, parcels.available_at)
              and not regexp_full_match(parcels.tracking_number, 'U[A-Z]\\d{9}[A-Z]{2}')
      )
      select outlooks.from_date, outlooks.scope, outlooks.dimension, outlooks.slice, outlooks.horizon_days,
          any_value(outlooks.expected_count) as expected_count, any_value(outlooks.expected_low) as expected_low,
          any_value(outlooks.expected_high) as expected_high,
          any_value(outlooks.on_their_way_count) as on_their_way_count,
          count(delivered.end_date) as came,
          came between any_value(outlooks.expected_low) and any_value(outlooks.expected_high) as is_held
      from outlooks
      left join delivered
          on outlooks.scope = delivered.scope and outlooks.dimension = delivered.dimension
              and outlooks.slice = delivered.slice and delivered.start_date <= outlooks.from_date
              and delivered.end_date > outlooks.from_date
              and delivered.end_date <= outlooks.from_date + outlooks.horizon_days
      where outlooks.expected_count is not null and outlooks.from_date < date '2016-01-01'
      group by all
      """;
}
