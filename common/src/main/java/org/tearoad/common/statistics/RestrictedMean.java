package org.tearoad.common.statistics;

/**
 * The mean of min(time, limit), in days.
 *
 * @param standardError by Greenwood, as in R's {@code print(survfit, rmean = limit)}
 */
public record RestrictedMean(int limit, double days, double standardError) {}
