/**
 * Reads CSV and JSON Lines logs as columns of text: in come files of any Hadoop file system, plain,
 * gzip or zstd; out comes one row per record with its file, line and raw text.
 *
 * <p>The one law: no record disappears. A record that cannot be split into its columns is a row
 * with {@code _problem} and null values, and {@link org.tearoad.common.logs.LogTally} counts the
 * rows of every file.
 *
 * <p>The way of a byte: {@code ByteSource} (decompress, notice a cut) to {@code Block} (memory that
 * is written once) to a {@code RecordScanner} (find records and values) to {@code RowBatch} (where
 * they are) to vectors (values as slices, cut out only when asked for).
 */
package org.tearoad.common.logs;
