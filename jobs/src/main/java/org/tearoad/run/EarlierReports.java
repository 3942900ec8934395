package org.tearoad.run;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.Folder;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.run.Warehouse.Published;

/**
 * What readers have had in their hands before: withdrawn reports cannot be unread, so they count as
 * those that stand. Each release goes on from the one that was published before it, so that the
 * newest of those that are still stored knows of all.
 */
record EarlierReports(Optional<Folder> newest, Optional<LocalDate> upTo) {
  private static final String FOLDER = "marts/" + Suppressions.TABLE.name();

  /** Of all releases that were ever published; those of older programs left nothing out. */
  static EarlierReports of(Warehouse warehouse) {
    List<Published> published = warehouse.published();
    Optional<Folder> newest =
        release(warehouse).map(release -> warehouse.release(release).folder(FOLDER));
    return new EarlierReports(
        newest,
        newest.flatMap(
            stored -> published.stream().map(Published::asOf).max(Comparator.naturalOrder())));
  }

  /** The release that knows of all: the newest of those that are still stored. */
  static Optional<String> release(Warehouse warehouse) {
    return warehouse.published().stream()
        .map(Published::release)
        // One that was gone back to comes again, and is older than what was withdrawn.
        .distinct()
        .filter(release -> warehouse.release(release).folder(FOLDER).exists())
        .reduce((one, later) -> later);
  }

  Dataset<Row> suppressions(SparkSession spark) {
    return newest
        .map(
            folder ->
                spark
                    .read()
                    .schema(Suppressions.EARLIER.schema())
                    .parquet(folder.path().toString()))
        .orElseGet(() -> Suppressions.EARLIER.empty(spark));
  }
}
