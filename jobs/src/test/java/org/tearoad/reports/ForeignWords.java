package org.tearoad.reports;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words in Latin letters, where they are neither names nor codes. */
final class ForeignWords {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /** Codes of the program, of regions and of columns, and files. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![A-Za-z0-9])([a-z_]+=[A-Za-z0-9_-]*|[a-z0-9]+([_.][a-z0-9]+)+|[A-Z]{2}-[A-Z0-9]{2,3}|Europe/Moscow)(?![A-Za-z0-9])");

  /** Terms that statisticians and programmers of all three languages write like this. */
  private static final Set<String> TERMS =
      Set.of(
          "GMV",
          "LMDI",
          "JavaScript",
          "Apache",
          "ECharts",
          "License",
          "Secure",
          "Wilson",
          "Aalen",
          "Johansen",
          "English",
          "Excel",
          "CSV");

  private ForeignWords() {}

  /**
   * @param text what readers see
   * @param names of marketplaces, carriers and publishers, which stay as they are
   */
  static Set<String> in(String text, List<String> names) {
    Set<String> allowed = new TreeSet<>(TERMS);
    names.forEach(name -> allowed.addAll(words(name)));
    Set<String> found = words(CODE.matcher(text).replaceAll(" "));
    found.removeAll(allowed);
    return found;
  }

  /** The same of what readers and screen readers see of a page, but for its drawings. */
  static Set<String> inPage(String page, List<String> names) {
    return in(
        page.replaceAll("(?s)<(script|style).*?</\\1>", " ")
            .replaceAll("<[^>]*aria-label=\"([^\"]*)\"[^>]*>", " $1 ")
            .replaceAll("<[^>]*>|&[a-z]+;", " "),
        names);
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
