package org.tearoad.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.tearoad.common.io.CsvTable;
import org.tearoad.common.io.CsvTable.Values;
import org.tearoad.common.io.Folder;
import org.tearoad.run.SourceSettings.Lookup;

/**
 * What a look-up of a source says: a CSV file with a header that is unique by its key.
 *
 * @param rows values in the order of the columns; an empty one is null
 */
record LookupTable(List<String> columns, List<List<String>> rows) {

  /**
   * @throws IllegalArgumentException when it cannot be used; the message names the view and says
   *     why
   */
  static LookupTable read(Configuration hadoop, String view, Lookup lookup) {
    Path path = new Path(lookup.file());
    if (!Folder.open(hadoop, lookup.file()).exists()) {
      throw new IllegalArgumentException(
          "look-up %s: there is no such file, got %s".formatted(view, path));
    }
    List<Values> records = CsvTable.values(hadoop, lookup.file(), lookup.delimiter());
    List<String> columns =
        records.isEmpty()
            ? List.of()
            : records.get(0).texts().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
    int key = columns.indexOf(lookup.key());
    if (key < 0) {
      throw new IllegalArgumentException(
          "look-up %s has no column %s, got %s in %s"
              .formatted(view, lookup.key(), columns, lookup.file()));
    }
    Set<String> keys = new HashSet<>();
    List<List<String>> rows = new ArrayList<>();
    for (Values record : records.subList(1, records.size())) {
      requireWhole(view, lookup, record, columns.size());
      if (!keys.add(record.texts().get(key))) {
        throw new IllegalArgumentException(
            "look-up %s must be unique by %s, got %s more than once in %s"
                .formatted(view, lookup.key(), record.texts().get(key), lookup.file()));
      }
      rows.add(emptyAsNull(record.texts()));
    }
    return new LookupTable(columns, rows);
  }

  private static void requireWhole(String view, Lookup lookup, Values record, int columns) {
    if (record.texts().size() != columns) {
      throw new IllegalArgumentException(
          "look-up %s has %d values in line %d, got %d columns in %s"
              .formatted(view, record.texts().size(), record.line(), columns, lookup.file()));
    }
  }

  private static List<String> emptyAsNull(List<String> texts) {
    List<String> values = new ArrayList<>(texts);
    values.replaceAll(text -> text.isEmpty() ? null : text);
    return values;
  }
}
