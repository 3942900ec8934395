package org.tearoad.bench;

/**
 * What a whole process cost, from its start to its exit.
 *
 * @param wallSeconds elapsed
 * @param cpuSeconds user and system time, of its children too
 * @param peakMegabytes largest resident set of one of its processes
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMegabytes) {}
