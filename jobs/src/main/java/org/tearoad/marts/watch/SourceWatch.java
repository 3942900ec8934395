package org.tearoad.marts.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.marts.watch.Alert.Kind;
import org.tearoad.marts.watch.Alert.Severity;

/** Sources that are late, as freshness says. */
final class SourceWatch {
  private SourceWatch() {}

  static List<Alert> alerts(Dataset<Row> freshness) {
    List<Alert> alerts = new ArrayList<>();
    for (Row row :
        freshness
            .where("state in ('warn', 'error')")
            .selectExpr(
                "source",
                "state",
                "date_add(if(state_because = 'arrival', newest_file_date, latest_event_date), 1)",
                "if(state_because = 'arrival', arrival_days_behind, event_days_behind)",
                "warn_after_days",
                "file_count")
            .collectAsList()) {
      LocalDate since = row.getLocalDate(2);
      alerts.add(
          new Alert(
              Kind.SOURCE_LATE,
              "source",
              row.getString(0),
              since,
              row.getInt(3),
              null,
              null,
              (double) row.getInt(4),
              row.getLong(5),
              row.getString(1).equals("error") ? Severity.ERROR : Severity.WARN));
    }
    return alerts;
  }
}
