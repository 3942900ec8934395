package org.tearoad.marts.sellers;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.statistics.Concentration;
import org.tearoad.common.statistics.Interval;
import org.tearoad.common.statistics.WilsonInterval;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.Coverage;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Period;

/**
 * How many sellers export, or sell at home on a marketplace of the partner country: who is new, who
 * has stayed, how concentrated their sales are. A seller is active with an order ever placed.
 */
public final class Exporters {
  static final double LEVEL = 0.95;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "exporters",
              "one row per period_type, period, scope, channel, seller_country and marketplace, from the first sale on",
              List.of("period_type", "period", "scope", "channel", "seller_country", "marketplace"),
              must("period_type", TEXT, "month, quarter or year of the orders."),
              must("period", TEXT, "2015-11, 2015-Q4 or 2015."),
              must("scope", TEXT, "export or home_on_partner_marketplace, as in seller_months."),
              must("channel", TEXT, "b2c or b2b."),
              must("seller_country", TEXT, "Country of the sellers."),
              may("marketplace", TEXT, "Their marketplace; null for all together."),
              must("active_count", COUNT, "Sellers with an order ever placed in the period."),
              must("new_count", COUNT, "Of these, those whose first such order it holds."),
              must(
                  "unknown_age_count",
                  COUNT,
                  "Of these, those first seen in the first month of their marketplace's logs: they may be older, and are neither new nor in a cohort."),
              must("active_before_count", COUNT, "Sellers active in the period before."),
              must("retained_count", COUNT, "Sellers active in both."),
              may(
                  "retained_share",
                  RATIO,
                  "retained_count / active_before_count; null when none was active before, and while the period is running."),
              may("retained_low", RATIO, "Lower limit, 95 %, Wilson's; null with the share."),
              may("retained_high", RATIO, "Upper limit, 95 %."),
              must("gmv_rub", MONEY_SUM, "Their GMV in roubles, of orders with an exchange rate."),
              may(
                  "herfindahl_index",
                  RATIO,
                  "Sum of the squared shares of sellers in gmv_rub, 0 to 1."),
              may(
                  "effective_number",
                  RATIO,
                  "1 / herfindahl_index: so many equal sellers would be as concentrated."),
              may("largest_share", RATIO, "Share of the largest seller in gmv_rub."),
              may(
                  "concentration_unknown_because",
                  TEXT,
                  "no_gmv: nothing in GMV that has a rate; null when concentration is said."),
              must(
                  "is_provisional",
                  FLAG,
                  "The period ended less than reporting.provisional-days ago, or has not ended."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance(
                  "counts_are_parts",
                  "new_count + unknown_age_count <= active_count and retained_count <= active_count"
                      + " and retained_count <= active_before_count"),
              compliance(
                  "limits_hold_the_share",
                  "coalesce(retained_share between retained_low and retained_high, true)"),
              compliance(
                  "index_is_an_index",
                  "coalesce(herfindahl_index > 0 and herfindahl_index <= 1.000001, true)"));

  private Exporters() {}

  /** The figures and {@link ExporterCohorts}, from one reading. */
  public static List<Step> steps(MartSettings settings) {
    return Step.computedTogether(
        List.of(TABLE, ExporterCohorts.TABLE),
        in -> {
          SortedMap<Lane, List<SellerHistory>> sellers = SellerHistory.read(in.get(0), in.get(1));
          return Map.of(
              TABLE,
              rows(sellers, settings),
              ExporterCohorts.TABLE,
              ExporterCohorts.rows(sellers, settings));
        },
        SellerMonths.TABLE,
        Coverage.TABLE);
  }

  private static List<Row> rows(
      SortedMap<Lane, List<SellerHistory>> byMarketplace, MartSettings settings) {
    List<Row> rows = new ArrayList<>();
    SellerHistory.withTotals(byMarketplace)
        .forEach(
            (lane, sellers) ->
                periods(sellers, settings)
                    .forEach(period -> rows.add(row(lane, period, sellers, settings))));
    return rows;
  }

  /** From the first sale to the as-of day, also those without one. */
  private static SortedSet<Period> periods(List<SellerHistory> sellers, MartSettings settings) {
    YearMonth first =
        sellers.stream().map(SellerHistory::first).min(YearMonth::compareTo).orElseThrow();
    SortedSet<Period> periods = new TreeSet<>();
    for (YearMonth month = first;
        !month.isAfter(YearMonth.from(settings.asOf()));
        month = month.plusMonths(1)) {
      periods.addAll(Period.of(month));
    }
    return periods;
  }

  private static Row row(
      Lane lane, Period period, List<SellerHistory> sellers, MartSettings settings) {
    Period before = period.previous();
    long recent = 0;
    long ofUnknownAge = 0;
    long activeBefore = 0;
    long retained = 0;
    List<BigDecimal> sales = new ArrayList<>();
    for (SellerHistory seller : sellers) {
      boolean isActive = seller.isActive(from(period), to(period));
      boolean wasActive = seller.isActive(from(before), to(before));
      activeBefore += wasActive ? 1 : 0;
      retained += wasActive && isActive ? 1 : 0;
      if (isActive) {
        sales.add(seller.gmvRub(from(period), to(period)));
        boolean isFirst = !seller.first().isBefore(from(period));
        ofUnknownAge += isFirst && seller.isOfUnknownAge() ? 1 : 0;
        recent += isFirst && !seller.isOfUnknownAge() ? 1 : 0;
      }
    }
    BigDecimal gmv = sales.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    double[] amounts = sales.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    Concentration spread = gmv.signum() > 0 ? Concentration.of(amounts) : null;
    boolean isOver = !period.last().isAfter(settings.asOf());
    Interval stayed = isOver ? WilsonInterval.of(retained, activeBefore, LEVEL) : Interval.UNKNOWN;
    return RowFactory.create(
        period.type(),
        period.name(),
        lane.scope(),
        lane.channel(),
        lane.sellerCountry(),
        lane.marketplace(),
        (long) sales.size(),
        recent,
        ofUnknownAge,
        activeBefore,
        retained,
        activeBefore == 0 || !isOver ? null : (double) retained / activeBefore,
        stayed.isKnown() ? stayed.low() : null,
        stayed.isKnown() ? stayed.high() : null,
        gmv,
        spread == null ? null : spread.herfindahl(),
        spread == null ? null : spread.effectiveNumber(),
        spread == null ? null : Concentration.ratio(amounts, 1),
        spread == null ? "no_gmv" : null,
        settings.isProvisional(period.last()),
        period.first(),
        period.last());
  }

  private static YearMonth from(Period period) {
    return YearMonth.from(period.first());
  }

  private static YearMonth to(Period period) {
    return YearMonth.from(period.last());
  }
}
