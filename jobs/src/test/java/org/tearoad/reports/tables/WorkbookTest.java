package org.tearoad.reports.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.table.Field;
import org.tearoad.marts.MarketplaceRanking;
import org.tearoad.marts.delivery.DeliveryCurve;
import org.tearoad.marts.delivery.DeliveryLegs;
import org.tearoad.reports.Edition;
import org.tearoad.reports.UndrawableException;

/** Rules of the workbook and the files beside it, on rows made by hand. */
class WorkbookTest {
  private static final String NOTE = "Status disputed: Crimea (UA-43).";

  private static final Edition EDITION = edition(true, Optional.empty());

  private static Edition edition(boolean isSimulated, Optional<String> replacement) {
    return new Edition(
        "2015-12-31.2",
        LocalDate.of(2015, 12, 31),
        ZoneId.of("Europe/Moscow"),
        "RU",
        "CN",
        isSimulated,
        3,
        30,
        Set.of(),
        replacement);
  }

  private static Object[] leg(String carrier, Integer median, boolean isProvisional) {
    return new Object[] {
      "2015-11",
      "import",
      "carrier",
      carrier,
      "transport",
      20L,
      12L,
      0.6,
      7.25,
      median,
      14,
      0.0,
      isProvisional
    };
  }

  private static PublishedTable legs(Object[]... rows) {
    return PublishedTable.of(publication("delivery_legs"), List.of(rows));
  }

  private static Publication publication(String mart) {
    return Publications.ALL.stream()
        .filter(one -> one.name().equals(mart))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] workbook(PublishedTable... tables) {
    return Workbooks.bytes(
        List.of(tables), EDITION, Map.of("delivery_legs", 5022L), Optional.of(NOTE));
  }

