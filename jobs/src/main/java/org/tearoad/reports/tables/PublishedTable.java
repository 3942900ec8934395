package org.tearoad.reports.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tearoad.common.table.Field;
import org.tearoad.reports.UndrawableException;

/**
 * The published rows of a mart with their flags, ordered by key: what workbook and file both show.
 *
 * @param rows a value a column: text, number, flag, date or null
 */
record PublishedTable(Publication publication, List<PublishedColumn> columns, List<Object[]> rows) {
  private static final String PROVISIONAL = "is_provisional";
  private static final String STATUS = "obs_status";

  String name() {
    return publication.name();
  }

  /**
   * @param rows of the mart, a value a published column; suppressed ones become empty
   * @throws UndrawableException when a value cannot be published; it names mart, row and column
   */
  static PublishedTable of(Publication publication, List<Object[]> rows) {
    List<Field> fields = publication.fields();
    List<String> names = fields.stream().map(Field::name).toList();
    int[] key = indexes(names, publication.mart().key());
    int[] figures = indexes(names, publication.figures());
    int provisional = names.indexOf(PROVISIONAL);
    int width = fields.size() + (figures.length == 0 ? 0 : figures.length + 1);
    Set<List<Object>> keys = new HashSet<>();
    List<Object[]> cells = new ArrayList<>(rows.size());
    for (Object[] row : rows) {
      Object[] line = new Object[width];
      for (int i = 0; i < fields.size(); i++) {
        line[i] = CellValue.of(fields.get(i), row[i], () -> place(publication, names, key, row));
      }
      if (!keys.add(Arrays.stream(key).mapToObj(i -> line[i]).collect(Collectors.toList()))) {
        throw new UndrawableException(
            "row %s stands twice".formatted(place(publication, names, key, row)));
      }
      for (int i = 0; i < figures.length; i++) {
        boolean isProvisional = provisional >= 0 && Boolean.TRUE.equals(line[provisional]);
        line[fields.size() + i] =
            Flag.ofFigure(row[figures[i]], publication.nature(), isProvisional).code();
      }
      if (figures.length > 0) {
        line[width - 1] = Flag.ofConfidentiality(Arrays.stream(row)).code();
      }
      cells.add(line);
    }
    cells.sort(byKey(key));
    return new PublishedTable(publication, columns(publication), cells);
  }

  private static List<PublishedColumn> columns(Publication publication) {
    List<PublishedColumn> columns = new ArrayList<>();
    for (Field field : publication.fields()) {
      columns.add(PublishedColumn.of(field, publication.mart().key().contains(field.name())));
    }
    for (String figure : publication.figures()) {
      boolean isMain = figure.equals(publication.figures().get(0));
      columns.add(
          PublishedColumn.ofText(
              isMain ? STATUS : figure + "_" + STATUS,
              "State of %s, as the flags say.".formatted(figure)));
    }
    if (!publication.figures().isEmpty()) {
      columns.add(
          PublishedColumn.ofText(
              Flag.FREE.column(), "Whether the row may be published, as the flags say."));
    }
    return List.copyOf(columns);
  }

  private static int[] indexes(List<String> names, List<String> some) {
    return some.stream().mapToInt(names::indexOf).toArray();
  }

  /** The key of a row as a condition reads. */
  private static String place(
      Publication publication, List<String> names, int[] key, Object[] row) {
    return IntStream.of(key)
            .mapToObj(i -> names.get(i) + "=" + (row[i] == null ? "" : row[i]))
            .collect(Collectors.joining(", "))
        + " of "
        + publication.name();
  }

  /** By value, not by letter: the tenth day comes after the ninth. */
  private static Comparator<Object[]> byKey(int[] key) {
    return (one, other) -> {
      for (int i : key) {
        int compared = compared(one[i], other[i]);
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  @SuppressWarnings("unchecked")
  private static int compared(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}
