package org.tearoad.marts.disclosure;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Periods;
import org.tearoad.marts.Regions;
import org.tearoad.marts.growth.PeriodMonths;
import org.tearoad.marts.growth.ReportingMonths;

/**
 * The figures that reports leave out, and why. Whatever is not here may be published, as far as
 * reports publish its kind at all.
 *
 * <p>A cell stands for all figures of its market, period and slice. What an earlier release left
 * out of a period that was over stays left out, else the two could be subtracted; what it published
 * is the last that becomes a complement.
 */
public final class Suppressions {
  private static final List<String> KEY =
      List.of("contributors", "period_type", "period", "channel", "trade", "dimension", "slice");

  private static final Field[] FIELDS = {
    must("contributors", TEXT, "sellers for volumes, buyers for payments."),
    must("period_type", TEXT, "month, quarter, year or trailing_12_months."),
    must("period", TEXT, "2015-11, 2015-Q4, 2015; of trailing 12 months the last month."),
    must("channel", TEXT, "b2c, or b2b of which the trade is cross_border."),
    must("trade", TEXT, "cross_border or domestic."),
    must(
        "dimension",
        TEXT,
        "As in largest_contributors; like_for_like for the like-for-like figures of the total, concentration for what speaks of all marketplaces together."),
    must("slice", TEXT, "Value of the dimension."),
    must(
        "conf_status",
        TEXT,
        "C: too few contributors, or one is too large; D: a complement, from which a cell with C would follow; N: a slice of a period that is not over. Codes of SDMX.")
  };

  public static final Table TABLE =
      Table.of(
              Layer.MARTS, "suppressions", "one row per figure that reports leave out", KEY, FIELDS)
          .checked(compliance("status_is_known", "conf_status in ('C', 'D', 'N')"));

  /** Of the release that was published before. */
  public static final Table EARLIER =
      Table.of(
          Layer.REFERENCE,
          "earlier_suppressions",
          "one row per figure that the reports of the release before left out",
          KEY,
          FIELDS);

  private Suppressions() {}

  /**
   * @param reportedUpTo the latest day that an earlier release was published for
   */
  public static Step step(MartSettings settings, Optional<LocalDate> reportedUpTo) {
    return Step.computed(
        TABLE,
        in -> rows(in, settings, reportedUpTo),
        LargestContributors.TABLE,
        Periods.TABLE,
        Regions.TABLE,
        ReportingMonths.TABLE,
        EARLIER);
  }

  private static List<Row> rows(
      List<Dataset<Row>> in, MartSettings settings, Optional<LocalDate> reportedUpTo) {
    Contributions contributions = Contributions.read(in.get(0));
    Collection<PeriodMonths> periods = PeriodMonths.all(in.get(1));
    Map<String, String> districts = Regions.districts(in.get(2));
    SortedMap<Cell, Suppressed> earlier = read(in.get(4));
    Map<String, Set<YearMonth>> gaps = ReportingMonths.gaps(in.get(3));
    SortedMap<Cell, Suppressed> all = new TreeMap<>();
    for (Slice market : contributions.markets()) {
      all.putAll(
          new MarketCells(market, contributions, periods, districts, gaps, settings)
              .suppressed(earlier, reportedUpTo));
    }
    keepLater(earlier, periods, all);
    List<Row> rows = new ArrayList<>();
    all.forEach((cell, status) -> rows.add(row(cell, status)));
    return rows;
  }

  /**
   * A release of an earlier day knows nothing of periods that others have told of: what they left
   * out is handed on to the next.
   */
  private static void keepLater(
      Map<Cell, Suppressed> earlier,
      Collection<PeriodMonths> periods,
      SortedMap<Cell, Suppressed> all) {
    Set<List<String>> known =
        periods.stream()
            .map(period -> List.of(period.type(), period.name()))
            .collect(Collectors.toSet());
    earlier.forEach(
        (cell, status) -> {
          boolean isLater = !known.contains(List.of(cell.periodType(), cell.period()));
          boolean isJudged = status != Suppressed.NOT_JUDGED;
          if (isJudged && (isLater || all.get(cell) == Suppressed.NOT_JUDGED)) {
            all.put(cell, status);
          }
        });
  }

  private static Row row(Cell cell, Suppressed status) {
    return RowFactory.create(
        cell.contributors(),
        cell.periodType(),
        cell.period(),
        cell.channel(),
        cell.trade(),
        cell.dimension(),
        cell.slice(),
        status.code());
  }

  /** Of rows of this table. */
  public static SortedMap<Cell, Suppressed> read(Dataset<Row> rows) {
    SortedMap<Cell, Suppressed> read = new TreeMap<>();
    rows.select(
            "contributors",
            "period_type",
            "period",
            "channel",
            "trade",
            "dimension",
            "slice",
            "conf_status")
        .collectAsList()
        .forEach(
            row ->
                read.put(
                    new Cell(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                    Suppressed.of(row.getString(7))));
    return read;
  }
}
