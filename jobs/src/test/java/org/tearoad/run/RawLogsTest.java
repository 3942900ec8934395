package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.clean.CleanJob;
import org.tearoad.clean.LogContract;
import org.tearoad.common.logs.LogTally;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Site;

/** What values of files become as texts of the log, whoever wrote them. */
@ExtendWith(SparkExtension.class)
class RawLogsTest {
  private static final String ORDER = "optional binary order_id (UTF8);";
  private static final LogContract ORDERS =
      CleanJob.LOGS.stream().filter(log -> log.name().equals("orders")).findFirst().orElseThrow();

  @TempDir private Path folder;

  @Test
  void nanoseconds_are_cut_to_microseconds(SparkSession spark) throws IOException {
    RawFile file =
        parquet(
            "nanos.parquet",
            ORDER
                + "optional int64 status_at (TIMESTAMP(NANOS,true));"
                + "optional int64 recorded_at (TIMESTAMP(NANOS,false));"
                + "optional int64 ordered_at (TIMESTAMP(NANOS,true));"
                + "optional int64 own (TIMESTAMP(NANOS,true));",
            row ->
                row.append("order_id", "o1")
                    .append("status_at", -1_500L)
                    .append("recorded_at", 1_447_243_200_000_001_999L));

    assertThat(texts(lines(spark, file), "status_at", "recorded_at", "ordered_at", "_problem"))
        .containsExactly("1969-12-31T23:59:59.999998Z|2015-11-11 12:00:00.000001|null|null");
  }

  @Test
  void own_columns_may_have_any_name(SparkSession spark) throws IOException {
    RawFile file =
        parquet(
            "own.parquet",
            ORDER + "optional int64 _line; optional int64 a.b; optional int64 `a`;",
            row -> row.append("order_id", "o1").append("_line", 7L).append("a.b", 8L));

    assertThat(texts(lines(spark, file), "order_id", "_file", "_line"))
        .containsExactly("o1|own.parquet|1");
    assertThat(
            texts(
                selected(
                    spark, "select order_id, `a.b` as order_amount, _file, _line from raw", file),
                "order_amount",
                "_line"))
        .containsExactly("8|1");
  }

  @Test
  void an_instant_of_old_is_for_the_judge(SparkSession spark) throws IOException {
    RawFile file =
        parquet(
            "old.parquet",
            ORDER + "optional int64 status_at (TIMESTAMP(MICROS,true)); optional int96 ordered_at;",
            row ->
                row.append("order_id", "o1")
                    .append("status_at", -2_524_521_600_000_000L)
                    .append("ordered_at", new NanoTime(2_411_369, 0)));

    assertThat(texts(lines(spark, file), "status_at", "ordered_at"))
        .containsExactly("1890-01-01T00:00:00.000000Z|1890-01-01T00:00:00.000000Z");
  }

  @Test
  void a_number_too_large_for_an_amount_is_for_the_judge(SparkSession spark) throws IOException {
    String amount = "optional double order_amount;";
    RawFile large = parquet("large.parquet", amount, row -> row.append("order_amount", 1e32));
    RawFile none = parquet("none.parquet", amount, row -> row.append("order_amount", Double.NaN));

    assertThat(texts(lines(spark, large, none), "order_amount"))
        .containsExactlyInAnyOrder("1.0E32", "NaN");
  }

  @Test
  void a_type_that_cannot_be_read_matters_where_its_column_is_asked_for(SparkSession spark)
      throws IOException {
    String time = " (TIME(MICROS,true));";
    RawFile needless =
        parquet(
            "own.parquet", ORDER + "optional int64 own" + time, r -> r.append("order_id", "o1"));
    RawFile needed =
        parquet(
            "status.parquet",
            ORDER + "optional int64 status_at" + time,
            row -> row.append("order_id", "o2"));

    assertThat(texts(lines(spark, needless, needed), "order_id", "_file", "_problem", "_detail"))
        .containsExactlyInAnyOrder(
            "o1|own.parquet|null|null",
            "null|status.parquet|file_unreadable|column status_at has a type that cannot be read,"
                + " got optional int64 status_at (TIME(MICROS,true))");
  }

  @Test
  void a_file_that_cannot_be_opened_says_why(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("text.parquet"), "order_id,order_status\no1,placed\n");

