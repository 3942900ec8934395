package org.tearoad.run;

import org.apache.spark.sql.SparkSession;

/** Fits Spark's shuffles to the size of the input: numbers do not depend on it, time does. */
final class Partitions {
  private static final String KEY = "spark.sql.shuffle.partitions";

  /** Compressed input that one partition can fold within a gigabyte of memory. */
  private static final long BYTES_PER_PARTITION = 40L << 20;

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  private Partitions() {}

  /** Leaves alone what the user has set. */
  static void fit(SparkSession spark, long inputBytes) {
    if (!spark.sparkContext().getConf().contains(KEY)) {
      long wanted = inputBytes / BYTES_PER_PARTITION + 1;
      int least = spark.sparkContext().defaultParallelism();
      spark.conf().set(KEY, Math.max(least, wanted));
    }
    if (!spark.sparkContext().getConf().contains(ADAPTIVE)) {
      // Planning anew after every shuffle takes longer than a small shuffle.
      spark.conf().set(ADAPTIVE, inputBytes > BYTES_PER_PARTITION);
    }
  }
}
