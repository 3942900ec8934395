package org.tearoad.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bulletin of one language: for browsers a self-contained page, with style, script and figures
 * inlined; and the same on paper.
 */
final class Page {
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/%s/echarts.common.min.js";
  private static final String ECHARTS_VERSION =
      "/META-INF/maven/org.webjars/echarts/pom.properties";

  private Page() {}

  /** Another language of the page, as a link. */
  public record Translation(String name, String page, String tag) {}

  /** What a page says, however it is shown. */
  static Map<String, Object> model(
      Words words,
      Edition edition,
      long confidentialRows,
      List<Figure> headlines,
      List<Section> sections) {
    Map<String, Object> model = new HashMap<>();
    model.put("words", words);
    model.put("lang", words.language().tag());
    model.put("translations", translations(words.language(), edition));
    model.put("months", String.join(" ", words.monthNames()));
    model.put(
        "title",
        words.text(
            "page.title",
            "partner",
            words.country(edition.partner()),
            "home",
            words.country(edition.home())));
    model.put("release", edition.release());
    model.put("day", words.day(edition.asOf()));
    model.put("zone", edition.zone().getId());
    model.put("simulated", edition.simulated());
    model.put("replacement", edition.replacement().orElse(""));
    model.put("inputFiles", edition.inputFiles());
    model.put("confidentialRows", confidentialRows);
    model.put("headlines", headlines);
    model.put("sections", sections);
    model.put("columns", Section.inColumns(sections));
    model.put("findings", Finding.of(sections));
    model.put("definitions", Definitions.of(words, edition));
    return model;
  }

  /**
   * @param model as {@link #model} makes it
   */
  static String html(Map<String, Object> model) {
    String library = echarts();
    String script = (Template.text("charts.js") + Template.text("bulletin.js")).strip();
    Map<String, Object> page = new HashMap<>(model);
    page.put("style", Template.style());
    page.put("library", library);
    page.put("script", script);
    page.put("scriptHashes", hash(library) + " " + hash(script));
    return Template.filled("bulletin.ftlh", page);
  }

  private static List<Translation> translations(Language own, Edition edition) {
    return edition.languages().stream()
        .filter(language -> language != own)
        .map(
            language ->
                new Translation(
                    new Words(language).text("page.language"),
                    Bulletin.page(language),
                    language.tag()))
        .toList();
  }

  /** The library that draws the charts, as its makers publish it. */
  static String echarts() {
    return Template.resource(ECHARTS.formatted(echartsVersion())).strip();
  }

  /** The version is the build's. */
  private static String echartsVersion() {
    return Template.resource(ECHARTS_VERSION)
        .lines()
        .filter(line -> line.startsWith("version="))
        .findFirst()
        .orElseThrow()
        .substring("version=".length());
  }

  /** The page runs the scripts of these hashes and no other. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }
}
