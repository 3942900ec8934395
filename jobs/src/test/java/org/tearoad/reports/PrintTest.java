package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.reports.TinyMarts.row;
import static org.tearoad.reports.TinyMarts.with;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.marts.MarketplaceRanking;

/** The bulletin on paper, of tiny marts. */
class PrintTest {
  private static final MartRow YEAR =
      with(TinyMarts.growth("orders", "150", 0.5), "value_year_ago", new BigDecimal("100"));
  private static final MartRow MONTH =
      with(YEAR, "period_type", "month", "period", "2015-11", "growth_rate", 0.2);

  @Test
  void equal_rows_are_equal_bytes() {
    List<MartRow> rows = List.of(YEAR, MONTH);

    assertThat(TinyMarts.paper(rows, Language.ENGLISH))
        .isEqualTo(TinyMarts.paper(rows, Language.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void it_says_what_it_is_and_whose_figures_it_has(Language language) throws IOException {
    try (PDDocument document = Loader.loadPDF(TinyMarts.paper(List.of(YEAR, MONTH), language))) {
      var words = new Words(language);

      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
      assertThat(document.getDocumentInformation().getTitle()).endsWith("– 2015-12-31.2");
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2015-12-31T12:00:00Z");
      assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
          .isEqualTo(words.text("page.in_short"));
      assertThat(text(document, 1)).contains(words.text("page.simulated_word"), "150");
    }
  }

  @Test
  void a_headline_that_may_still_change_is_called_provisional() throws IOException {
    assertThat(text(List.of(with(YEAR, "is_provisional", true))))
        .containsPattern("150\\s+provisional");
    assertThat(text(List.of(YEAR))).doesNotContainPattern("150\\s+provisional");
  }

  @Test
  void every_page_has_its_number_and_says_that_figures_are_simulated() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(TinyMarts.paper(List.of(YEAR, MONTH), Language.ENGLISH))) {
      int pages = document.getNumberOfPages();

      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(document, page)).contains(page + " / " + pages, "SIMULATED");
      }
    }
  }

  @Test
  void a_name_that_the_fonts_lack_is_replaced_visibly_and_the_document_says_so()
      throws IOException {
    assertThat(text(ranked("chai"))).contains("Chai").doesNotContain("□");
    assertThat(text(ranked("чай🚀\u0001ש")))
        .contains("Чай□□□")
        .contains("□ stands for a character of a name");
  }

  private static List<MartRow> ranked(String marketplace) {
    return List.of(
        YEAR,
        row(
            MarketplaceRanking.TABLE,
            "period_type",
            "year",
            "period",
            "2015",
            "channel",
            "b2c",
            "trade",
            "cross_border",
            "measure",
            "orders",
            "marketplace",
            marketplace,
            "marketplace_rank",
            1,
            "marketplace_count",
            1,
            "value",
            new BigDecimal("100"),
            "share",
            1.0,
            "lead_share",
            1.0,
            "effective_number",
            1.0,
            "is_provisional",
            false));
  }

  private static String text(List<MartRow> rows) throws IOException {
    try (PDDocument document = Loader.loadPDF(TinyMarts.paper(rows, Language.ENGLISH))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String text(PDDocument document, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }
}
