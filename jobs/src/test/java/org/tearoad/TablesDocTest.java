package org.tearoad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  @Test
  void noTextBreaksATableOfTheDictionary() {
    assertThat(Dictionary.markdown().lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 5);
  }
}
