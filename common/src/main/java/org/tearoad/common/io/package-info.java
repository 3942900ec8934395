/**
 * Files outside Spark: the commit log, the lock, the pointer to the newest release, Parquet
 * footers, JSON. All of it through Hadoop's file systems, so that {@code file:}, {@code hdfs:} and
 * {@code s3a:} are the same code; where a promise needs more than they have in common, {@link
 * org.tearoad.common.io.Folder} and {@link org.tearoad.common.io.CreateOnce} know the difference.
 */
package org.tearoad.common.io;
