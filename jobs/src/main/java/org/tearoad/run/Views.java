package org.tearoad.run;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.tearoad.common.io.Folder;
import org.tearoad.marts.revisions.Vintages;

/**
 * Every fact and mart of a release as a view: a script for DuckDB, and the same for Spark SQL. The
 * folders are those that the manifest names, and of vintages those of the releases that stand, so
 * that a reader never globs.
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
    script.append(
        duckDbView(
            Vintages.TABLE.name(),
            warehouse.vintages(manifest).stream()
                .map(folder -> "'" + plain(folder.path().toString()) + "/*.parquet'")
                .collect(Collectors.joining(", "))));
    return script.toString();
  }

  /** CREATE VIEW statements for spark-sql. */
  public static String spark(Warehouse warehouse, Manifest manifest) {
    StringBuilder script =
        new StringBuilder("-- Release " + manifest.release() + " for spark-sql.\n");
    manifest
        .months()
        .forEach(
            (table, months) ->
                script.append(sparkView(table, sparkPath(warehouse, folders(months)))));
    manifest
        .marts()
        .keySet()
        .forEach(mart -> script.append(sparkView(mart, martFolder(warehouse, manifest, mart))));
    script.append(
        sparkView(
            Vintages.TABLE.name(),
            sparkPath(
                warehouse,
                warehouse.vintages(manifest).stream()
                    .map(folder -> "vintages/" + folder.path().getName())
                    .toList())));
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

  private static List<String> folders(SortedMap<String, StoredMonth> months) {
    return months.values().stream().map(StoredMonth::folder).toList();
  }

  /** A view has one path in Spark's SQL, so several folders are one pattern. */
  private static String sparkPath(Warehouse warehouse, List<String> folders) {
    return folders.isEmpty()
        ? ""
        : folders.stream().collect(Collectors.joining(",", warehouse.root().path() + "/{", "}"));
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
