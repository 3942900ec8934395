package org.tearoad.marts.growth;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.TEXT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.DailyVolume;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Periods;
import org.tearoad.marts.delivery.WorkingDays;

/**
 * What the change of GMV in roubles against the year before comes from: more orders, larger
 * tickets, exchange rates, another mix of marketplaces and currencies. The effects are exact (see
 * {@link MonthEffects}), month by month against the same month a year before; those of longer
 * periods are the sums of their months'. Beside them stands what makes periods unlike each other.
 */
public final class GrowthEffects {
  /** Five years of months let seasonal factors be told from chance. */
  private static final int SEASONAL_MONTHS = 60;

  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "growth_effects",
              "one row per period_type, period, channel and trade",
              List.of("period_type", "period", "channel", "trade"),
              must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
              must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              may(
                  "not_comparable_because",
                  TEXT,
                  "As in volume_growth of gmv_rub: period_not_over, not_seen_a_year_ago, gap, no_rate or nothing_a_year_ago; null when comparable."),
              must(
                  "seasonal_adjustment",
                  TEXT,
                  "No figure is seasonally adjusted. too_short: fewer than 60 whole months are there, so that it could not be; not_made: it could be."),
              may(
                  "working_days",
                  COUNT,
                  "Working days of the home country in the period; null when the calendar does not cover it."),
              may("working_days_year_ago", COUNT, "The same a year before."),
              must("gmv_rub", MONEY_SUM, "GMV in roubles, as in volume_growth."),
              may("gmv_rub_year_ago", MONEY_SUM, "The same a year before, as in volume_growth."),
              may(
                  "change_rub",
                  MONEY_SUM,
                  "gmv_rub - gmv_rub_year_ago: the sum of the four effects; null, as they are, when not comparable."),
              may(
                  "orders_effect_rub",
                  MONEY_SUM,
                  "From the number of orders; all of a month's change when there were no orders at all in one of the years."),
              may(
                  "structure_effect_rub",
                  MONEY_SUM,
                  "From the shares of marketplaces and currencies in the orders; all that comes with new ones and goes with those that are gone."),
              may("ticket_effect_rub", MONEY_SUM, "From the mean order amount in its currency."),
              may(
                  "currency_effect_rub",
                  MONEY_SUM,
                  "From the roubles for one unit of the order's currency."),
              may(
                  "has_lunar_new_year",
                  FLAG,
                  "The first day of the Chinese New Year is in the period; null when its date is not known."),
              may("has_lunar_new_year_year_ago", FLAG, "The same a year before."),
              must("is_comparable", FLAG, "not_comparable_because is null."),
              must(
                  "is_provisional",
                  FLAG,
                  "The figure may still change: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance(
                  "effects_add_up",
                  "not is_comparable or coalesce(orders_effect_rub + structure_effect_rub + ticket_effect_rub + currency_effect_rub = change_rub and gmv_rub - gmv_rub_year_ago = change_rub, false)"),
              compliance("value_is_not_negative", "gmv_rub >= 0"));

  private GrowthEffects() {}

  public static Step step(MartSettings settings) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings),
        DailyVolume.TABLE,
        ReportingMonths.TABLE,
        Periods.TABLE,
        WorkingDays.TABLE,
        LunarNewYear.TABLE);
  }

  private static List<Row> rows(List<Dataset<Row>> in, MartSettings settings) {
    var sales = MonthlySales.of(in.get(0));
    var reporting = Reporting.of(in.get(1));
    var calendar =
        new PeriodCalendar(
            in.get(3).select("country", "date", "is_working").collectAsList(),
            in.get(4).select("date").collectAsList(),
            settings.delivery().homeCountry());
    List<Row> rows = new ArrayList<>();
    for (PeriodMonths period : PeriodMonths.all(in.get(2))) {
      for (Market market : sales.markets()) {
        if (reporting.firstOrder(sales.marketplaces(market)).isPresent()
            && sales.has(market, period)) {
          rows.add(row(period, market, sales, reporting, calendar, settings));
        }
      }
    }
    return rows;
  }

  private static Row row(
      PeriodMonths period,
      Market market,
      MonthlySales sales,
      Reporting reporting,
      PeriodCalendar calendar,
      MartSettings settings) {
    long now = sales.hundredths(market, period.months());
    long ago = sales.hundredths(market, period.monthsAYearAgo());
    Set<String> marketplaces = sales.marketplaces(market);
    String notSeen = reporting.notSeenBecause(period, marketplaces, settings);
    if (notSeen == null && sales.isConvertedUnlike(market, period)) {
      notSeen = "no_rate";
    }
    String reason = notSeen == null && ago == 0 ? "nothing_a_year_ago" : notSeen;
    MonthEffects effects = reason == null ? sales.effects(market, period) : null;
    LocalDate start = period.start();
    LocalDate end = period.end();
    LocalDate startAgo = start.minusMonths(PeriodMonths.MONTHS_A_YEAR);
    LocalDate endAgo = YearMonth.from(end).minusMonths(PeriodMonths.MONTHS_A_YEAR).atEndOfMonth();
    return RowFactory.create(
        period.type(),
        period.name(),
        market.channel(),
        market.trade(),
        reason,
        wholeMonths(reporting.firstOrder(marketplaces).orElseThrow(), settings) < SEASONAL_MONTHS
            ? "too_short"
            : "not_made",
        calendar.workingDays(start, end),
        calendar.workingDays(startAgo, endAgo),
        money(now),
        notSeen == null ? money(ago) : null,
        reason == null ? money(now - ago) : null,
        effects == null ? null : money(effects.orders()),
        effects == null ? null : money(effects.structure()),
        effects == null ? null : money(effects.ticket()),
        effects == null ? null : money(effects.currency()),
        calendar.hasNewYear(start, end),
        calendar.hasNewYear(startAgo, endAgo),
        reason == null,
        period.isProvisional(settings),
        start,
        end);
  }

  /** From the month after the first order, unless that was on the first, to the as-of day. */
  private static long wholeMonths(LocalDate first, MartSettings settings) {
    LocalDate from = first.minusDays(1).plusMonths(1).withDayOfMonth(1);
    return ChronoUnit.MONTHS.between(from, settings.asOf().plusDays(1));
  }

  private static BigDecimal money(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }
}
