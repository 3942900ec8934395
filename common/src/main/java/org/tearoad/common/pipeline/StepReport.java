package org.tearoad.common.pipeline;

/** What one step wrote, and how long it took. */
public record StepReport(String table, long rows, long bytes, int files, double seconds) {}
