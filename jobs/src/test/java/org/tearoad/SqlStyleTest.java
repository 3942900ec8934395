package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the SQL of the marts looks. */
class SqlStyleTest {
  private static final Path SQL = Path.of("src/main/resources/marts");
  private static final Pattern KEYWORD =
      Pattern.compile(
          "\\b(SELECT|FROM|WHERE|GROUP|ORDER|BY|JOIN|LEFT|INNER|ON|AS|AND|OR|NOT|NULL|CASE|WHEN"
              + "|THEN|ELSE|END|SUM|COUNT|MIN|MAX|UNION|ALL|WITH|OVER|PARTITION|IF|CAST)\\b");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SQL)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void keywordsAreLowerCaseAndLinesHaveNoTabs(Path file) {
    assertThat(statement(file)).doesNotContainPattern(KEYWORD);
    assertThat(text(file)).doesNotContain("\t").doesNotContain("\r").endsWith("\n");
    assertThat(text(file).lines()).noneMatch(line -> line.endsWith(" "));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theHeaderSaysGrainAndDayAndMoneyWhereThereIsSome(Path file) {
    List<String> header = text(file).lines().takeWhile(line -> line.startsWith("--")).toList();

    assertThat(header.get(0)).startsWith("-- Grain: one row per ");
    assertThat(header).anyMatch(line -> line.startsWith("-- Day: "));
    boolean hasMoney = statement(file).contains("gmv") || statement(file).contains("amount");
    boolean isMoneyElsewhere = header.stream().anyMatch(line -> line.startsWith("-- Day: as in "));
    assertThat(header.stream().anyMatch(line -> line.startsWith("-- Money: ")))
        .isEqualTo(hasMoney && !isMoneyElsewhere);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theResultNamesItsColumnsAndEveryJoinItsKind(Path file) {
    String statement = statement(file);
    String last = statement.substring(statement.lastIndexOf("\nselect"));

    assertThat(last).doesNotContainPattern("select\\s+\\*").doesNotContainPattern("\\.\\*");
    assertThat(statement).doesNotContainPattern("(?<!inner|left|cross|full|anti|semi) join\\b");
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingInItDependsOnClockChanceOrFile(Path file) {
    assertThat(statement(file))
        .doesNotContainPattern(
            "current_|\\bnow\\(|rand\\(|uuid\\(|input_file|first\\(|any_value|collect_set");
  }

  private static String statement(Path file) {
    return "\n"
        + text(file)
            .lines()
            .map(line -> line.replaceAll("--.*", ""))
            .reduce("", (a, b) -> a + "\n" + b);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
