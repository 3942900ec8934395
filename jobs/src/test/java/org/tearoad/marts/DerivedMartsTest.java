package org.tearoad.marts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.watch.WatchedSources;

@ExtendWith(SparkExtension.class)
class DerivedMartsTest {

  @Test
  void marketplacesAreRankedWithSharesLeadAndConcentration(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                VolumeGrowth.TABLE,
                """
                period_type | period  | channel | trade        | dimension   | slice | measure | value | is_provisional | period_start | period_end
                month       | 2015-11 | b2c     | cross_border | marketplace | a     | orders  | 50    | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2c     | cross_border | marketplace | b     | orders  | 25    | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2c     | cross_border | marketplace | c     | orders  | 25    | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2c     | cross_border | marketplace | d     | orders  | 0     | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2c     | cross_border | marketplace | a     | parcels | 99    | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2c     | cross_border | total       | total | orders  | 100   | false          | 2015-11-01   | 2015-11-30
                month       | 2015-11 | b2b     | cross_border | marketplace | e     | gmv_rub | 7     | true           | 2015-11-01   | 2015-11-30
                """);

    assertThatTable(mart.build(MarketplaceRanking.TABLE))
        .hasRows(
            """
            channel | measure | marketplace | marketplace_rank | marketplace_count | share  | lead_share | herfindahl_index | effective_number | is_provisional
            b2c     | orders  | a           | 1                | 3                 | 0.5000 | 0.2500     | 0.3750           | 2.6667           | false
            b2c     | orders  | b           | 2                | 3                 | 0.2500 | 0.0000     | 0.3750           | 2.6667           | false
            b2c     | orders  | c           | 2                | 3                 | 0.2500 | -          | 0.3750           | 2.6667           | false
            b2b     | gmv_rub | e           | 1                | 1                 | 1.0000 | -          | 1.0000           | 1.0000           | true
            """);
  }

  @Test
  void aDayWithoutFilesIsAGapOfItsSource(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-08")
            .with(
                Ledger.FILES,
                """
                source  | log    | file | read_count | file_date
                daily   | orders | a    | 10         | 2015-11-01
                daily   | orders | b    | 5          | 2015-11-01
                daily   | orders | c    | 10         | 2015-11-02
                daily   | orders | d    | 10         | 2015-11-05
                daily   | orders | e    | 10         | 2015-11-06
                weekly  | orders | f    | 10         | 2015-11-01
                weekly  | orders | g    | 10         | 2015-11-08
                dateless| orders | h    | 10         | -
                """);

    assertThatTable(mart.build(Coverage.TABLE))
        .hasRows(
            """
            kind   | name   | day        | file_count | row_count | is_gap
            source | daily  | 2015-11-01 | 2          | 15        | false
            source | daily  | 2015-11-02 | 1          | 10        | false
            source | daily  | 2015-11-03 | 0          | 0         | true
            source | daily  | 2015-11-04 | 0          | 0         | true
            source | daily  | 2015-11-05 | 1          | 10        | false
            source | daily  | 2015-11-06 | 1          | 10        | false
            source | weekly | 2015-11-01 | 1          | 10        | false
            source | weekly | 2015-11-08 | 1          | 10        | false
            """);
  }

  /** Large sells ten a day but for three days; small sells once in six days. */
  @Test
  void daysWithoutOrdersAreAGapWhereTwelveWereToBeExpected(SparkSession spark) {
    StringBuilder daily = new StringBuilder("order_date | marketplace | order_count\n");
    for (int day = 1; day <= 30; day++) {
      if (day < 10 || day > 12) {
        daily.append("%s | large | 10\n".formatted(LocalDate.of(2015, 11, day)));
      }
      if (day % 6 == 1) {
        daily.append("%s | small | 1\n".formatted(LocalDate.of(2015, 11, day)));
      }
    }
    Mart mart = new Mart(spark, "2015-11-30").with(DailyVolume.TABLE, daily.toString());

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap"))
        .hasRows(
            """
            kind        | name  | day        | row_count
            marketplace | large | 2015-11-10 | 0
            marketplace | large | 2015-11-11 | 0
            marketplace | large | 2015-11-12 | 0
            """);
    assertThatTable(mart.build(Coverage.TABLE).groupBy("name").count())
        .hasRows("name | count\nlarge | 30\nsmall | 30");
  }

  /** Inquiries are no orders: the platform had none to miss. */
  @Test
  void aMarketplaceIsCoveredSinceItsFirstOrder(SparkSession spark) {
    StringBuilder daily = new StringBuilder("order_date | marketplace | order_count\n");
    for (int day = 1; day <= 30; day++) {
      daily.append("2015-11-%02d | platform | %d\n".formatted(day, day < 20 ? 0 : 3));
    }
    Mart mart = new Mart(spark, "2015-11-30").with(DailyVolume.TABLE, daily.toString());

    assertThatTable(mart.build(Coverage.TABLE).groupBy("name", "is_gap").count())
        .hasRows("name | is_gap | count\nplatform | false | 11");
  }

  @Test
  void aMarketplaceThatFallsSilentIsAGapUpToTheAsOfDay(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-11-10")
            .with(DailyVolume.TABLE, sold("a", 20, "2015-11-02", "2015-11-08"));

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap"))
        .hasRows("day\n2015-11-09\n2015-11-10");
  }

  /**
   * Twenty a day for two months, then one in three days for as long: no day of either is missing.
   */
  @Test
  void aMarketplaceThatShrinksOrGrowsHasNoGap(SparkSession spark) {
    StringBuilder daily = new StringBuilder(sold("shrinks", 20, "2015-01-01", "2015-02-28"));
    for (int day = 0; day < 120; day += 3) {
      daily.append("%s | shrinks | 1%n".formatted(LocalDate.of(2015, 3, 1).plusDays(day)));
      daily.append("%s | grows | 1%n".formatted(LocalDate.of(2015, 1, 1).plusDays(day)));
    }
    daily.append(sold("grows", 20, "2015-05-01", "2015-06-28").replaceFirst(".*\n", ""));
    Mart mart = new Mart(spark, "2015-06-28").with(DailyVolume.TABLE, daily.toString());

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap")).hasRows("day\n");
  }

  /** Forty days without logs, ten with, thirty without. */
  @Test
  void aGapHidesNoOtherAfterIt(SparkSession spark) {
    String daily =
        sold("a", 20, "2015-01-01", "2015-04-10")
            + sold("a", 20, "2015-05-21", "2015-05-30").replaceFirst(".*\n", "")
            + sold("a", 20, "2015-06-30", "2015-08-31").replaceFirst(".*\n", "");
    Mart mart = new Mart(spark, "2015-08-31").with(DailyVolume.TABLE, daily);

    assertThat(mart.build(Coverage.TABLE).where("is_gap").count()).isEqualTo(70);
  }

  /** Ten a day from Monday to Friday; the second week lacks Monday and Tuesday as well. */
  @Test
  void weekendsOnWhichNobodyEverOrdersAreNoGap(SparkSession spark) {
    StringBuilder daily = new StringBuilder("order_date | marketplace | order_count\n");
    LocalDate.of(2015, 11, 2)
        .datesUntil(LocalDate.of(2015, 11, 30))
        .filter(day -> day.getDayOfWeek().getValue() < 6)
        .filter(day -> day.getDayOfMonth() != 16 && day.getDayOfMonth() != 17)
        .forEach(day -> daily.append("%s | platform | 10%n".formatted(day)));
    Mart mart = new Mart(spark, "2015-11-29").with(DailyVolume.TABLE, daily.toString());

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap"))
        .hasRows("day\n2015-11-14\n2015-11-15\n2015-11-16\n2015-11-17");
  }

  /** A hundred on one day of sales, one in six days before and after. */
  @Test
  void aDayOfGreatSalesMakesNoGapOfTheDaysAfterIt(SparkSession spark) {
    StringBuilder daily = new StringBuilder("order_date | marketplace | order_count\n");
    for (int day = 1; day <= 30; day += 6) {
      daily.append("2015-11-%02d | small | %d%n".formatted(day, day == 13 ? 100 : 1));
    }
    Mart mart = new Mart(spark, "2015-12-31").with(DailyVolume.TABLE, daily.toString());

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap")).hasRows("day\n");
  }

  /** 30 November 2015 was a Monday; no weekend has files, nor has Thursday of the second week. */
  @Test
  void onlyWorkingDaysOfItsCalendarAreMissingInASource(SparkSession spark) {
    StringBuilder files = new StringBuilder("source | file | read_count | file_date\n");
    for (LocalDate day = LocalDate.of(2015, 11, 30);
        day.getDayOfMonth() != 19;
        day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6 && day.getDayOfMonth() != 10) {
        files.append("shop | %s | 1 | %s%n".formatted(day, day));
      }
    }
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(Ledger.FILES, files.toString())
            .with(WatchedSources.TABLE, "source | calendar\nshop | RU")
            .with(WorkingDays.TABLE, "country | date | is_working\nRU | 2015-11-04 | false");

    assertThatTable(mart.build(Coverage.TABLE).where("is_gap")).hasRows("day\n2015-12-10");
  }

  private static String sold(String marketplace, int orders, String from, String to) {
    return LocalDate.parse(from)
        .datesUntil(LocalDate.parse(to).plusDays(1))
        .map(day -> "%s | %s | %d%n".formatted(day, marketplace, orders))
        .collect(joining("", "order_date | marketplace | order_count\n", ""));
  }

  @Test
  void everyLineOfASourceIsAccountedFor(SparkSession spark) {
    Mart mart =
        new Mart(spark, "2015-12-31")
            .with(
                Ledger.FILES,
                """
                source | log    | file | read_count | accepted_count | rejected_count | not_selected_count | file_date
                shop   | orders | a    | 10         | 7              | 2              | 1                  | 2015-11-01
                shop   | orders | b    | 10         | 10             | 0              | 0                  | 2015-11-30
                shop   | orders | c    | 4          | 3              | 1              | 0                  | -
                empty  | orders | d    | 0          | 0              | 0              | 0                  | 2015-11-30
                """)
            .with(
                Ledger.REASONS,
                """
                source | file | kind   | reason                | row_count
                shop   | a    | reject | order_id_missing      | 2
                shop   | a    | defect | category_out_of_range | 3
                shop   | b    | defect | category_out_of_range | 1
                shop   | c    | reject | line_ragged           | 1
                """);

    assertThatTable(mart.build(DataQuality.TABLE))
        .hasRows(
            """
            source | month   | kind         | reason                | row_count | read_count | share
            shop   | 2015-11 | accepted     | any                   | 17        | 20         | 0.85
            shop   | 2015-11 | rejected     | any                   | 2         | 20         | 0.10
            shop   | 2015-11 | not_selected | any                   | 1         | 20         | 0.05
            shop   | 2015-11 | reject       | order_id_missing      | 2         | 20         | 0.10
            shop   | 2015-11 | defect       | category_out_of_range | 4         | 20         | 0.20
            shop   | -       | accepted     | any                   | 3         | 4          | 0.75
            shop   | -       | rejected     | any                   | 1         | 4          | 0.25
            shop   | -       | not_selected | any                   | 0         | 4          | 0.00
            shop   | -       | reject       | line_ragged           | 1         | 4          | 0.25
            empty  | 2015-11 | accepted     | any                   | 0         | 0          | -
            empty  | 2015-11 | rejected     | any                   | 0         | 0          | -
            empty  | 2015-11 | not_selected | any                   | 0         | 0          | -
            """);
  }
}
