package org.tearoad.common.statistics;

/**
 * A share, 0 to 1, with its interval.
 *
 * @param basis where the interval comes from
 * @param effective as many things of which nothing is lost would tell as much, see {@link
 *     IncidenceCurve#effectiveSize}
 */
public record Share(double value, Interval interval, Basis basis, double effective) {

  /** Where an interval comes from. */
  public enum Basis {
    /** The curve's own band. */
    CURVE,
    /**
     * Wilson's interval, as the share is 0 or 1; it knows nothing of things travelling together.
     */
    WILSON,
    /** There is no interval: too few tell, or there is one group only. */
    NONE
  }
}
