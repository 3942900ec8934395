package org.tearoad.reports;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * What must be said in English of some of these regions, by name and code; empty when of none.
   */
  public static Optional<String> footnote(List<Tile> tiles) {
    return footnote(
        new Words(Language.ENGLISH),
        tiles,
        tile -> "%s (%s)".formatted(tile.names.get(Language.ENGLISH), tile.region));
  }

  static Optional<String> footnote(Words words, List<Tile> tiles, Function<Tile, String> name) {
    List<String> disputed = tiles.stream().filter(Tile::disputed).map(name).toList();
    return disputed.isEmpty()
        ? Optional.empty()
        : Optional.of(words.text("regions.disputed", "regions", words.list(disputed)));
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
