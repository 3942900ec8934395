package org.tearoad.samples;

import java.util.List;

/** What happens at known days, for the pipeline to find. */
final class PlantedEvents {
  static final String CUT_OFF_REGION = "UA-43";
  static final Span CUT_OFF = span(2015, 7, 20, 2015, 12, 15);

  static final String SILENT_MARKETPLACE = "jd";
  static final Span SILENCE = span(2015, 3, 5, 2015, 3, 9);

  static final String LATE_MARKETPLACE = "gearbest";
  static final int LATE_MARKETPLACE_SINCE = Calendar.day(2014, 6, 16);

  static final int HOME_PLATFORM_SINCE = Calendar.day(2015, 6, 15);
  static final int EXPORTS_SINCE = Calendar.day(2015, 9, 1);

  private PlantedEvents() {}

  /** Days from first to last, both included. */
  record Span(int first, int last) {
    boolean contains(int day) {
      return day >= first && day <= last;
    }
  }

  /** Rows of truth/events.csv: kind, name, first day, last day; an open end is empty. */
  static List<List<String>> rows() {
    return List.of(
        row("region_interruption", CUT_OFF_REGION, CUT_OFF),
        row("feed_gap", SILENT_MARKETPLACE, SILENCE),
        List.of("late_marketplace", LATE_MARKETPLACE, Calendar.date(LATE_MARKETPLACE_SINCE), ""),
        List.of(
            "russian_sellers_at_home", "tmall;aliexpress", Calendar.date(HOME_PLATFORM_SINCE), ""),
        List.of("exports", "tmall;jd;aliexpress", Calendar.date(EXPORTS_SINCE), ""));
  }

  private static List<String> row(String kind, String name, Span span) {
    return List.of(kind, name, Calendar.date(span.first()), Calendar.date(span.last()));
  }

  private static Span span(int year, int month, int day, int lastYear, int lastMonth, int lastDay) {
    return new Span(Calendar.day(year, month, day), Calendar.day(lastYear, lastMonth, lastDay));
  }
}
