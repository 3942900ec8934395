package org.tearoad.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.tearoad.common.io.Json;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.reports.Bulletin;

/** What changed from one release to another. */
public final class ReleaseDiff {
  private static final String NONE = "-";

  private final Warehouse warehouse;
  private final Manifest earlier;
  private final Manifest later;

  /** A headline figure as the bulletins print it; a dash where one has none. */
  public record Headline(String name, String before, String after) {}

  /**
   * The rows of one mart.
   *
   * @param added keys that only the later release has
   * @param removed keys that only the earlier one has
   * @param changed keys of both whose other columns differ
   */
  public record Mart(
      String name, long before, long after, long added, long removed, long changed) {}

  public ReleaseDiff(Warehouse warehouse, Manifest earlier, Manifest later) {
    this.warehouse = warehouse;
    this.earlier = earlier;
    this.later = later;
  }

  /** By name. */
  public List<Headline> headlines() {
    SortedMap<String, String> before = texts(earlier);
    SortedMap<String, String> after = texts(later);
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(
            name ->
                new Headline(name, before.getOrDefault(name, NONE), after.getOrDefault(name, NONE)))
        .toList();
  }

  private SortedMap<String, String> texts(Manifest release) {
    SortedMap<String, String> texts = new TreeMap<>();
    warehouse
        .release(release.release())
        .folder("reports")
        .readText(Bulletin.SUMMARY)
        .map(text -> Json.read(text, JsonNode.class))
        .ifPresent(
            summary ->
                summary
                    .path("headlines")
                    .forEach(
                        figure ->
                            texts.put(
                                figure.path("name").asText()
                                    + ", "
                                    + figure.path("period").asText(),
                                text(figure))));
    return texts;
  }

  /** Two marketplaces may have the same share. */
  private static String text(JsonNode figure) {
    String marketplace = figure.path("key").path("marketplace").asText();
    String text = figure.path("text").asText();
    return marketplace.isEmpty() ? text : "%s (%s)".formatted(text, marketplace);
  }

  /** Of the marts that both releases have. */
  public List<Mart> marts(SparkSession spark) {
    var before = new ReleaseReader(spark, warehouse, earlier);
    var after = new ReleaseReader(spark, warehouse, later);
    return Dictionary.steps().stream()
        .map(Step::output)
        .filter(table -> table.layer() == Layer.MARTS)
        .filter(table -> earlier.marts().containsKey(table.name()))
        .filter(table -> later.marts().containsKey(table.name()))
        .map(table -> compared(table, before.mart(table), after.mart(table)))
        .toList();
  }

  private static Mart compared(Table table, Dataset<Row> before, Dataset<Row> after) {
    Dataset<Row> some = packed(table, before, "before");
    Dataset<Row> others = packed(table, after, "after");
    Row counts =
        some.join(others, some.col("key_before").equalTo(others.col("key_after")), "full_outer")
            .selectExpr(
                "count(key_before)",
                "count(key_after)",
                "count_if(key_before is null)",
                "count_if(key_after is null)",
                "count_if(row_before <> row_after)")
            .first();
    return new Mart(
        table.name(),
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        counts.getLong(3),
        counts.getLong(4));
  }

  /** Keys may hold nulls: as JSON they are equal all the same. */
  private static Dataset<Row> packed(Table table, Dataset<Row> rows, String name) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    Column[] all = table.columnNames().stream().map(functions::col).toArray(Column[]::new);
    return rows.select(
        functions.to_json(functions.struct(key)).as("key_" + name),
        functions.xxhash64(all).as("row_" + name));
  }
}
