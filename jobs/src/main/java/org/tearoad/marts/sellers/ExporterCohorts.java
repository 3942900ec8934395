package org.tearoad.marts.sellers;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;

/**
 * Whether those who began to export in a month still do so in the months after. Sellers of unknown
 * age, see {@link Exporters}, are in no cohort.
 */
public final class ExporterCohorts {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "exporter_cohorts",
              "one row per scope, channel, seller_country, cohort and age_months up to the last month that is over",
              List.of("scope", "channel", "seller_country", "cohort", "age_months"),
              must("scope", TEXT, "export or home_on_partner_marketplace, as in seller_months."),
              must("channel", TEXT, "b2c or b2b."),
              must("seller_country", TEXT, "Country of the sellers."),
              must("cohort", TEXT, "Month of their first order ever placed, like 2015-11."),
              must("age_months", NUMBER, "Months since the cohort; 0 is the cohort itself."),
              must("activity_month", TEXT, "The month that many months later."),
              must("seller_count", COUNT, "Sellers of the cohort."),
              must(
                  "active_count",
                  COUNT,
                  "Of these, sellers with an order ever placed in activity_month."),
              must(
                  "retention_share",
                  RATIO,
                  "active_count / seller_count; 1 at age 0 by definition."),
              may(
                  "retention_low",
                  RATIO,
                  "Lower limit, 95 %, Wilson's; null at age 0, where nothing is estimated."),
              may("retention_high", RATIO, "Upper limit, 95 %."),
              must(
                  "is_provisional",
                  FLAG,
                  "activity_month ended less than reporting.provisional-days ago, or has not ended."))
          .checked(
              compliance("active_ones_are_of_the_cohort", "active_count <= seller_count"),
              compliance(
                  "limits_hold_the_share",
                  "coalesce(retention_share between retention_low and retention_high, true)"));

  private ExporterCohorts() {}

  static List<Row> rows(SortedMap<Lane, List<SellerHistory>> byMarketplace, MartSettings settings) {
    SortedMap<Lane, SortedMap<YearMonth, List<SellerHistory>>> cohorts = new TreeMap<>();
    byMarketplace.forEach(
        (lane, sellers) ->
            sellers.stream()
                .filter(seller -> !seller.isOfUnknownAge())
                .forEach(
                    seller ->
                        cohorts
                            .computeIfAbsent(lane.ofAllMarketplaces(), absent -> new TreeMap<>())
                            .computeIfAbsent(seller.first(), absent -> new ArrayList<>())
                            .add(seller)));
    List<Row> rows = new ArrayList<>();
    cohorts.forEach(
        (lane, of) ->
            of.forEach((cohort, sellers) -> rows.addAll(rows(lane, cohort, sellers, settings))));
    return rows;
  }

  private static List<Row> rows(
      Lane lane, YearMonth cohort, List<SellerHistory> sellers, MartSettings settings) {
    List<Row> rows = new ArrayList<>();
    for (int age = 0; !cohort.plusMonths(age).atEndOfMonth().isAfter(settings.asOf()); age++) {
      YearMonth month = cohort.plusMonths(age);
      long active = sellers.stream().filter(seller -> seller.isActive(month, month)).count();
      Interval interval =
          age == 0 ? Interval.UNKNOWN : WilsonInterval.of(active, sellers.size(), Exporters.LEVEL);
      rows.add(
          RowFactory.create(
              lane.scope(),
              lane.channel(),
              lane.sellerCountry(),
              cohort.toString(),
              age,
              month.toString(),
              (long) sellers.size(),
              active,
              (double) active / sellers.size(),
              interval.isKnown() ? interval.low() : null,
              interval.isKnown() ? interval.high() : null,
              settings.isProvisional(month.atEndOfMonth())));
    }
    return rows;
  }
}
