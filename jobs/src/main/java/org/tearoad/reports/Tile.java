package org.tearoad.reports;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A region's place on the tile map.
 *
 * @param region ISO 3166-2 code
 * @param names of the region, by language
 * @param shortNames at most four letters, or two Chinese characters
 * @param disputed whose the region is, is disputed: its name bears an asterisk, and a footnote says
 *     so
 * @param row from the top, from 0
 * @param column from the left, from 0
 */
public record Tile(
    String region,
    Map<Language, String> names,
    Map<Language, String> shortNames,
    boolean disputed,
    int row,
    int column) {
  public Tile {
    names = Collections.unmodifiableMap(new EnumMap<>(names));
    shortNames = Collections.unmodifiableMap(new EnumMap<>(shortNames));
  }

  String name(Language language) {
    return marked(names.get(language));
  }

  String shortName(Language language) {
    return marked(shortNames.get(language));
  }

  private String marked(String name) {
    return disputed ? name + "*" : name;
  }
}
