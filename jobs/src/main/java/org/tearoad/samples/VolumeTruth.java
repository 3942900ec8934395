package org.tearoad.samples;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was planted, by month and by year. */
final class VolumeTruth {
  private static final String MONTHLY =
      "month,channel,trade,flow,marketplace,currency,orders_ever_placed,gmv_orders,parcels,gmv_amount\n";
  private static final String GROWTH = "year,channel,trade,orders,growth\n";

  private final Map<String, Sums> months = new TreeMap<>();
  private final Map<String, Long> years = new TreeMap<>();

  private static final class Sums {
    private long orders;
    private long gmvOrders;
    private long parcels;
    private long hundredths;
  }

  void add(Order order, OrderTruth truth, int day) {
    if (!truth.everPlaced()) {
      return;
    }
    Shop shop = order.shop();
    String channel = shop.stream().channel();
    LocalDate date = LocalDate.ofEpochDay(day);
    String key =
        String.join(
            ",",
            date.toString().substring(0, 7),
            channel,
            shop.trade(),
            shop.flow(),
            shop.marketplace(),
            shop.currency());
    Sums sums = months.computeIfAbsent(key, absent -> new Sums());
    sums.orders++;
    sums.parcels += truth.parcels();
    if (truth.inGmv()) {
      sums.gmvOrders++;
      sums.hundredths += truth.greatest().amount();
    }
    years.merge(date.getYear() + "," + channel + "," + shop.trade(), 1L, Long::sum);
  }

  String monthly() {
    StringBuilder text = new StringBuilder(MONTHLY);
    months.forEach(
        (key, sums) ->
            text.append(key)
                .append(',')
                .append(sums.orders)
                .append(',')
                .append(sums.gmvOrders)
                .append(',')
                .append(sums.parcels)
                .append(',')
                .append(
                    String.format(
                        Locale.ROOT, "%d.%02d", sums.hundredths / 100, sums.hundredths % 100))
                .append('\n'));
    return text.toString();
  }

  /** Orders of a year against the year before; empty for the first year. */
  String growth() {
    StringBuilder text = new StringBuilder(GROWTH);
    years.forEach(
        (key, orders) -> {
          int year = Integer.parseInt(key.substring(0, 4));
          Long before = years.get(year - 1 + key.substring(4));
          String growth =
              before == null
                  ? ""
                  : String.format(Locale.ROOT, "%.6f", (double) orders / before - 1);
          text.append(key).append(',').append(orders).append(',').append(growth).append('\n');
        });
    return text.toString();
  }
}
