package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class LogSourceTest {
  private static SparkSession spark;
  @TempDir static Path folder;

  @BeforeAll
  static void useSession(SparkSession shared) {
    spark = shared;
  }

  private static LogFile file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(path))
            : Files.newOutputStream(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new LogFile(path.toUri().toString(), Files.size(path));
  }

  private static LogRead csv(List<LogFile> files, String... columns) {
    return new LogRead(LogFormat.CSV, ',', List.of(columns), Set.of(), files);
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString("|")).toList();
  }

  @Test
  void rowsCarryValuesFileLineAndProblem() throws IOException {
    LogFile good = file("good.csv.gz", "a,b,x\n1,zwei,9\n\n2,,9\n");
    LogFile bad = file("bad.csv", "b,a\nnur\nzwei,3\n");
    LogRead read = csv(List.of(good, bad), "b", "a");

    Dataset<Row> rows = LogSource.read(spark, read, new LogTally());

    assertThat(rows.columns())
        .containsExactly("b", "a", "_file", "_line", "_raw", "_problem", "_detail");
    assertThat(rows(rows))
        .containsExactly(
            "zwei|1|" + good.path() + "|2|1,zwei,9|null|null",
            "null|2|" + good.path() + "|4|2,,9|null|null",
            "null|null|" + bad.path() + "|2|nur|line_ragged|got 1 fields, header has 2",
            "zwei|3|" + bad.path() + "|3|zwei,3|null|null");
  }

  @Test
  void pruningColumnsChangesNoValue() throws IOException {
    LogRead read = csv(List.of(file("pruned.csv", "a,b,c\n1,2,3\n\"4\",\"5\n\",6\n7\n")), "a", "c");

    assertThat(rows(LogSource.read(spark, read, new LogTally()).select("c", "_line")))
        .containsExactly("3|2", "6|3", "null|5");
    assertThat(LogSource.read(spark, read, new LogTally()).count()).isEqualTo(3);
    Dataset<Row> pruned = LogSource.read(spark, read, new LogTally()).select("c");
    assertThat(pruned.queryExecution().executedPlan().toString()).contains("BatchScan logs[c#");
  }

  @Test
  void pruningJsonChangesNoValue() throws IOException {
    LogFile file = file("pruned.jsonl", "{\"b\":{\"c\":1},\"a\":1}\n{\"b\":2,\"b\":2}\n[]\n");
    var read = new LogRead(LogFormat.JSON_LINES, ',', List.of("a", "b"), Set.of(), List.of(file));
    Dataset<Row> rows = LogSource.read(spark, read, new LogTally());

    assertThat(rows(rows.select("a", "_problem")))
        .containsExactly("1|null", "null|line_unreadable", "null|line_unreadable");
    assertThat(rows(rows.select("b"))).containsExactly("{\"c\":1}", "null", "null");
    assertThat(rows.count()).isEqualTo(3);
  }

  @Test
  void rowsAreTheSameWithoutCodeGeneration() throws IOException {
    LogRead read = csv(List.of(file("plain.csv", "a,b\n1,\"x\"\"y\"\n2\n")), "a", "b");
    List<String> expected = rows(LogSource.read(spark, read, new LogTally()));

    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    try {
      assertThat(rows(LogSource.read(spark, read, new LogTally()))).isEqualTo(expected);
    } finally {
      spark.conf().unset("spark.sql.codegen.wholeStage");
    }
  }

  @Test
  void tallyCountsAFileOnceHoweverOftenItIsRead() throws IOException {
    LogFile one = file("one.csv", "a,odd\n1,1\n2,2\n3\n");
    LogFile none = file("none.csv", "");
    var missing = new LogFile(folder.resolve("missing.csv").toUri().toString(), 10);
    var tally = new LogTally();
    Dataset<Row> rows = LogSource.read(spark, csv(List.of(one, none, missing), "a"), tally);

    rows.count();
    rows.repartition(3).union(rows).collectAsList();

    assertThat(tally.recordsByFile())
        .containsEntry(one.path(), 3L)
        .containsEntry(none.path(), 0L)
        .containsEntry(missing.path(), 1L)
        .hasSize(3);
    assertThat(tally.unknownColumns())
        .hasSize(1)
        .containsEntry(one.path(), new TreeSet<>(Set.of("odd")));
  }

  @Test
  void missingFileIsOneRejectWithTheReason() throws IOException {
    var missing = new LogFile(folder.resolve("gone.csv.gz").toUri().toString(), 10);

    List<Row> rows =
        LogSource.read(spark, csv(List.of(missing), "a"), new LogTally())
            .select("_line", "_problem", "_detail")
            .collectAsList();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).mkString("|"))
        .startsWith("1|file_unreadable|FileNotFoundException: ")
        .contains("gone.csv.gz");
  }

  @Test
  void valuesOutliveTheirBatch() throws IOException {
    var text = new StringBuilder("id,name\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",\"наименование ").append(i % 97).append("\"\n");
    }
    LogRead read = csv(List.of(file("long.csv", text.toString())), "id", "name");
    Dataset<Row> rows = LogSource.read(spark, read, new LogTally());

    // Sorting and grouping hold strings of many batches at once.
    assertThat(rows.groupBy("name").count().count()).isEqualTo(97);
    assertThat(rows.sort("name", "id").collectAsList())
        .hasSize(30_000)
        .allMatch(
            row ->
                row.getString(1).equals("наименование " + Integer.parseInt(row.getString(0)) % 97));
  }

  @Test
  void headerNamesTheColumnsOfAFile() throws IOException {
    var hadoop = new Configuration();
    LogFile csv = file("header.csv.gz", "\uFEFF\n a ;\"b;\n\"\"c\"\n1;2\n");
    LogFile json = file("header.jsonl", "\n{\"z\":{\"q\":1},\"a\":[2]}\n{\"z\"\n\n{\"b\":1}");
    LogFile empty = file("empty.csv", "");
    LogFile plain = file("wrong.csv", "a,b\n");
    Path renamed = Files.copy(Path.of(java.net.URI.create(plain.path())), folder.resolve("w.gz"));

    assertThat(LogSource.header(hadoop, LogFormat.CSV, ';', csv)).containsExactly("a", "b;\n\"c");
    assertThat(LogSource.header(hadoop, LogFormat.JSON_LINES, ',', json))
        .containsExactly("z", "a", "b");
    assertThat(LogSource.header(hadoop, LogFormat.CSV, ',', empty)).isEmpty();
    var wrong = new LogFile(renamed.toUri().toString(), 4);
    assertThatThrownBy(() -> LogSource.header(hadoop, LogFormat.CSV, ',', wrong))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read the header of " + wrong.path() + ": not a gzip file");
  }

  @Test
  void namesOfJsonLinesNeedNoGoodLineAtTheStart() throws IOException {
    var hadoop = new Configuration();
    String longer = "[%s]\n".formatted("0,".repeat(40_000) + "0");
    LogFile json = file("broken-first.jsonl", "{\"z\n" + longer + "{}\n{\"a\":1}\n{\"b\":2}\n");
    LogFile none = file("none.jsonl", "{\"z\n[1]\n");

    assertThat(LogSource.header(hadoop, LogFormat.JSON_LINES, ',', json)).containsExactly("a", "b");
    assertThatThrownBy(() -> LogSource.header(hadoop, LogFormat.JSON_LINES, ',', none))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read the header of " + none.path() + ": no line is a JSON object with a key");
  }

  @Test
  void readEqualsSparksOwnReadersOnGoodInput() throws IOException {
    var csv = new StringBuilder("id,text,amount\n");
    var json = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      csv.append("id%d,\"чай, %d \"\"x\"\"\",%d.25\n".formatted(i, i, i));
      json.append("{\"id\":\"id%d\",\"text\":\"чай\\n%d\",\"amount\":%d.25}\n".formatted(i, i, i));
    }
    LogFile csvFile = file("same.csv.gz", csv.toString());
    LogFile jsonFile = file("same.jsonl", json.toString());
    String schema = "id string, text string, amount string";

    assertThat(
            rows(
                LogSource.read(spark, csv(List.of(csvFile), "id", "text", "amount"), new LogTally())
                    .select("id", "text", "amount")))
        .containsExactlyElementsOf(
            rows(
                spark
                    .read()
                    .schema(schema)
                    .option("header", true)
                    .option("escape", "\"")
                    .csv(csvFile.path())));
    var read =
        new LogRead(
            LogFormat.JSON_LINES,
            ',',
            List.of("id", "text", "amount"),
            Set.of(),
            List.of(jsonFile));
    assertThat(rows(LogSource.read(spark, read, new LogTally()).select("id", "text", "amount")))
        .containsExactlyElementsOf(rows(spark.read().schema(schema).json(jsonFile.path())));
  }
}
