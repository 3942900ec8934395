package org.tearoad.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  /**
   * All files of the bulletin, by name: a page for each language; figures for programs and
   * terminals are in English.
   *
   * @param tiles places of the regions on the map
   * @throws UndrawableException when a chart or figure cannot be drawn; it names chart and row
   */
  public static Map<String, String> draw(
      Marts marts, Edition edition, List<Tile> tiles, Set<Language> languages) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Language language : languages) {
      files.put(page(language), page(new Words(language), marts, edition, tiles));
    }
    var headlines = new Headlines(new Words(Language.ENGLISH), marts, edition);
    files.put(
        SUMMARY,
        summary(
            edition, marts.confidentialRows(), Sections.named("headlines", headlines::figures)));
    files.put(SCHEMA, Template.text(SCHEMA));
    files.put(LINES, String.join("\n", headlines.lines()) + "\n");
    return files;
  }

  private static String page(Words words, Marts marts, Edition edition, List<Tile> tiles) {
    var headlines = new Headlines(words, marts, edition);
    List<Figure> figures = Sections.named("headlines", headlines::figures);
    Optional<String> year = Headlines.year(marts, edition.asOf());
    List<Section> sections = new Sections(words, marts, edition, year, tiles).all();
    return Page.html(words, edition, marts.confidentialRows(), figures, sections);
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
