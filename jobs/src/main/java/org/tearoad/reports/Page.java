package org.tearoad.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bulletin as one self-contained page: style, script and figures are inlined. */
final class Page {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";
  private static final String ECHARTS_VERSION =
      "/META-INF/maven/org.webjars/echarts/pom.properties";

  private Page() {}

  static String html(Edition edition, List<Figure> headlines, List<Section> sections) {
    String library = Template.resource(ECHARTS.formatted(echartsVersion())).strip();
    String script = Template.text("bulletin.js").strip();
    Map<String, Object> model = new HashMap<>();
    model.put(
        "title",
        "Cross-border e-commerce, %s – %s"
            .formatted(English.country(edition.partner()), English.country(edition.home())));
    model.put("release", edition.release());
    model.put("asOf", English.day(edition.asOf()));
    model.put("simulated", edition.simulated());
    model.put("replacement", edition.replacement().orElse(""));
    model.put("inputFiles", English.count(edition.inputFiles()));
    model.put("headlines", headlines);
    model.put("sections", sections);
    model.put("findings", Finding.of(sections));
    model.put("definitions", Definitions.of(edition));
    model.put(
        "footer",
        "Days, months and years of %s. Charts: Apache ECharts, Apache License 2.0."
            .formatted(edition.zone().getId()));
    model.put("style", Template.style());
    model.put("library", library);
    model.put("script", script);
    model.put("scriptHashes", hash(library) + " " + hash(script));
    return Template.filled("bulletin.ftlh", model);
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
