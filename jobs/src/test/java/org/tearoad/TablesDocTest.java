package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tearoad.run.Dictionary;

/** The data dictionary in the repository is that of the code: the test rewrites it. */
class TablesDocTest {
  private static final Path DICTIONARY = Path.of("TABLES.md");

  @Test
  void theDataDictionaryIsThatOfTheContracts() throws IOException {
    String before = Files.exists(DICTIONARY) ? Files.readString(DICTIONARY) : "";
    String now = Dictionary.markdown();
    Files.writeString(DICTIONARY, now);

    assertThat(before)
        .as("jobs/TABLES.md was out of date and has been rewritten: look at it and commit it")
        .isEqualTo(now);
  }

  /** More than a buffer, and its last line ends without being flushed. */
  @Test
  void theCommandPrintsItToTheEnd() {
    var bytes = new ByteArrayOutputStream();
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    try {
      assertThat(Main.run("tables")).isZero();
    } finally {
      System.out.flush();
      System.setOut(terminal);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(Dictionary.markdown());
  }

  @Test
  void noTextBreaksATableOfTheDictionary() {
    assertThat(Dictionary.markdown().lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 5);
  }
}
