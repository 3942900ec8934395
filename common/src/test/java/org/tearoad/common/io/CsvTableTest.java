package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path temporary;

  @Test
  void everyLineIsReadByItsColumnsWithoutWhiteSpaceAtTheEnds() throws IOException {
    List<CsvTable.Line> lines = read("currency,rate\nRUB, 61.339 \n\"CNY\",\"9,75\"\n\nчай,\n");

    assertThat(lines)
        .extracting(line -> line.text("currency"))
        .containsExactly("RUB", "CNY", "чай");
    BigDecimal rate = lines.get(0).read("rate", BigDecimal::new);
    assertThat(rate).isEqualByComparingTo("61.339");
    assertThat(lines.get(1).text("rate")).isEqualTo("9,75");
    assertThat(lines.get(2).text("rate")).isEmpty();
  }

  @Test
  void aWrongValueIsNamedByFileLineAndColumn() throws IOException {
    CsvTable.Line line = read("currency,rate\nRUB,1\nCNY,many\n").get(1);

    assertThatThrownBy(() -> line.read("rate", Integer::valueOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read " + file() + " line 3 column rate: ")
        .hasMessageEndingWith(", got many");
  }

  @Test
  void aMissingColumnIsNamedBesideTheKnown() throws IOException {
    CsvTable.Line line = read("currency,rate\nRUB,1\n").get(0);

    assertThatThrownBy(() -> line.text("rates"))
        .hasMessage(
            "Cannot read " + file() + " line 2: there is no column rates, got [currency, rate]");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> CsvTable.read(new Configuration(), file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot read " + file());
  }

  @Test
  void valuesStandAsTheyAreWithTheHeaderFirstAndTheLineWhereTheyBegin() throws IOException {
    Files.writeString(temporary.resolve("rates.csv"), "a;b\n x ;\"1\n2\"\n\nчай\n");

    assertThat(CsvTable.values(new Configuration(), file(), ';'))
        .containsExactly(
            new CsvTable.Values(1, List.of("a", "b")),
            new CsvTable.Values(2, List.of(" x ", "1\n2")),
            new CsvTable.Values(5, List.of("чай")));
  }

  private List<CsvTable.Line> read(String text) throws IOException {
    Files.writeString(temporary.resolve("rates.csv"), text);
    return CsvTable.read(new Configuration(), file());
  }

  private String file() {
    return temporary.resolve("rates.csv").toString();
  }
}
