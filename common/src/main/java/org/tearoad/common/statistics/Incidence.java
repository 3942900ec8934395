package org.tearoad.common.statistics;

/** Aalen-Johansen without its variance: by age, the share ended of a cause and the share open. */
record Incidence(LifeTable table, int cause, double[] share, double[] open) {

  static Incidence of(LifeTable table, int cause) {
    if (cause < 0 || cause >= table.causes()) {
      throw new IllegalArgumentException(
          "Cannot follow a cause: the table has %d, got number %d"
              .formatted(table.causes(), cause));
    }
    int ages = table.lastAge() + 1;
    double[] shares = new double[ages];
    double[] opens = new double[ages];
    double share = 0;
    double open = 1;
    for (int age = 0; age < ages; age++) {
      long atRisk = table.atRisk(age);
      if (atRisk > 0) {
        share += open * table.ended(cause, age) / atRisk;
        open *= (double) (atRisk - table.ended(age)) / atRisk;
      }
      shares[age] = share;
      opens[age] = open;
    }
    return new Incidence(table, cause, shares, opens);
  }

  int lastAge() {
    return share.length - 1;
  }

  double openBefore(int age) {
    return age == 0 ? 1 : open[age - 1];
  }
}
