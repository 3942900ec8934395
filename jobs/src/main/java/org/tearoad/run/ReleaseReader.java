package org.tearoad.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;

import java.io.UncheckedIOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.tearoad.clean.Rejects;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;
import org.tearoad.marts.revisions.Vintages;

/** Reads the facts and marts of a release, by the folders that its manifest names. */
public final class ReleaseReader {
  private static final StructType READINGS =
      new StructType().add("source", Types.TEXT).add("file", Types.TEXT).add("run", Types.TEXT);

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Manifest manifest;

  public ReleaseReader(SparkSession spark, Warehouse warehouse, Manifest manifest) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.manifest = manifest;
  }

  /** A derived mart; columns that the program did not have then are null. */
  public Dataset<Row> mart(Table table) {
    return spark.read().schema(table.schema()).parquet(martPath(table.name()));
  }

  /** A fact or base mart. */
  public Dataset<Row> stored(Table table) {
    return stored(table.name())
        .select(
            table.columnNames().stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new));
  }

  /**
   * Every table of the release as a view by its name; also the vintages of the releases that stood
   * when it was published, and the rejects of its files.
   */
  public void createViews() {
    createRejectsView();
    vintages().createOrReplaceTempView(Vintages.TABLE.name());
    manifest.marts().keySet().forEach(name -> mart(name).createOrReplaceTempView(name));
    manifest
        .months()
        .forEach(
            (name, months) -> {
              if (!months.isEmpty()) {
                stored(name).createOrReplaceTempView(name);
              }
            });
  }

  /** None for who may not see the rejects: they hold personal data. */
  private void createRejectsView() {
    try {
      if (!warehouse.rejects().list().isEmpty()) {
        rejects().createOrReplaceTempView(Rejects.TABLE.name());
      }
    } catch (UncheckedIOException e) {
      spark.catalog().dropTempView(Rejects.TABLE.name());
    }
  }

  /**
   * Of each file those of its last reading: other runs have read it by other SELECTs, or before.
   */
  private Dataset<Row> rejects() {
    Dataset<Row> rejects =
        spark
            .read()
            .schema(Rejects.TABLE.schema().add("run", Types.TEXT))
            .parquet(warehouse.rejects().path().toString());
    Dataset<Row> readings =
        spark.createDataFrame(
            manifest.ledger().stream()
                .filter(entry -> entry.rejectedCount() > 0)
                .map(entry -> RowFactory.create(entry.source(), entry.file(), entry.run()))
                .toList(),
            READINGS);
    // Where an older program did not note the run, all that had run by then count.
    return rejects.join(
        broadcast(readings),
        rejects
            .col("source")
            .equalTo(readings.col("source"))
            .and(rejects.col("file").equalTo(readings.col("file")))
            .and(
                coalesce(
                    rejects.col("run").equalTo(readings.col("run")),
                    rejects.col("run").leq(manifest.run()))),
        "left_semi");
  }

  private Dataset<Row> vintages() {
    String[] folders =
        warehouse.vintages(manifest).stream()
            .map(folder -> folder.path().toString())
            .toArray(String[]::new);
    return folders.length == 0
        ? Vintages.TABLE.empty(spark)
        : spark.read().schema(Vintages.TABLE.schema()).parquet(folders);
  }

  private Dataset<Row> mart(String name) {
    return spark.read().parquet(martPath(name));
  }

  private String martPath(String name) {
    return warehouse.release(manifest.release()).folder("marts/" + name).path().toString();
  }

  private Dataset<Row> stored(String name) {
    return spark
        .read()
        .parquet(
            manifest.months(name).values().stream()
                .map(month -> warehouse.root().resolve(month.folder()).toString())
                .toArray(String[]::new));
  }
}
