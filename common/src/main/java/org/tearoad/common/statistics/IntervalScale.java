package org.tearoad.common.statistics;

/**
 * The scale on which an estimated share S is taken as normal; s is the standard error of ln S, z
 * the critical value. Formulas as in R survival 3.5-3, {@code survfit_confint}.
 */
public enum IntervalScale {
  /** S ± z s S, cut to 0..1. */
  PLAIN {
    @Override
    Interval around(double survival, double logError, double critical) {
      double half = critical * logError * survival;
      return new Interval(Math.max(survival - half, 0), Math.min(survival + half, 1));
    }
  },

  /** S exp(± z s), cut to 1; unknown where S is 0. */
  LOG {
    @Override
    Interval around(double survival, double logError, double critical) {
      if (survival <= 0) {
        return Interval.UNKNOWN;
      }
      double factor = Math.exp(critical * logError);
      return new Interval(survival / factor, Math.min(survival * factor, 1));
    }
  },

  /** S to the power exp(± z s / ln S), never outside 0..1; unknown where S is 0 or 1. */
  LOG_LOG {
    @Override
    Interval around(double survival, double logError, double critical) {
      if (survival <= 0 || survival >= 1) {
        return Interval.UNKNOWN;
      }
      double power = Math.exp(-critical * logError / Math.log(survival));
      return new Interval(Math.pow(survival, power), Math.pow(survival, 1 / power));
    }
  };

  abstract Interval around(double survival, double logError, double critical);
}
