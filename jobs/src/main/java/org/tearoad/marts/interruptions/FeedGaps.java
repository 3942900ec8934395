package org.tearoad.marts.interruptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.tearoad.common.statistics.SilentRuns;
import org.tearoad.common.statistics.ZeroRun;
import org.tearoad.marts.interruptions.Finding.Kind;
import org.tearoad.marts.interruptions.Finding.Place;

/**
 * Days of which no logs came: all regions silent at once, or a whole marketplace.
 *
 * <p>Of all regions there are no others to compare with. A day is expected to bring what the lowest
 * of the 14 days before and the 14 days after brought, and a day off nothing; so a holiday on which
 * a country rests for days is no gap, and neither is a weekday on which nothing ever comes. Days
 * off tell nothing of the ends of a gap either.
 */
final class FeedGaps {
  private static final int AROUND = 14;
  private static final double CERTAIN = -Math.log(0.01);

  private FeedGaps() {}

  /**
   * Runs of days on which no region had the event.
   *
   * @param daysOff public holidays of any of the countries
   */
  static List<Finding> ofAllRegions(
      String flow, Event event, DailySeries series, Set<LocalDate> daysOff, double needed) {
    int[] total = series.total();
    List<Finding> found = new ArrayList<>();
    int first = -1;
    for (int day = AROUND; day <= total.length; day++) {
      boolean isSilent = day < total.length && total[day] == 0;
      if (isSilent && first < 0 && total[day - 1] > 0) {
        first = day;
      } else if (!isSilent && first >= 0) {
        SilentRuns.Run run = judge(total, series, first, day - 1, daysOff);
        if (run.evidence() >= needed && (!run.isOpen() || event.isReportedAtOnce())) {
          found.add(Finding.ofAll(new Place(flow, event, Place.ALL, null), series, run, needed));
        }
        first = -1;
      }
    }
    return found;
  }

  private static SilentRuns.Run judge(
      int[] total, DailySeries series, int first, int last, Set<LocalDate> daysOff) {
    boolean isOpen = last == total.length - 1;
    long lowest = Long.MAX_VALUE;
    double sum = 0;
    int around = 0;
    for (int day = Math.max(first - AROUND, 0);
        day <= Math.min(last + AROUND, total.length - 1);
        day++) {
      if (day < first || day > last) {
        lowest = Math.min(lowest, total[day]);
        sum += total[day];
        around++;
      }
    }
    int[] worked =
        IntStream.rangeClosed(first, last)
            .filter(day -> !daysOff.contains(series.date(day)))
            .toArray();
    double certain = Math.ceil(CERTAIN / lowest);
    boolean isCertain = certain <= worked.length;
    return new SilentRuns.Run(
        first,
        last,
        isOpen,
        worked.length * sum / around,
        1,
        sum,
        ZeroRun.evidence(worked.length * (double) lowest, 1),
        isCertain ? worked[(int) certain - 1] : last,
        isCertain ? worked[worked.length - (int) certain] : first);
  }

  /**
   * Marketplaces without orders, on the days that coverage calls a gap.
   *
   * @param gaps by marketplace, the days of the series that are gaps
   */
  static List<Finding> ofMarketplaces(
      DailySeries series, SortedMap<String, BitSet> gaps, int window, double needed) {
    List<Finding> found = new ArrayList<>();
    gaps.forEach(
        (marketplace, days) -> {
          var runs =
              new SilentRuns(series.counts().get(marketplace), series.others(marketplace), window);
          var place = new Place(Place.ALL, Event.ORDER, Place.ALL, marketplace);
          for (int first = days.nextSetBit(0); first >= 0; ) {
            int last = days.nextClearBit(first) - 1;
            SilentRuns.Run run = runs.measure(first, last);
            int[] counts = series.counts().get(marketplace);
            // Where the others have nothing either, the days around tell what is missed.
            found.add(
                run.expected() > 0
                    ? Finding.of(place, Kind.FEED_GAP, series, run, needed)
                    : Finding.ofAll(
                        place, series, judge(counts, series, first, last, Set.of()), needed));
            first = days.nextSetBit(last + 1);
          }
        });
    return found;
  }
}
