package org.tearoad.laws;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Orders, structure, ticket and currency effects of what was planted in one currency, by hand. */
final class PlantedEffects {
  /** By month and marketplace: orders in GMV, and their amount. */
  private final Map<String, Map<String, double[]>> months = new HashMap<>();

  /**
   * @param truth lines of monthly_volume.csv
   * @param market channel and trade
   */
  PlantedEffects(List<String> truth, String market) {
    for (String line : truth) {
      String[] fields = line.split(",");
      if ((fields[1] + "," + fields[2]).equals(market) && !fields[7].equals("0")) {
        months
            .computeIfAbsent(fields[0], absent -> new HashMap<>())
            .put(
                fields[4],
                new double[] {Double.parseDouble(fields[7]), Double.parseDouble(fields[9])});
      }
    }
  }

  double[] of(String month) {
    String yearAgo = YearMonth.parse(month).minusMonths(12).toString();
    Map<String, double[]> before = months.getOrDefault(yearAgo, Map.of());
    Map<String, double[]> after = months.getOrDefault(month, Map.of());
    double ordersBefore = before.values().stream().mapToDouble(sums -> sums[0]).sum();
    double ordersAfter = after.values().stream().mapToDouble(sums -> sums[0]).sum();
    Set<String> marketplaces = new TreeSet<>(before.keySet());
    marketplaces.addAll(after.keySet());
    double[] effects = new double[4];
    for (String marketplace : marketplaces) {
      double[] zero = before.get(marketplace);
      double[] one = after.get(marketplace);
      if (zero == null || one == null) {
        boolean isAll = ordersBefore == 0 || ordersAfter == 0;
        effects[isAll ? 0 : 1] += (one == null ? 0 : one[1]) - (zero == null ? 0 : zero[1]);
        continue;
      }
      double weight = one[1] == zero[1] ? one[1] : (one[1] - zero[1]) / Math.log(one[1] / zero[1]);
      effects[0] += weight * Math.log(ordersAfter / ordersBefore);
      effects[1] += weight * Math.log(one[0] / ordersAfter / (zero[0] / ordersBefore));
      effects[2] += weight * Math.log(one[1] / one[0] / (zero[1] / zero[0]));
    }
    return effects;
  }
}
