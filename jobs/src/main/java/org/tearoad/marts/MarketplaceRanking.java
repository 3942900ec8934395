package org.tearoad.marts;

import static org.tearoad.common.quality.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.COUNT;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.MONEY_SUM;
import static org.tearoad.common.table.Types.NUMBER;
import static org.tearoad.common.table.Types.RATIO;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * Who leads the market, by how much, and how concentrated it is. See {@code
 * marts/marketplace_ranking.sql}.
 */
public final class MarketplaceRanking {
  public static final Table TABLE =
      Table.of(
              Layer.MARTS,
              "marketplace_ranking",
              "one row per period_type, period, channel, trade, measure and marketplace",
              List.of("period_type", "period", "channel", "trade", "measure", "marketplace"),
              must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
              must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("measure", TEXT, "orders or gmv_rub."),
              must("marketplace", TEXT, "Marketplace that reports."),
              must("value", MONEY_SUM, "The measure in this period."),
              must("marketplace_rank", NUMBER, "1 is the largest; equal ones share a rank."),
              must("marketplace_count", COUNT, "Marketplaces that report."),
              must("share", RATIO, "Share among those that report."),
              must("lead_share", RATIO, "Share above the next smaller one."),
              must("herfindahl_index", RATIO, "Sum of the squared shares, 0 to 1."),
              must(
                  "effective_number",
                  RATIO,
                  "1 / herfindahl_index: as many equal marketplaces would be as concentrated."),
              must(
                  "is_provisional",
                  FLAG,
                  "The figure may still change: the period ended less than reporting.provisional-days ago."),
              must("period_start", DATE, "First day of the period."),
              must("period_end", DATE, "Last day of the period."))
          .checked(
              compliance("shares_are_shares", "share > 0 and share <= 1"),
              compliance(
                  "index_is_an_index", "herfindahl_index > 0 and herfindahl_index <= 1.000001"));

  private MarketplaceRanking() {}

  static Step step(MartSettings settings) {
    return Step.sql(
        TABLE, "marts/marketplace_ranking.sql", settings.parameters(), VolumeGrowth.TABLE);
  }
}
