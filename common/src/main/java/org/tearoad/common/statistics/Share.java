package org.tearoad.common.statistics;

/**
 * A share, 0 to 1, with its interval.
 *
 * @param basis where the interval comes from
 * @param followed of how many the outcome is known, see {@link LifeTable#followed}
 */
public record Share(double value, Interval interval, Basis basis, long followed) {

  /** Where an interval comes from. */
  public enum Basis {
    /** The curve's own band. */
    CURVE,
    /**
     * Wilson's interval, as the share is 0 or 1; it knows nothing of things travelling together.
     */
    WILSON,
    /** There is no interval: too few were followed, or there is one group only. */
    NONE
  }
}
