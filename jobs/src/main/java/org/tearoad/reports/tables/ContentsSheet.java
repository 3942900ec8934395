package org.tearoad.reports.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Worksheet;
import org.tearoad.reports.Edition;

/** The first sheet: which release this is, what must be known of it, and what the others hold. */
final class ContentsSheet {
  private static final List<String> RULES =
      List.of(
          "Ratios and averages are rounded to six decimals, half up; counts, dates and sums of money are those of the mart. Formats show fewer decimals than the cells hold.",
          "An empty cell is a figure that cannot be said; a column that ends in _because says why, and obs_status is M.",
          "Shares and changes are fractions of one: 0.25 is 25 %. Limits (_low, _high) are those of 95 % unless the definition says otherwise.",
          "Names come from logs: control characters in them are shown as a space or a replacement character.",
          "Money is published for totals alone. A figure that too few sellers or buyers made, or one of them too much, is left out, and so is what it would follow from: conf_status is then C, D or N, and obs_status Q.",
          "The same figures as text: tables/*.csv beside this workbook. Words and measures: dictionary.html.");

  private ContentsSheet() {}

  /**
   * A sheet of a mart.
   *
   * @param shown rows of it
   * @param whole rows of the mart
   */
  record Line(String sheet, PublishedTable table, int shown, long whole) {}

  static void write(
      Worksheet sheet,
      Edition edition,
      Optional<String> footnote,
      List<Line> lines,
      List<String> others) {
    sheet.width(0, 24);
    sheet.width(1, 12);
    sheet.width(2, 12);
    sheet.width(3, 110);
    int row = 0;
    sheet.value(row, 0, "Tea Road: the figures of a release");
    sheet.style(row++, 0).bold().fontSize(16).set();
    for (String remark : Remarks.of(edition)) {
      sheet.value(row, 0, remark);
      sheet.style(row++, 0).bold().fontColor("A04010").set();
    }
    sheet.value(
        row++,
        0,
        "Release %s, data as of %s, days of %s."
            .formatted(edition.release(), edition.asOf(), edition.zone().getId()));
    row++;
    for (String rule : RULES) {
      sheet.value(row++, 0, rule);
    }
    if (footnote.isPresent()) {
      sheet.value(row++, 0, footnote.get());
    }
    row++;
    Headings.write(sheet, row++, "sheet", "rows here", "rows of mart", "what it holds");
    for (Line line : lines) {
      link(sheet, row, line.sheet());
      sheet.value(row, 1, line.shown());
      sheet.value(row, 2, line.whole());
      sheet.range(row, 1, row, 2).style().format(Unit.COUNT.format()).set();
      sheet.value(row++, 3, held(line));
    }
    link(sheet, row, others.get(0));
    sheet.value(row++, 3, "Every column: meaning, unit, key.");
    link(sheet, row, others.get(1));
    sheet.value(row, 3, "What the codes of obs_status and conf_status mean.");
  }

  private static String held(Line line) {
    String cut = line.shown() < line.table().rows().size() ? "Cut: a sheet holds no more. " : "";
    return cut + line.table().publication().rows() + " " + whole(line.table(), line.whole());
  }

  /** Where the rest is. */
  static String whole(PublishedTable table, long rows) {
    List<String> withheld = table.publication().withheld().stream().sorted().toList();
    String without =
        withheld.isEmpty()
            ? ""
            : " Not published, for it may be one seller's or buyer's: %s."
                .formatted(String.join(", ", withheld));
    return rows == table.rows().size() && withheld.isEmpty()
        ? "This is the whole mart."
        : String.format(
            Locale.ROOT,
            "%,d of the mart's %,d rows; the whole mart is marts/%s of the release.%s",
            table.rows().size(),
            rows,
            table.name(),
            without);
  }

  private static void link(Worksheet sheet, int row, String name) {
    sheet.range(row, 0, row, 0).setHyperlink(HyperLink.internal("'" + name + "'!A1", name));
    sheet.style(row, 0).fontColor("1F5A96").underlined().set();
  }
}
