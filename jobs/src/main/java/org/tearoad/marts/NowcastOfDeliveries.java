package org.tearoad.marts;

import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.statistics.ChainLadder;
import org.tearoad.common.statistics.CountEstimate;
import org.tearoad.common.statistics.HazardOutlook;
import org.tearoad.common.statistics.HazardOutlook.Counting;
import org.tearoad.common.statistics.HazardOutlook.Expected;
import org.tearoad.common.statistics.HazardOutlook.Question;
import org.tearoad.common.statistics.Interval;
import org.tearoad.marts.delivery.DeliveryCohorts;
import org.tearoad.marts.delivery.ReportingDelay;

/**
 * How many of the parcels posted on a day or in a month will have been delivered or offered within
 * 90 days: those that are, and of the open ones the share that follows from the hazards of the last
 * days; and of those whose posting is not reported yet.
 */
final class NowcastOfDeliveries {
  private static final int WITHIN_DAYS = 90;

  private final DeliveryCohorts parcels;
  private final HazardOutlook outlook;
  private final ReportingDelay delay;
  private final Nowcast.Name name;
  private final long[] open;

  private NowcastOfDeliveries(String flow, DeliveryCohorts parcels, ReportingDelay delay) {
    this.parcels = parcels;
    this.delay = delay;
    outlook = parcels.outlook(delay);
    name = new Nowcast.Name("parcels_delivered", "b2c", flow);
    open = parcels.cohorts().openByAge(delay.today() - parcels.firstDay());
  }

  static void addRows(
      Dataset<Row> histogram, ReportingDelay delay, MartSettings settings, List<Row> rows) {
    SortedMap<String, DeliveryCohorts> flows =
        DeliveryCohorts.read(histogram, delay, settings.delivery().lostAfterDays());
    flows.forEach(
        (flow, parcels) -> {
          var nowcast = new NowcastOfDeliveries(flow, parcels, delay);
          NowcastCohort.upTo(delay.today()).forEach(cohort -> rows.add(nowcast.row(cohort)));
        });
  }

  private Row row(NowcastCohort cohort) {
    long seen = seen(cohort);
    var question =
        new Question(
            delay.today() - cohort.last(),
            delay.today() - cohort.first(),
            age -> WITHIN_DAYS - age,
            Counting.ALL_ENDS);
    double relative = outlook.relativeVariance(question, Nowcast.LEVEL);
    if (Double.isNaN(relative)) {
      return Nowcast.unknown(name, cohort, seen, "history_too_short");
    }
    Expected ofOpen = HazardOutlook.expected(open, outlook.hazards(), question, delay.shares());
    double unseen = unseen(cohort);
    var missing = new Expected(ofOpen.mean() + unseen, ofOpen.variance() + unseen);
    Interval interval = missing.interval(relative, Nowcast.LEVEL);
    double most = unseen > 0 ? Double.POSITIVE_INFINITY : openOf(cohort);
    double expected = seen + Math.min(missing.mean(), most);
    return Nowcast.known(
        name,
        cohort,
        WITHIN_DAYS,
        new CountEstimate(
            seen,
            expected == 0 ? 1 : seen / expected,
            expected,
            new Interval(seen + interval.low(), seen + Math.min(interval.high(), most))),
        "hazards");
  }

  private long seen(NowcastCohort cohort) {
    long seen = 0;
    for (int day = cohort.first(); day <= cohort.last(); day++) {
      seen += parcels.cohorts().wantedBy(day - parcels.firstDay(), WITHIN_DAYS);
    }
    return seen;
  }

  /** Of the parcels whose posting is not reported yet, those that will have been delivered. */
  private double unseen(NowcastCohort cohort) {
    double unseen = 0;
    for (int day = cohort.first(); day <= cohort.last(); day++) {
      long posted = parcels.cohorts().started(day - parcels.firstDay());
      unseen += ChainLadder.nowcast(posted, delay.reported(day)) - posted;
    }
    return unseen * outlook.hazards().wantedBy(WITHIN_DAYS);
  }

  private long openOf(NowcastCohort cohort) {
    long sum = 0;
    for (int day = cohort.first(); day <= cohort.last(); day++) {
      sum += open[delay.today() - day];
    }
    return sum;
  }
}
