package org.tearoad.reports;

import java.util.List;

/** What the words of the bulletin mean. */
public final class Definitions {
  private Definitions() {}

  /** A term and its meaning. */
  public record Definition(String term, String meaning) {}

  static List<Definition> of(Edition edition) {
    String home = English.country(edition.home());
    String partner = English.country(edition.partner());
    return List.of(
        new Definition(
            "Population",
            "B2C orders in the logs of the marketplaces that report. Cross-border: goods that leave from %s for %s, or from %s for %s. Shares and growth speak of these logs, not of the whole market."
                .formatted(partner, home, home, partner)),
        new Definition(
            "Order",
            "An order ever placed: placed, confirmed, completed or returned; or cancelled without ever having been an inquiry. It counts on its day."),
        new Definition(
            "Day, month, year",
            "In the zone %s. The day of an order is the day on which it was first made."
                .formatted(edition.zone().getId())),
        new Definition(
            "Value",
            "What buyers owe for orders that were not cancelled before the payment was captured, before refunds; converted at the last published rate of the payment day, else of the order’s day."),
        new Definition(
            "At last year’s rates",
            "The same orders converted at the mean rates of the same month a year before: growth without the exchange rate."),
        new Definition(
            "Change",
            "Against the same months one year before. It is counted, not sampled, so it has no interval. A period that is not over, or whose year before was not seen whole, has none."),
        new Definition(
            "Like for like",
            "Growth of those marketplaces alone that report in both years, month by month."),
        new Definition(
            "Provisional",
            "Volumes may change while late lines arrive: for %d days after the end of a period."
                .formatted(edition.provisionalDays())),
        new Definition(
            "Rejected line",
            "A line of a log that cannot be trusted. It is kept with reason, file and line, and counts nowhere; per file, lines read = accepted + rejected + not selected."));
  }
}
