package org.tearoad.run;

import java.util.SortedMap;
import java.util.stream.Collectors;
import org.tearoad.common.io.Folder;

/**
 * Every fact and mart of a release as a view: a script for DuckDB, and the same for Spark SQL. The
 * folders are those that the manifest names, so that a reader never globs.
 */
public final class Views {
  private Views() {}

  static void write(Warehouse warehouse, Manifest manifest) {
    Folder release = warehouse.release(manifest.release());
    release.writeAtomically("views.sql", duckDb(warehouse, manifest));
    release.writeAtomically("views.spark.sql", spark(warehouse, manifest));
  }

  /** CREATE VIEW statements for DuckDB. */
  public static String duckDb(Warehouse warehouse, Manifest manifest) {
    StringBuilder script = new StringBuilder("-- Release " + manifest.release() + " for DuckDB.\n");
    manifest
        .months()
        .forEach((table, months) -> script.append(duckDbView(table, files(warehouse, months))));
    manifest
        .marts()
        .keySet()
        .forEach(
            mart ->
                script.append(
                    duckDbView(mart, "'" + martFolder(warehouse, manifest, mart) + "/*.parquet'")));
    return script.toString();
  }

  /** CREATE VIEW statements for spark-sql. */
  public static String spark(Warehouse warehouse, Manifest manifest) {
    StringBuilder script =
        new StringBuilder("-- Release " + manifest.release() + " for spark-sql.\n");
    manifest
        .months()
        .forEach((table, months) -> script.append(sparkView(table, sparkPath(warehouse, months))));
    manifest
        .marts()
        .keySet()
        .forEach(mart -> script.append(sparkView(mart, martFolder(warehouse, manifest, mart))));
    return script.toString();
  }

  private static String duckDbView(String name, String files) {
    return files.isEmpty()
        ? "-- " + name + " has no rows.\n"
        : "create or replace view %s as select * from read_parquet([%s], hive_partitioning = false);%n"
            .formatted(name, files);
  }

  private static String files(Warehouse warehouse, SortedMap<String, StoredMonth> months) {
    return months.values().stream()
        .map(
            month ->
                "'" + plain(warehouse.root().resolve(month.folder()).toString()) + "/*.parquet'")
        .collect(Collectors.joining(", "));
  }

  /** A view has one path in Spark's SQL, so several folders are one pattern. */
  private static String sparkPath(Warehouse warehouse, SortedMap<String, StoredMonth> months) {
    return months.isEmpty()
        ? ""
        : months.values().stream()
            .map(StoredMonth::folder)
            .collect(Collectors.joining(",", warehouse.root().path() + "/{", "}"));
  }

  private static String sparkView(String name, String path) {
    return path.isEmpty()
        ? "-- " + name + " has no rows.\n"
        : "create or replace temporary view %s using parquet options (path '%s');%n"
            .formatted(name, path);
  }

  private static String martFolder(Warehouse warehouse, Manifest manifest, String mart) {
    return plain(warehouse.release(manifest.release()).folder("marts/" + mart).path().toString());
  }

  /** DuckDB opens local files by their plain paths. */
  private static String plain(String uri) {
    return uri.startsWith("file:") ? uri.substring("file:".length()).replaceFirst("^//", "") : uri;
  }
}
