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
import java.util.Locale;
import java.util.Map;

/** The pages' templates and what is inlined in them; every value is escaped. */
public final class Template {
  private static final String FOLDER = "/reports/";
  private static final Configuration CONFIGURATION = configuration();

  private Template() {}

  /**
   * @throws UndrawableException when a value is missing
   */
  public static String filled(String name, Map<String, Object> model) {
    var page = new StringWriter();
    try {
      CONFIGURATION.getTemplate(name).process(model, page);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + name, e);
    } catch (TemplateException e) {
      throw new UndrawableException("the page cannot be filled: " + e.getMessage(), e);
    }
    return page.toString();
  }

  /** How all pages look. */
  public static String style() {
    return text("bulletin.css").strip();
  }

  /** A file beside the templates. */
  public static String text(String name) {
    return resource(FOLDER + name);
  }

  /** The same for a file that is no text. */
  static byte[] bytes(String name) {
    return read(FOLDER + name);
  }

  static String resource(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  private static byte[] read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot draw reports: %s is not in the program".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private static Configuration configuration() {
    var configuration = new Configuration(Configuration.VERSION_2_3_35);
    configuration.setTemplateLoader(new ClassTemplateLoader(Template.class, FOLDER));
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.SAFER_RESOLVER);
    return configuration;
  }
}
