/**
 * Which regions were cut off, from when to when, and what was missed.
 *
 * <p>{@link org.tearoad.marts.interruptions.RegionDays} counts orders, postings and deliveries of
 * each region and day; {@link org.tearoad.marts.interruptions.RegionInterruptions} judges the days
 * without any by the rule of {@link org.tearoad.common.statistics.SilentRuns}.
 *
 * <p>Law: where all are silent, no region was cut off.
 */
package org.tearoad.marts.interruptions;
