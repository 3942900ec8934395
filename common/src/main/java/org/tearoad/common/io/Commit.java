package org.tearoad.common.io;

import org.apache.hadoop.fs.Path;

/** One published release in the order of publishing: its number from 1, its file, its text. */
public record Commit(long number, Path file, String text) {}
