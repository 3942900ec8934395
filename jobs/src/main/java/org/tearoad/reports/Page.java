package org.tearoad.reports;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bulletin as one self-contained page: style, script and figures are inlined. */
final class Page {
  private static final String FOLDER = "/reports/";
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";
  private static final String ECHARTS_VERSION =
      "/META-INF/maven/org.webjars/echarts/pom.properties";

  private Page() {}

  static String html(Edition edition, List<Figure> headlines, List<Section> sections) {
    String library = resource(ECHARTS.formatted(echartsVersion())).strip();
    String script = resource(FOLDER + "bulletin.js").strip();
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
    model.put("style", resource(FOLDER + "bulletin.css").strip());
    model.put("library", library);
    model.put("script", script);
    model.put("scriptHashes", hash(library) + " " + hash(script));
    return filled(model);
  }

  private static String filled(Map<String, Object> model) {
    var configuration = new Configuration(Configuration.VERSION_2_3_35);
    configuration.setTemplateLoader(new ClassTemplateLoader(Page.class, FOLDER));
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.SAFER_RESOLVER);
    var page = new StringWriter();
    try {
      configuration.getTemplate("bulletin.ftlh").process(model, page);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the bulletin's template", e);
    } catch (TemplateException e) {
      throw new UndrawableException("the page cannot be filled: " + e.getMessage(), e);
    }
    return page.toString();
  }

  /** The version is the build's. */
  private static String echartsVersion() {
    return resource(ECHARTS_VERSION)
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

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot draw reports: %s is not in the program".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
