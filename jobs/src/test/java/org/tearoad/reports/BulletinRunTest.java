package org.tearoad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.laws.Ended;
import org.tearoad.laws.Site;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/**
 * The bulletin of a real run: its figures against the marts as another program reads them, and the
 * page in a real browser. Pictures of it are left in target/bulletin.
 */
@ExtendWith(SparkExtension.class)
class BulletinRunTest {
  private static final Path PICTURES = Path.of("target", "bulletin");
  private static final int FULL_HEIGHT = 900;

  /** Rectangles of what must not lie upon each other, as left, top, right, bottom. */
  private static final String OVERLAPS =
      """
      (() => {
        const boxes = [...document.querySelectorAll('h1, .edition, .headlines li, h2, h3, .subtitle, .keys, .panel, .note, details, dl, footer')]
          .map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.width > 0 && r.height > 0);
        const found = [];
        for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
          const [a, r] = boxes[i], [b, s] = boxes[j];
          if (a.contains(b) || b.contains(a)) continue;
          if (r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 1 && s.top < r.bottom - 1)
            found.push((a.textContent.slice(0, 40) + ' upon ' + b.textContent.slice(0, 40)));
        }
        return found;
      })()
      """;

  /** Texts of drawings that leave their drawing, and boxes whose text does not fit. */
  private static final String CLIPPED =
      """
      (() => {
        const found = [];
        document.querySelectorAll('.drawing svg').forEach(svg => {
          const room = svg.getBoundingClientRect();
          svg.querySelectorAll('text').forEach(text => {
            const r = text.getBoundingClientRect();
            if (r.width > 0 && (r.left < room.left - 1 || r.right > room.right + 1 || r.top < room.top - 1 || r.bottom > room.bottom + 1))
              found.push(svg.closest('figure').id + ': ' + text.textContent);
          });
        });
        document.querySelectorAll('.headlines span, h1, h2, h3, p, .keys li, dt, dd').forEach(e => {
          if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && !e.classList.contains('unseen'))
            found.push(e.textContent.slice(0, 60));
        });
        return found;
      })()
      """;

  /** Charts without a visible drawing: nothing takes the place of one. */
  private static final String UNDRAWN =
      """
      [...document.querySelectorAll('.drawing')]
        .filter(d => !(d.querySelector('svg') && d.querySelectorAll('svg path').length > 2 && d.querySelector('svg').getBoundingClientRect().height > 80))
        .map(d => d.closest('figure').id)
      """;

  private static final String VIOLATIONS =
      """
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
        .then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target + ' ' + node.failureSummary).join('; ')))
      """;

  private static final Pattern HEADLINE = Pattern.compile("<span class=\"value\"[^>]*>([^<]*)<");

  /** All texts of the page and its drawings, and what screen readers say. */
  private static final String SEEN =
      """
      (() => {
        document.querySelectorAll('body script').forEach(script => script.remove());
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), seen = [document.title];
        while (texts.nextNode()) seen.push(texts.currentNode.textContent);
        return seen.join(' ') + ' '
          + [...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label')).join(' ');
      })()
      """;

  @TempDir private static Path folder;

  private static Path release;

