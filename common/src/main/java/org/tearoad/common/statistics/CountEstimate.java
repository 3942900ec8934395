package org.tearoad.common.statistics;

/**
 * What a count will be.
 *
 * @param seen counted so far
 * @param completeness share of the final count that is expected to have been seen by now
 * @param expected the final count
 * @param interval of the final count, whole numbers
 */
public record CountEstimate(long seen, double completeness, double expected, Interval interval) {}
