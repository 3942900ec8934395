package org.tearoad.reports.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.clean.CleanJob;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Site;
import org.tearoad.reports.Bulletin;
import org.tearoad.reports.Marts;
import org.tearoad.reports.Selection;
import org.tearoad.run.Dictionary;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/** The tables of a real run against its marts, as other programs read both. */
@ExtendWith(SparkExtension.class)
class TablesRunTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path folder;

  private static Path release;
  private static OpenedWorkbook workbook;

  @BeforeAll
  static void run() throws IOException {
    Generator.generate(
        new GeneratorSettings(
            folder,
            1500,
            GeneratorSettings.DEFAULT_SEED,
            LocalDate.of(2014, 10, 1),
            LocalDate.of(2015, 12, 31),
            31,
            DirtRates.usual()));
    Site site = Site.in(folder);
    Ended ended = site.run("rebuild");
    assertThat(ended.code()).as(ended.all()).isZero();
    release = site.stored("releases/release=2015-12-31");
    workbook = OpenedWorkbook.of(Files.readAllBytes(reports("workbook.xlsx")));
  }

  private static Path reports(String name) {
    return release.resolve("reports").resolve(name);
  }

  @Test
  void workbook_and_files_hold_the_published_rows_of_each_mart() throws Exception {
    int compared = 0;
    for (Publication publication : Publications.ALL) {
      List<Map<String, String>> stored = stored(publication);
      List<Map<String, String>> sheet = sheet(publication);
      List<Map<String, String>> file = file(publication);

      assertThat(sheet).as(publication.name()).isEqualTo(file);
      List<String> columns = publication.fields().stream().map(Field::name).toList();
      assertThat(file).as(publication.name()).hasSameSizeAs(stored);
      Map<List<String>, Map<String, String>> byKey =
          stored.stream().collect(Collectors.toMap(row -> key(publication, row), row -> row));
      for (Map<String, String> row : file) {
        Map<String, String> said = only(columns, row);
        Map<String, String> whole = byKey.get(key(publication, row));
        if (!List.of("C", "D", "N").contains(row.getOrDefault("conf_status", "F"))) {
          assertThat(said).as(publication.name()).isEqualTo(whole);
        } else {
          // Something is left out, and nothing is told otherwise than it is.
          said.values().removeIf(String::isEmpty);
          assertThat(whole).as(publication.name()).containsAllEntriesOf(said).isNotEqualTo(said);
        }
      }
      compared += stored.size();
    }
    assertThat(compared).isGreaterThan(3000);
  }

  @Test
  void what_the_bulletin_speaks_of_is_published() throws SQLException {
    for (Selection selection : Marts.selections()) {
      Publication publication =
          Publications.ALL.stream()
              .filter(one -> one.mart() == selection.mart())
              .findFirst()
              .orElseThrow();
      assertThat(
              query(
                      selection.mart(),
                      "count(*) as missing",
                      "(%s) and not coalesce((%s), false)"
                          .formatted(selection.condition(), publication.condition()))
                  .get(0))
          .as(publication.name())
          .containsEntry("missing", "0");
    }
  }

  @Test
  void the_definitions_tell_every_column() {
    List<List<Object>> lines = workbook.sheets().get("definitions");
    for (Publication publication : Publications.ALL) {
      for (Field field : publication.fields()) {
        assertThat(lines)
            .as(publication.name() + "." + field.name())
            .anyMatch(
                line ->
                    line.get(0).equals(publication.name())
                        && line.get(1).equals(field.name())
                        && line.get(4).equals(field.meaning()));
      }
    }
  }

  @Test
  void the_summary_is_as_its_schema_says_and_names_rows_that_exist() throws Exception {
    JsonNode summary = JSON.readTree(reports(Bulletin.SUMMARY).toFile());
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JSON.readTree(reports(Bulletin.SCHEMA).toFile()));

    assertThat(schema.validate(summary)).isEmpty();
    JsonNode wrong = summary.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) wrong.get("headlines").get(0)).remove("mart");
    assertThat(schema.validate(wrong)).isNotEmpty();
    assertThat(summary.get("headlines")).isNotEmpty();
    for (JsonNode headline : summary.get("headlines")) {
      Publication publication =
          Publications.ALL.stream()
              .filter(one -> one.name().equals(headline.get("mart").asText()))
              .findFirst()
              .orElseThrow();
      String condition =
          headline.get("key").properties().stream()
              .map(part -> part.getKey() + " = '" + part.getValue().asText() + "'")
              .collect(Collectors.joining(" and "));
      String column = headline.get("column").asText();
      List<Map<String, String>> rows =
          query(publication.mart(), "cast(%s as double) as figure".formatted(column), condition);
      assertThat(rows).as(headline.toString()).hasSize(1);
      assertThat(Double.parseDouble(rows.get(0).get("figure")))
          .isEqualTo(headline.get("value").asDouble());
      assertThat(file(publication))
          .anyMatch(
              row ->
                  headline.get("key").properties().stream()
                          .allMatch(part -> part.getValue().asText().equals(row.get(part.getKey())))
                      && rounded(headline.get("value").decimalValue()).equals(row.get(column)));
    }
  }

  @Test
  void the_dictionary_has_an_anchor_for_every_table_column_and_reason() throws IOException {
    String page = Files.readString(reports("dictionary.html"));

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script", "http://", "https://");
    for (Step step : Dictionary.steps()) {
      Table table = step.output();
      assertThat(page).contains("<h3 id=\"%s\">".formatted(table.name()));
      for (Field field : table.fields()) {
        assertThat(page).contains("<tr id=\"%s.%s\">".formatted(table.name(), field.name()));
      }
    }
    CleanJob.LOGS.forEach(
        log ->
            log.rejectReasons()
                .forEach(
                    reason ->
                        assertThat(page).contains("id=\"%s.%s\"".formatted(log.name(), reason))));
  }

  private static List<String> key(Publication publication, Map<String, String> row) {
    return publication.mart().key().stream().map(row::get).toList();
  }

  private static Map<String, String> only(List<String> columns, Map<String, String> row) {
    Map<String, String> some = new TreeMap<>(row);
    some.keySet().retainAll(columns);
    return some;
  }

  private static List<Map<String, String>> sheet(Publication publication) {
    List<List<Object>> lines = workbook.sheets().get(publication.name());
    List<Object> header = lines.get(MartSheet.HEADER);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<Object> line : lines.subList(MartSheet.HEADER + 1, lines.size())) {
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < header.size(); i++) {
        Object value = i < line.size() ? line.get(i) : null;
        row.put(header.get(i).toString(), value == null ? "" : value.toString());
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> file(Publication publication) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(reports("tables/" + publication.name() + ".csv"))) {
      return csv.stream()
          .map(
              record -> {
                Map<String, String> row = new TreeMap<>(record.getFieldsAsMap());
                assertThat(row.remove("release")).isEqualTo("2015-12-31");
                assertThat(row.remove("release_remark")).isEqualTo("simulated");
                return row;
              })
          .collect(Collectors.toList());
    }
  }

  /** The rows of the mart, rounded as the workbook says. */
  private static List<Map<String, String>> stored(Publication publication) throws SQLException {
    return query(
        publication.mart(),
        publication.fields().stream().map(Field::name).collect(Collectors.joining(", ")),
        publication.condition());
  }

  private static List<Map<String, String>> query(Table mart, String columns, String condition)
      throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s from read_parquet('%s/marts/%s/*.parquet') where %s"
                    .formatted(columns, release, mart.name(), condition))) {
      List<Map<String, String>> read = new ArrayList<>();
      while (rows.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnName(i), text(rows.getObject(i)));
        }
        read.add(new TreeMap<>(row));
      }
      return read;
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof Double number) {
      return rounded(BigDecimal.valueOf(number));
    } else if (value instanceof BigDecimal number) {
      return rounded(number);
    }
    return value.toString();
  }

  private static String rounded(BigDecimal number) {
    return number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
