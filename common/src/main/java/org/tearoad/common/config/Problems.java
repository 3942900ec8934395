package org.tearoad.common.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with settings so far, and which keys were asked for. */
final class Problems {
  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparing(Problem::position).thenComparing(Problem::text);

  private final ConfigObject root;
  private final Set<Problem> found = new HashSet<>();
  private final Set<String> values = new TreeSet<>();
  private final Set<String> sections = new TreeSet<>();

  private record Problem(Position position, String text) {}

  Problems(ConfigObject root) {
    this.root = root;
  }

  void add(Position position, String key, String what) {
    found.add(new Problem(position, key + ": " + what));
  }

  void askedForValue(String key) {
    values.add(key);
  }

  void askedForSection(String key) {
    sections.add(key);
  }

  void fail() {
    addUnknown(root, List.of());
    if (!found.isEmpty()) {
      throw new SettingsException(
          found.stream().sorted(BY_POSITION).map(p -> p.position() + p.text()).toList());
    }
  }

  private void addUnknown(ConfigObject object, List<String> parents) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> path = new ArrayList<>(parents);
      path.add(entry.getKey());
      String key = ConfigUtil.joinPath(path);
      if (values.contains(key)) {
        continue;
      }

      if (entry.getValue() instanceof ConfigObject inner && !inner.isEmpty()) {
        addUnknown(inner, path);
      } else if (!sections.contains(key) && !isEmptyGroup(key, entry.getValue())) {
        add(Position.of(entry.getValue().origin()), key, "unknown setting" + suggestion(key));
      }
    }
  }

  /** A group whose settings are all left out, such as one with comments only. */
  private boolean isEmptyGroup(String key, ConfigValue value) {
    return value instanceof ConfigObject
        && values.stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** The known key with the fewest edits, unless nearly all letters differ. */
  private String suggestion(String key) {
    int limit = Math.max(2, key.length() / 3);
    return values.stream()
        .filter(known -> edits(key, known) <= limit)
        .min(Comparator.comparingInt((String known) -> edits(key, known)))
        .map(known -> ", did you mean " + known + "?")
        .orElse("");
  }

  /** Levenshtein distance: letters to insert, delete or replace. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }

    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
