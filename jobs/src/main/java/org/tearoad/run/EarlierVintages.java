package org.tearoad.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.marts.revisions.Comparisons;
import org.tearoad.marts.revisions.Vintages;
import org.tearoad.run.Warehouse.Published;

/**
 * The vintages that a new release is compared with. The commit log tells whose count: releases that
 * stand, pruned or not. What was withdrawn, and what a run left that never published, does not.
 */
final class EarlierVintages {
  private final List<Row> comparisons;
  private final String[] folders;

  private EarlierVintages(List<Row> comparisons, String[] folders) {
    this.comparisons = comparisons;
    this.folders = folders;
  }

  /** For a release that is about to be published for this day. */
  static EarlierVintages of(Warehouse warehouse, LocalDate asOf) {
    List<Published> standing = warehouse.withVintages();
    List<Row> comparisons =
        Comparisons.rows(
            standing.stream()
                .map(one -> new Comparisons.Release(one.release(), one.asOf()))
                .toList(),
            asOf);
    Set<String> wanted =
        comparisons.stream()
            .map(row -> row.getString(Comparisons.RELEASE))
            .collect(Collectors.toSet());
    return new EarlierVintages(
        comparisons,
        standing.stream()
            .filter(one -> wanted.contains(one.release()))
            .map(one -> warehouse.vintages(one.run()).path().toString())
            .toArray(String[]::new));
  }

  Dataset<Row> comparisons(SparkSession spark) {
    return spark.createDataFrame(comparisons, Comparisons.TABLE.schema());
  }

  Dataset<Row> figures(SparkSession spark) {
    return folders.length == 0
        ? Vintages.EARLIER.empty(spark)
        : spark.read().schema(Vintages.EARLIER.schema()).parquet(folders);
  }
}