  /** The part of a workbook below a name. */
  private static String part(byte[] workbook, String name) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IllegalArgumentException("no " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+7 900",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "\t=1",
        "\r=1",
        "</t></si><script>alert(1)</script>",
        "\"quoted\"; 'twice', \"",
        "two\nlines",
        "\u202Egnp.exe",
        "\u200Fשוק\u200F",
        "快递 🚀📦",
        "\uD800 half",
        "nul \u0000 and \u000B",
        "&amp; <b>",
        "_x003D_1+1"
      })
  void a_name_does_no_harm_wherever_it_is_shown(String name) throws IOException {
    PublishedTable table = legs(leg(name, 5, false));
    byte[] bytes = workbook(table);
    String shown = (String) OpenedWorkbook.of(bytes).sheets().get("delivery_legs").get(3).get(3);

    assertThat(shown).isEqualTo(PlainText.of(name)).doesNotContain("\n", "\t", "\r", "\u202E");
    assertThat(part(bytes, "xl/worksheets/sheet2.xml")).doesNotContain("<f>", "<f ");

    String csv = new CsvTable(EDITION).text(table);
    List<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    assertThat(csv.lines()).hasSize(2);
    assertThat(records).hasSize(1);
    String cell = records.get(0).getField("slice");
    assertThat(cell).doesNotMatch("(?s)[=+@＝\\t\\r-].*").endsWith(PlainText.of(name));
    assertThat(records.get(0).getField("leg")).isEqualTo("transport");
  }

  @Test
  void a_name_of_any_length_fits() throws IOException {
    String shown =
        (String)
            OpenedWorkbook.of(workbook(legs(leg("😀".repeat(40_000), 5, false))))
                .sheets()
                .get("delivery_legs")
                .get(3)
                .get(3);

    assertThat(shown.length()).isLessThanOrEqualTo(PlainText.MOST_CHARACTERS);
    assertThat(PlainText.of("x".repeat(200))).hasSize(200);
  }

  @Test
  void the_header_stays_in_sight_and_filters() throws IOException {
    String sheet =
        part(
            workbook(legs(leg("emspost", 5, false), leg("sf", 6, true))),
            "xl/worksheets/sheet2.xml");

    assertThat(sheet)
        .contains("<pane xSplit=\"0\" ySplit=\"3\"", "state=\"frozen\"")
        .contains("<autoFilter ref=\"A3:O5\"");
  }

  @Test
  void the_first_sheet_says_that_figures_are_simulated_or_withdrawn() throws IOException {
    OpenedWorkbook opened = OpenedWorkbook.of(workbook(legs(leg("sf", 5, false))));

    assertThat(opened.sheets().keySet())
        .containsExactly("about", "delivery_legs", "definitions", "flags");
    assertThat(opened.texts("about")).anyMatch(text -> text.startsWith("SIMULATED."));
    assertThat(opened.texts("about"))
        .anyMatch(
            text ->
                text.contains("1 of the mart's 5,022 rows; the whole mart is marts/delivery_legs"));
    assertThat(opened.texts("about")).contains(NOTE);
    assertThat(opened.texts("delivery_legs")).anyMatch(text -> text.startsWith("SIMULATED."));
    Edition withdrawn = edition(false, Optional.of("2015-12-30"));
    OpenedWorkbook other =
        OpenedWorkbook.of(Workbooks.bytes(List.of(legs()), withdrawn, Map.of(), Optional.empty()));
    assertThat(other.texts("about"))
        .anyMatch(text -> text.startsWith("WITHDRAWN.") && text.contains("2015-12-30"))
        .noneMatch(text -> text.contains("SIMULATED") || text.equals(NOTE));
    assertThat(new CsvTable(withdrawn).text(legs(leg("sf", 5, false))))
        .endsWith(",2015-12-31.2,withdrawn for release 2015-12-30\n");
  }

  @Test
  void flags_tell_what_is_provisional_and_what_cannot_be_said() throws IOException {
    List<List<Object>> lines =
        OpenedWorkbook.of(
                workbook(legs(leg("a", 5, false), leg("b", 6, true), leg("c", null, false))))
            .sheets()
            .get("delivery_legs");

    assertThat(lines.get(2)).endsWith("obs_status", "conf_status");
    assertThat(lines.subList(3, 6).stream().map(line -> line.get(13)))
        .containsExactly("A", "P", "M");
    assertThat(lines.get(3).get(14)).isEqualTo("F");
    assertThat(Flag.ofFigure(1L, Nature.FORECAST, true)).isEqualTo(Flag.FORECAST);
    assertThat(Flag.ofFigure(1L, Nature.ESTIMATE, true)).isEqualTo(Flag.ESTIMATED);
  }

  @Test
  void a_table_that_is_too_long_for_a_sheet_is_cut_and_says_so() throws IOException {
    PublishedTable table =
        legs(leg("a", 1, false), leg("b", 2, false), leg("c", 3, false), leg("d", 4, false));

    OpenedWorkbook opened =
        OpenedWorkbook.of(Workbooks.bytes(List.of(table), EDITION, Map.of(), Optional.empty(), 5));

    assertThat(opened.sheets().get("delivery_legs")).hasSize(5);
    assertThat(opened.texts("delivery_legs")).anyMatch(t -> t.contains("Cut after row 2 of 4"));
    assertThat(opened.texts("about")).anyMatch(text -> text.startsWith("Cut:"));
  }

  @Test
  void equal_rows_are_equal_bytes_in_any_order_and_zone() throws Exception {
    byte[] one = workbook(legs(leg("a", 1, false), leg("b", 2, true)));
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      assertThat(workbook(legs(leg("b", 2, true), leg("a", 1, false)))).isEqualTo(one);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(part(one, "docProps/core.xml")).contains("2015-12-31T00:00:00Z");
    // The clock of an archive ticks every two seconds: equal bytes alone could be luck.
    try (var archive = new ZipInputStream(new ByteArrayInputStream(one))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        assertThat(entry.getTime()).as(entry.getName()).isZero();
      }
    }
  }

  @Test
  void rows_are_ordered_by_the_values_of_their_key() {
    Publication curve = publication(DeliveryCurve.TABLE.name());
    List<Object[]> rows = new ArrayList<>();
    for (int age : new int[] {10, 9, 100}) {
      rows.add(
          new Object[] {
            "month",
            "2015-11",
            "import",
            "operator",
            "total",
            "total",
            age,
            9L,
            1L,
            0L,
            0L,
            0.5,
            null,
            null
          });
    }

    assertThat(PublishedTable.of(curve, rows).rows().stream().map(row -> row[6]))
        .containsExactly(9L, 10L, 100L);
  }

  @Test
  void ratios_are_rounded_to_six_decimals_and_money_is_kept() {
    Field ratio = DeliveryLegs.TABLE.field("coverage");
    Field money = MarketplaceRanking.TABLE.field("value");

    assertThat(CellValue.of(ratio, 2.0 / 3, () -> "")).isEqualTo(new BigDecimal("0.666667"));
    assertThat(CellValue.of(ratio, -0.0, () -> "")).isEqualTo(new BigDecimal("0"));
    assertThat(CellValue.of(ratio, 1234.5e6, () -> "")).hasToString("1234500000");
    assertThat(CellValue.of(money, new BigDecimal("12621487.80"), () -> ""))
        .hasToString("12621487.8");
  }

  @Test
  void what_cannot_be_published_completely_is_refused_and_named() {
    Object[] infinite = leg("sf", 5, false);
    infinite[7] = Double.NaN;
    Object[] missing = leg("sf", 5, false);
    missing[5] = null;

    assertThatThrownBy(() -> legs(infinite))
        .isInstanceOf(UndrawableException.class)
        .hasMessage(
            "row cohort=2015-11, scope=import, dimension=carrier, slice=sf, leg=transport of delivery_legs has no usable coverage, got NaN");
    assertThatThrownBy(() -> legs(missing))
        .hasMessageContaining("of delivery_legs has no usable parcel_count, got null");
    assertThatThrownBy(() -> legs(leg("sf", 5, false), leg("sf", 6, false)))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("slice=sf, leg=transport of delivery_legs stands twice");
  }

  @Test
  void names_of_sheets_are_short_and_differ() {
    var names = new SheetNames();
    String longName = "a_mart_with_a_name_longer_than_thirty_one";

    List<String> given =
        List.of(
            names.next(longName),
            names.next(longName.toUpperCase(java.util.Locale.ROOT)),
            names.next("a/b[c]"),
            names.next("a:b?c*"));

    assertThat(given)
        .allMatch(name -> name.length() <= 31)
        .noneMatch(name -> Pattern.compile("[\\[\\]:*?/\\\\]").matcher(name).find());
    assertThat(given.stream().map(String::toLowerCase)).doesNotHaveDuplicates();
  }
}
