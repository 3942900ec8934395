package org.tearoad.reports;

import java.util.List;

/** What the words of the bulletin mean. */
public final class Definitions {
  private Definitions() {}

  /** A term and its meaning. */
  public record Definition(String term, String meaning) {}

  public static List<Definition> of(Edition edition) {
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
            "Delivery time",
            "Calendar days from posting (else the first scan in the country of origin) to the first attempt of delivery or the arrival for pick-up, whichever is first; of services that are tracked to delivery. The buyer’s time runs from payment to delivery."),
        new Definition(
            "Median, 80 %, 90 %, 95 %",
            "The days by which that share of all parcels posted in the month has arrived. Parcels still on their way, returned and lost ones count (Aalen-Johansen estimate); a share that is not reached yet has no figure."),
        new Definition(
            "Interval",
            "95 %: by groups of parcels that travel together (day of posting, flow and carrier), since these arrive together. In simulations with known times the intervals of medians held them in 96 to 99.7 % of the cases: they are rather too wide than too narrow. A change is named when the two intervals have no day in common; else there is no clear change."),
        new Definition(
            "Complete and provisional months",
            "A month of posting is complete when so many days have passed since its end that hardly a parcel is still on its way; until then its figures may change."),
        new Definition(
            "On time",
            "Delivered not later than promised, of the parcels with a promise; said when no promise is open."),
        new Definition(
            "Leg and coverage",
            "A part of the way between two scans. Coverage is the share of parcels scanned at both of its ends; parcels without them may have gone otherwise."),
        new Definition(
            "Interval of a share",
            "95 %, after Wilson, where cases are counted one by one: payments, inquiries, exporters. It speaks of chance, not of what the logs leave out."),
        new Definition(
            "Effects",
            "The change of the value, split by logarithmic means (LMDI) into number of orders, mix of marketplaces and currencies, amount of an order, and exchange rate; month by month against the same month a year before."),
        new Definition(
            "Domestic market",
            "As its publishers measure it, each in its own way. Their figures stand in rows of their own and are never combined with others."),
        new Definition(
            "Cut off, feed gap, cannot be seen",
            "Cut off: one region has no orders, postings or deliveries while the others have, for longer than chance allows. Feed gap: all regions, or the logs of a marketplace, are silent. Cannot be seen: too little is to be expected to tell a stop from chance."),
        new Definition(
            "Captured, declined",
            "Of the attempts to pay (authorized, declined or captured): those whose money was taken by the day of the release, and those that were declined and not captured."),
        new Definition(
            "Exporter, new, retained",
            "A seller from %s with an order ever placed from %s. New: the first such order that is seen. Retained: active in both of two periods. A seller belongs to its marketplace."
                .formatted(home, partner)),
        new Definition(
            "Inquiry, conversion",
            "A B2B request for quotation, and the share of them that was placed as an order within so many days; said when all of a month had that time."),
        new Definition(
            "Expected final count, expected deliveries",
            "Estimates, with intervals of 90 % from the errors of the same estimates for past days. They are published beside the counts and never added to them."),
        new Definition(
            "Rejected line",
            "A line of a log that cannot be trusted. It is kept with reason, file and line, and counts nowhere; per file, lines read = accepted + rejected + not selected."));
  }
}