  @BeforeAll
  static void run() throws IOException {
    Generator.generate(
        new GeneratorSettings(
            folder,
            6000,
            GeneratorSettings.DEFAULT_SEED,
            LocalDate.of(2014, 7, 1),
            LocalDate.of(2015, 12, 31),
            31,
            DirtRates.usual()));
    Site site = Site.in(folder).withBulletins();
    Ended ended = site.run("rebuild");
    assertThat(ended.code()).as(ended.all()).isZero();
    release = site.stored("releases/release=2015-12-31");
    Files.createDirectories(PICTURES);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_figure_of_a_table_is_the_one_of_the_mart_row_that_it_names(Language language)
      throws Exception {
    var figures = new PrintedFigures(language, marts());

    assertThat(figures.differences(Files.readString(page(language)))).isEmpty();
    assertThat(figures.compared()).isGreaterThan(1000);
    assertThat(figures.left()).isBetween(1, figures.compared() / 10);
  }

  @Test
  void every_headline_is_the_one_of_the_mart_row_that_it_names() throws Exception {
    JsonNode summary =
        JsonMapper.builder()
            .build()
            .readTree(release.resolve("reports").resolve(Bulletin.SUMMARY).toFile());
    Map<String, Map<String, MartRow>> marts = marts();

    assertThat(summary.get("release").asText()).isEqualTo("2015-12-31");
    assertThat(summary.get("headlines")).isNotEmpty();
    for (JsonNode headline : summary.get("headlines")) {
      List<String> key = new ArrayList<>();
      headline
          .get("key")
          .fields()
          .forEachRemaining(part -> key.add(part.getKey() + "=" + part.getValue().asText()));
      MartRow row = marts.get(headline.get("mart").asText()).get(String.join(", ", key));
      assertThat(row.number(headline.get("column").asText()))
          .as(headline.toString())
          .isEqualTo(headline.get("value").asDouble());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_page_is_small_enough_to_be_mailed(Language language) throws IOException {
    assertThat(Files.size(page(language))).isLessThan(1_500_000);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_page_leads_to_those_of_the_other_languages(Language language) throws IOException {
    String text = Files.readString(page(language));
    for (Language other : Language.values()) {
      assertThat(page(other)).exists();
      assertThat(text.contains("<a href=\"bulletin.%s.html\"".formatted(other.code())))
          .isEqualTo(other != language);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, 390", "ENGLISH, 1280", "ENGLISH, 1920",
    "RUSSIAN, 390", "RUSSIAN, 1280", "RUSSIAN, 1920",
    "CHINESE, 390", "CHINESE, 1280", "CHINESE, 1920"
  })
  void nothing_overlaps_is_clipped_or_complains_at_any_width(Language language, int width)
      throws IOException {
    try (Browser browser = browser()) {
      browser.show(page(language), width, FULL_HEIGHT);
      browser.picture(PICTURES.resolve("bulletin-%s-%d.png".formatted(language.code(), width)));

      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).containsExactly(page(language).toUri().toString());
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
      assertThat(browser.evaluate(OVERLAPS)).isEmpty();
      assertThat(browser.evaluate(CLIPPED)).isEmpty();
      int drawings = browser.evaluate("document.querySelectorAll('.drawing').length").asInt();
      assertThat(drawings).isGreaterThan(14);
      assertThat(
              browser
                  .evaluate(
                      "[...document.querySelectorAll('.drawing')].filter(d => d.querySelectorAll('svg path').length > 2 && d.clientWidth > 100).length")
                  .asInt())
          .isEqualTo(drawings);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUSSIAN", "CHINESE"})
  void no_english_is_left_in_pages_and_drawings_of_other_languages(Language language)
      throws Exception {
    try (Browser browser = browser()) {
      browser.show(page(language), 1280, FULL_HEIGHT);
      String seen = browser.evaluate(SEEN).asText();

      assertThat(seen).contains(language == Language.RUSSIAN ? "янв" : "10月");
      assertThat(ForeignWords.in(seen, names())).isEmpty();
    }
  }

  @Test
  void tooltips_say_what_the_table_says() throws IOException {
    try (Browser browser = browser()) {
      browser.show(page(Language.ENGLISH), 1280, FULL_HEIGHT);
      for (String chart :
          List.of("volume", "delivery", "regions", "marketplaces", "declines", "inquiries")) {
        browser.evaluate("document.querySelector('#chart-%s').scrollIntoView()".formatted(chart));
        JsonNode box =
            browser.evaluate(
                "(() => { const r = document.querySelector('#chart-%s .drawing').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()"
                    .formatted(chart));
        String tip = "";
        // A month that is left out has nothing to say: the next one has.
        for (double share = 0.44; tip.isBlank() && share < 1; share += 0.07) {
          tip = tip(browser, chart, box, share);
        }
        assertThat(tip).as(chart).isNotBlank();
        String row =
            browser
                .evaluate(
                    "[...document.querySelectorAll('#chart-%s tbody tr')].filter(r => r.cells[0].textContent === '%s').map(r => r.textContent).join(' ')"
                        .formatted(chart, tip.lines().findFirst().orElseThrow()))
                .asText();
        assertThat(tip.lines().skip(2).filter(line -> line.matches(".*\\d.*")))
            .as(tip)
            .anySatisfy(line -> assertThat(row).contains(line.strip()));
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** What the page says when one points at a drawing, so far from its left side. */
  private static String tip(Browser browser, String chart, JsonNode box, double share)
      throws IOException {
    double x = box.get(0).asDouble() + box.get(2).asDouble() * share;
    double y = box.get(1).asDouble() + box.get(3).asDouble() * 0.35;
    browser.point(x - 3, y);
    browser.point(x, y);
    return browser
        .evaluate(
            "new Promise(done => setTimeout(() => done((document.querySelector('#chart-%s .tip') || {}).innerText || ''), 250))"
                .formatted(chart))
        .asText();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void without_script_every_chart_is_drawn_and_all_figures_stand_in_open_tables(Language language)
      throws IOException {
    try (Browser browser = browser()) {
      browser.withoutScripts();
      browser.show(page(language), 1280, FULL_HEIGHT);
      browser.picture(
          PICTURES.resolve("bulletin-%s-without-script.png".formatted(language.code())));

      assertThat(browser.evaluate(CLIPPED)).isEmpty();
      assertThat(browser.evaluate(UNDRAWN)).isEmpty();
      assertThat(
              browser.evaluate("document.querySelectorAll('details:not([open])').length").asInt())
          .isZero();
      assertThat(browser.evaluate("document.querySelectorAll('tbody tr').length").asInt())
          .isGreaterThan(50);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_page_keeps_the_rules_of_accessibility(Language language) throws IOException {
    try (Browser browser = browser()) {
      browser.show(page(language), 1280, FULL_HEIGHT);
      browser.evaluate(Template.resource("/axe.min.js"));

      assertThat(browser.evaluate(VIOLATIONS)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void on_paper_stand_the_same_headlines_drawings_and_numbers(Language language)
      throws IOException {
    byte[] file = Files.readAllBytes(release.resolve("reports").resolve(Bulletin.paper(language)));
    String page = Files.readString(page(language));
    String seen =
        page.replaceAll("(?s)<(script|style).*?</\\1>", " ").replaceAll("(?s)<[^>]*>", " ");
    try (PDDocument document = Loader.loadPDF(file)) {
      var paper = new PrintedPages(document);
      int pages = document.getNumberOfPages();
      Set<String> unknown = PrintedPages.numbers(paper.text());
      unknown.removeAll(PrintedPages.numbers(seen));
      unknown.removeIf(number -> number.matches("\\d+") && Integer.parseInt(number) <= pages);

      assertThat(file.length).isLessThan(1_000_000);
      assertThat(pages).isBetween(10, 30);
      assertThat(unknown).isEmpty();
      assertThat(paper.clipped()).isEmpty();
      assertThat(paper.foreignFonts()).isEmpty();
      assertThat(paper.figures())
          .hasSize(page.split("class=\"drawing\"", -1).length - 1)
          .allMatch(text -> text != null && !text.isBlank());
      Matcher headline = HEADLINE.matcher(page);
      assertThat(headline.results().map(found -> found.group(1)).toList())
          .hasSizeGreaterThan(3)
          .allMatch(seenFirst(document)::contains);
    }
  }

  /** The first page. */
  private static String seenFirst(PDDocument document) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setEndPage(1);
    return stripper.getText(document);
  }

  private static Path page(Language language) {
    return release.resolve("reports").resolve(Bulletin.page(language));
  }

  /** What the logs and publishers call themselves, as it is written. */
  private static List<String> names() throws SQLException, IOException {
    List<String> names = new ArrayList<>(List.of("EMS"));
    for (String line : Files.readAllLines(Path.of("..", "conf", "reference", "names.csv"))) {
      names.addAll(List.of(line.split(",")));
    }
    names.addAll(marts().keySet());
    return names;
  }

  private static Browser browser() throws IOException {
    if (System.getenv("TEAROAD_TESTS_NEED_BROWSER") != null) {
      assertThat(Browser.program()).as(Browser.INSTALL).isPresent();
    }
    assumeTrue(Browser.program().isPresent(), Browser.INSTALL);
    return Browser.open(Browser.program().get(), Files.createTempDirectory(folder, "profile"));
  }

  private static Map<String, Map<String, MartRow>> marts() throws SQLException {
    Map<String, Map<String, MartRow>> marts = new TreeMap<>();
    for (Table mart : Marts.tables()) {
      marts.put(
          mart.name(),
          StoredMarts.read(release, mart).stream()
              .collect(Collectors.toMap(MartRow::keyText, Function.identity())));
    }
    return marts;
  }
}
