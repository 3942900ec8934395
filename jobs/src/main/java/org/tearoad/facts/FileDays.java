package org.tearoad.facts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Types.DATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.tearoad.common.columns.Instants;
import org.tearoad.common.table.Field;

/**
 * From which day's files on, and up to which, accepted lines speak of a fact. A fold like all else
 * of a fact, so that it stays right wherever the fact is moved: a backfill asks it which facts the
 * files of a day may have fed, and which files fed these.
 */
public final class FileDays {
  public static final Field FIRST =
      may(
          "first_file_date",
          DATE,
          "Day of the first file that speaks of it; null when none is named by a day.");
  public static final Field LAST =
      may("last_file_date", DATE, "Day of the last file that speaks of it; null as before.");

  private FileDays() {}

  /** First and last day of a line: those that its file is named by. */
  static List<Column> ofLine() {
    Column number = Instants.fileDay(col("file"));
    Column day = date_from_unix_date(when(number.geq(0), number));
    return List.of(day.as(FIRST.name()), day.as(LAST.name()));
  }

  static List<Column> stored() {
    return List.of(FIRST.col(), LAST.col());
  }

  /** The least of the first days and the greatest of the last ones. */
  static List<Column> merged() {
    return List.of(min(FIRST.col()).as(FIRST.name()), max(LAST.col()).as(LAST.name()));
  }
}
