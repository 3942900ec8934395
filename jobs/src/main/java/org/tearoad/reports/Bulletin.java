package org.tearoad.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a release publishes for people: the bulletin as one page a language, its headline figures
 * for programs and for the terminal. Equal marts give equal text.
 */
public final class Bulletin {
  /** Each headline figure with the mart row behind it. */
  public static final String SUMMARY = "summary.json";

  /** What the summary may hold, for programs that read it. */
  public static final String SCHEMA = "summary.schema.json";

  /** The headline figures as lines for a terminal. */
  public static final String LINES = "headlines.txt";

  private Bulletin() {}

  /** The name of the page in a language. */
  public static String page(Language language) {
    return "bulletin.%s.html".formatted(language.code());
  }

  /** The name of the same page on paper. */
  public static String paper(Language language) {
    return "bulletin.%s.pdf".formatted(language.code());
  }

  /**
   * All files of the bulletin, by name: a page for each language and the same on paper; figures for
   * programs and terminals are in English.
   *
   * @param tiles places of the regions on the map
   * @param names of marketplaces and carriers
   * @throws UndrawableException when a chart or figure cannot be drawn; it names chart and row
   */
  public static Map<String, byte[]> draw(
      Marts marts, Edition edition, List<Tile> tiles, Names names, Set<Language> languages) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    // A list can be divided among threads, a set cannot.
    List.copyOf(languages).parallelStream()
        .map(language -> pages(new Words(language, names), marts, edition, tiles))
        .forEachOrdered(files::putAll);
    var headlines = new Headlines(new Words(Language.ENGLISH, names), marts, edition);
    files.put(
        SUMMARY,
        bytes(
            summary(
                edition,
                marts.confidentialRows(),
                Sections.named("headlines", headlines::figures))));
    files.put(SCHEMA, bytes(Template.text(SCHEMA)));
    files.put(LINES, bytes(String.join("\n", headlines.lines()) + "\n"));
    return files;
  }

  /**
   * Rhino finds its parts by the loader of the thread, and threads of the common pool know the
   * program's jar only where it is on the class path: spark-submit loads it otherwise.
   */
  private static Map<String, byte[]> pages(
      Words words, Marts marts, Edition edition, List<Tile> tiles) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bulletin.class.getClassLoader());
    try {
      return drawn(words, marts, edition, tiles);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, byte[]> drawn(
      Words words, Marts marts, Edition edition, List<Tile> tiles) {
    var headlines = new Headlines(words, marts, edition);
    List<Figure> figures = Sections.named("headlines", headlines::figures);
    Optional<String> year = Headlines.year(marts, edition.asOf());
    var plotter = new Plotter(words);
    List<Section> sections =
        new Sections(words, marts, edition, year, tiles)
            .all().stream().map(section -> section.drawn(plotter)).toList();
    Map<String, Object> model =
        Page.model(words, edition, marts.confidentialRows(), figures, sections);
    Map<String, byte[]> pages = new LinkedHashMap<>();
    pages.put(page(words.language()), bytes(Page.html(model)));
    pages.put(paper(words.language()), Print.pdf(model, edition.asOf()));
    return pages;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String summary(Edition edition, long confidentialRows, List<Figure> figures) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("$schema", SCHEMA);
    summary.put("release", edition.release());
    summary.put("as_of", edition.asOf().toString());
    summary.put("zone", edition.zone().getId());
    summary.put("simulated", edition.simulated());
    summary.put("confidential_rows", confidentialRows);
    summary.put("headlines", figures);
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(summary)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UndrawableException("the summary cannot be written: " + e.getMessage(), e);
    }
  }
}
