/**
 * Times to an event from counts by age, trends, changes split among their causes, concentration and
 * distinct counts: life tables, Kaplan-Meier, Aalen-Johansen, intervals that hold when things
 * travel together, Wilson, Mann-Kendall, Sen. Plain Java on primitive arrays, without Spark; an age
 * is a whole number of days from 0.
 *
 * <p>Start with {@link org.tearoad.common.statistics.LifeTable}, then {@link
 * org.tearoad.common.statistics.AalenJohansen} for what is published. What is not known is {@code
 * NaN}, {@link org.tearoad.common.statistics.Interval#UNKNOWN} or empty, never 0.
 */
package org.tearoad.common.statistics;
