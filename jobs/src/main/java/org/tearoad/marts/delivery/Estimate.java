package org.tearoad.marts.delivery;

import java.util.List;
import org.tearoad.common.statistics.AalenJohansen;
import org.tearoad.common.statistics.IncidenceCurve;
import org.tearoad.common.statistics.LifeTable;

/**
 * The delivery curve of a slice and where its intervals come from.
 *
 * @param method grouped, design_effect or none
 */
record Estimate(LifeTable table, IncidenceCurve curve, String method) {
  static final double LEVEL = 0.95;

  /** Fewer tell nothing. */
  static final int FEWEST = 10;

  private static final int DELIVERED = Ending.DELIVERED.ordinal();

  /** Of groups that are known. */
  static Estimate ofGroups(List<LifeTable> groups) {
    LifeTable all = LifeTable.sum(groups);
    IncidenceCurve curve = AalenJohansen.ofGroups(groups, DELIVERED, LEVEL);
    return new Estimate(all, curve, method(all, curve, "grouped"));
  }

  /** Of a part of a whole whose groups are known, where they are not known of the part. */
  static Estimate ofPart(LifeTable table, double designEffectOfWhole) {
    IncidenceCurve curve =
        AalenJohansen.withDesignEffect(table, DELIVERED, designEffectOfWhole, LEVEL);
    return new Estimate(table, curve, method(table, curve, "design_effect"));
  }

  private static String method(LifeTable table, IncidenceCurve curve, String method) {
    return table.size() < FEWEST || Double.isNaN(curve.designEffect()) ? "none" : method;
  }

  long ended(Ending ending) {
    long sum = 0;
    for (int age = 0; age <= table.lastAge(); age++) {
      sum += ending == Ending.OPEN ? table.censored(age) : table.ended(ending.ordinal(), age);
    }
    return sum;
  }

  /** The age by which half of the delivered ones were delivered: too early while many are open. */
  Integer deliveredOnlyMedian() {
    long delivered = ended(Ending.DELIVERED);
    if (delivered < FEWEST) {
      return null;
    }
    long sum = 0;
    int age = -1;
    while (2 * sum < delivered) {
      age++;
      sum += table.ended(DELIVERED, age);
    }
    return age;
  }

  /** A sum of shares may be above 1 by a rounding; null where it is not known. */
  static Double share(double value) {
    return Double.isNaN(value) ? null : Math.min(value, 1);
  }

  /** Null where the number is not known. */
  static Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
