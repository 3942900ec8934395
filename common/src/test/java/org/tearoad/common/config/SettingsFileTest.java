package org.tearoad.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path folder;

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static Config load(String file, Map<String, String> overrides) {
    return Settings.load(new Configuration(), file, overrides);
  }

  private static void assertProblem(String file, Map<String, String> overrides, String problem) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> load(file, overrides))
        .withMessageContaining(problem);
  }

  @Test
  void includesAreRelativeToTheFileThatNamesThem() throws IOException {
    write("base/defaults.conf", "tearoad { zone = Z, lease = 1 minute }");
    write("base/tearoad.conf", "include file(\"defaults.conf\")\ntearoad.lease = 2 minutes");
    String file = write("cluster.conf", "include \"base/tearoad.conf\"\ntearoad.cores = 8");

    for (String path : new String[] {file, Path.of(file).toUri().toString()}) {
      Config config = load(path, Map.of());

      assertThat(config.getString("tearoad.zone")).isEqualTo("Z");
      assertThat(config.getString("tearoad.lease")).isEqualTo("2 minutes");
      assertThat(config.getInt("tearoad.cores")).isEqualTo(8);
    }
  }

  @Test
  void aProblemInAnIncludedFileNamesThatFile() throws IOException {
    String included = write("tearoad.conf", "\n\ntearoad.zone = Europe/Mosow");
    String file = write("cluster.conf", "include \"tearoad.conf\"");

    var settings = new Settings(load(file, Map.of()).getConfig("tearoad"));
    settings.readInt("zone");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(settings::failIfProblems)
        .withMessageContaining(included + ":3 zone: not a number, got Europe/Mosow");
  }

  @Test
  void whatIsSetWinsOverSparkAndSparkOverTheFile() throws IOException {
    String file = write("a.conf", "tearoad { a = 1, b = 1, c = 1, d = ${tearoad.a} }");
    Map<String, String> overrides = new TreeMap<>();
    overrides.put("a", "hdfs://host/raw");
    overrides.put("spark.tearoad.a", "2");
    overrides.put("spark.tearoad.b", "[x, y]");

    Config config = load(file, overrides).getConfig("tearoad");

    assertThat(config.getString("a")).isEqualTo("hdfs://host/raw");
    assertThat(config.getStringList("b")).containsExactly("x", "y");
    assertThat(config.getString("c")).isEqualTo("1");
    assertThat(config.getString("d")).isEqualTo("hdfs://host/raw");
  }

  @Test
  void aWrongOverrideNamesTheOption() throws IOException {
    String file = write("a.conf", "tearoad.rows = 1");
    var settings =
        new Settings(load(file, Map.of("rows", "many", "rwos", "1")).getConfig("tearoad"));
    settings.readInt("rows");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(settings::failIfProblems)
        .withMessageContaining("--set rows: not a number, got many")
        .withMessageContaining("--set rwos: unknown setting, did you mean rows?");
    assertProblem(file, Map.of("rows", "[1"), "--set rows: not a key with a value, got rows=[1");
    assertProblem(file, Map.of("a..b", "1"), "--set a..b: not a key with a value");
  }

  @Test
  void theEnvironmentFillsSubstitutions() throws IOException {
    String file =
        write("a.conf", "tearoad { path = none, path = ${?PATH}, no = ${?NO_SUCH_NAME} }");

    Config config = load(file, Map.of());

    assertThat(config.getString("tearoad.path")).isEqualTo(System.getenv("PATH"));
    assertThat(config.hasPath("tearoad.no")).isFalse();
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws IOException {
    String missing = folder.resolve("none.conf").toString();
    assertProblem(missing, Map.of(), missing + ": no such file");

    String syntax = write("syntax.conf", "tearoad {\n  a = 1\n  b = [1\n}");
    assertProblem(syntax, Map.of(), syntax + ":4 ");

    String including = write("including.conf", "include \"none.conf\"");
    assertProblem(
        including, Map.of(), missing + ": no such file (included from " + including + ")");

    String circle = write("circle.conf", "include \"circle.conf\"");
    assertProblem(circle, Map.of(), circle + ": includes itself");

    String unresolved = write("unresolved.conf", "tearoad {\n a = ${nowhere}\n}");
    assertProblem(unresolved, Map.of(), unresolved + ":2 ");

    String beside = write("beside.conf", "tearoad.a = 1\nzone = Z");
    assertProblem(
        beside, Map.of(), beside + ":2 zone: unknown setting, did you mean tearoad.zone?");

    String empty = write("empty.conf", "");
    assertProblem(empty, Map.of(), empty + ": missing section tearoad");
  }
}