    List<String> lines =
        texts(
            lines(spark, file("text.parquet"), file("gone.parquet")),
            "_file",
            "_line",
            "_problem",
            "_detail");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith("text.parquet|1|file_unreadable|RuntimeException: ")
        .contains("is not a Parquet file");
    assertThat(lines.get(0)).startsWith("gone.parquet|1|file_unreadable|FileNotFoundException: ");
  }

  @Test
  void a_select_sees_the_columns_of_all_files(SparkSession spark) throws IOException {
    RawFile old =
        parquet(
            "old.parquet",
            ORDER
                + "optional binary status_at (UTF8); optional double sum;"
                + "optional group client { optional binary name (UTF8); }",
            row -> {
              row.append("order_id", "o1")
                  .append("status_at", "2015-11-11T12:00:00Z")
                  .append("sum", 12_345_678.9);
              row.addGroup("client").append("name", "c1");
            });
    RawFile recent =
        parquet(
            "recent.parquet",
            ORDER
                + "optional int64 status_at (TIMESTAMP(NANOS,true)); optional int64 sum;"
                + "optional group client { optional binary name (UTF8); optional binary city (UTF8); }"
                + "optional binary kind (UTF8);",
            row -> {
              row.append("order_id", "o2")
                  .append("status_at", 1_447_243_200_000_000_000L)
                  .append("sum", 7L)
                  .append("kind", "phones");
              row.addGroup("client").append("name", "c2").append("city", "Omsk");
            });
    String select =
        "select order_id, status_at, sum as order_amount, client.name as buyer_id,"
            + " client.city as destination_region, kind as category, _file, _line from raw";
    String[] columns = {
      "order_id",
      "status_at",
      "order_amount",
      "buyer_id",
      "destination_region",
      "category",
      "_file",
      "_problem"
    };
    String[] expected = {
      "o1|2015-11-11T12:00:00Z|12345678.900000|c1|null|null|old.parquet|null",
      "o2|2015-11-11T12:00:00.000000Z|7|c2|Omsk|phones|recent.parquet|null"
    };

    assertThat(texts(selected(spark, select, old, recent), columns))
        .containsExactlyInAnyOrder(expected);
    assertThat(texts(selected(spark, select, recent, old), columns))
        .containsExactlyInAnyOrder(expected);
  }

  @Test
  void a_broken_first_line_costs_no_columns(SparkSession spark) throws IOException {
    Files.writeString(
        folder.resolve("a.jsonl"), "{\"no\":\"o0\n{\"no\":\"o1\"}\n{\"no\":\"o2\"}\n");

    assertThat(
            texts(
                selected(spark, "select no as order_id, _file, _line from raw", file("a.jsonl")),
                "order_id",
                "_line",
                "_problem"))
        .containsExactlyInAnyOrder("o1|2|null", "o2|3|null", "null|1|line_unreadable");
  }

  @Test
  void a_select_that_returns_a_column_twice_is_refused(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "no,State\no1,ok\n");

    assertThatThrownBy(
            () -> selected(spark, "select *, no as order_id, 'x' as no from raw", file("a.csv")))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "Cannot read source shop by %s/shop.sql: it must return each column once, got twice no"
                .formatted(folder))
        .extracting(failure -> ((RunFailure) failure).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private Dataset<Row> selected(SparkSession spark, String select, RawFile... files) {
    Path text = folder.resolve("shop.sql");
    Site.write(text, select.getBytes(StandardCharsets.UTF_8));
    return read(
        spark,
        Arrays.stream(files).map(file -> of(file.path(), Optional.of(text.toString()))).toList());
  }

  private static Dataset<Row> lines(SparkSession spark, RawFile... files) {
    return read(spark, List.of(files));
  }

  private static Dataset<Row> read(SparkSession spark, List<RawFile> files) {
    return new RawLogs(spark, new LogTally()).lines(ORDERS, files).orElseThrow();
  }

  private static List<String> texts(Dataset<Row> lines, String... columns) {
    return lines.selectExpr(columns).collectAsList().stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  private RawFile parquet(String name, String fields, Consumer<Group> values) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message line {" + fields + "}");
    Group row = new SimpleGroupFactory(schema).newGroup();
    values.accept(row);
    var path = new org.apache.hadoop.fs.Path(uri(name));
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(path).withType(schema).build()) {
      writer.write(row);
    }
    return file(name);
  }

  private RawFile file(String name) {
    return of(name, Optional.empty());
  }

  private RawFile of(String name, Optional<String> select) {
    SourceSettings source =
        new SourceSettings(
            "shop",
            ORDERS.name(),
            "shop",
            Optional.empty(),
            ',',
            Optional.empty(),
            select,
            SourceSettings.RowsPerLine.ONE,
            Map.of());
    return new RawFile(
        source,
        name,
        uri(name),
        1,
        Instant.EPOCH,
        RawFormat.of(name).orElseThrow(),
        Optional.empty());
  }

  private String uri(String name) {
    return "file:" + folder.resolve(name);
  }
}
