package org.tearoad.facts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Types.INSTANTS;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.tearoad.common.columns.Instants;

/** The part of a parcel that folds: what its scans say, in whatever order they come. */
final class ParcelState {
  private static final String UNKNOWN_SERVICE = "unknown";

  /** Bits of a day, counted from 1970-01-01, beside the seconds of an instant. */
  private static final int DAY_BITS = 16;

  private static final int NO_DAY = (1 << DAY_BITS) - 1;

  private ParcelState() {}

  /** State of new lines, and of the parcels as they are stored, as one. */
  static Dataset<Row> of(Dataset<Row> stored, Dataset<Row> lines) {
    return fold(ofStored(stored).unionByName(ofLines(lines)));
  }

  /**
   * A first fold with columns of fixed width only: few rows are left for the second, which has the
   * lists. Attempts keep their instant as a key, so that none is lost.
   */
  private static Dataset<Row> ofLines(Dataset<Row> lines) {
    List<Column> merged = new ArrayList<>();
    Column fileDay = coalesce(Instants.fileDay(col("file")), lit(-1));
    Column codes = lit(ParcelEvent.ALL.stream().map(ParcelEvent::code).toArray(String[]::new));
    merged.add(max(col("event_at")).as("last_scan_at"));
    merged.add(max(report(col("event_at"), col("file_day"))).as("last_report"));
    merged.add(min(day(col("file_day"))).as(FileDays.FIRST.name()));
    merged.add(max(day(col("file_day"))).as(FileDays.LAST.name()));
    for (int i = 0; i < ParcelEvent.ALL.size(); i++) {
      merged.add(
          min(when(col("event").equalTo(i + 1), col("event_at")))
              .as(ParcelEvent.ALL.get(i).column()));
    }
    Dataset<Row> folded =
        lines
            .select(
                col("order_id"),
                col("tracking_number"),
                col("carrier"),
                coalesce(col("service"), lit(UNKNOWN_SERVICE)).as("service"),
                col("event_country"),
                // One search a scan instead of a comparison for each of the events.
                array_position(codes, col("event_code")).cast(DataTypes.IntegerType).as("event"),
                col("event_at"),
                when(fileDay.geq(0), fileDay).otherwise(NO_DAY).as("file_day"),
                when(col("event_code").equalTo("EMH"), col("event_at")).as("attempt_at"))
            .repartition(col("order_id"))
            .groupBy(
                "order_id", "tracking_number", "carrier", "service", "event_country", "attempt_at")
            .agg(min(col("event_at")).as("first_at"), merged.toArray(Column[]::new));
    List<Column> columns = keysEventsAndDays();
    columns.add(col("last_report"));
    columns.add(struct(col("first_at").as("at"), col("carrier"), col("service")).as("first_scan"));
    columns.add(
        when(col("attempt_at").isNull(), array().cast(INSTANTS))
            .otherwise(array(col("attempt_at")))
            .as("attempts_at"));
    columns.add(
        array(struct(col("event_country").as("country"), col("first_at").as("at")))
            .as("country_scans"));
    columns.add(lit(null).cast(TEXT).as("stored_month"));
    return folded.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> ofStored(Dataset<Row> stored) {
    List<Column> columns = keysEventsAndDays();
    Column reportedOn = coalesce(unix_date(col("last_scan_reported_date")), lit(NO_DAY));
    columns.add(report(col("last_scan_at"), reportedOn).as("last_report"));
    columns.add(
        struct(col("first_scan_at").as("at"), col("carrier"), col("service")).as("first_scan"));
    columns.add(col("attempts_at"));
    columns.add(col("country_scans"));
    columns.add(ParcelFacts.MONTH.col().as("stored_month"));
    return stored.select(columns.toArray(Column[]::new)).repartition(col("order_id"));
  }

  static List<Column> keysEventsAndDays() {
    List<Column> columns =
        new ArrayList<>(List.of(col("order_id"), col("tracking_number"), col("last_scan_at")));
    ParcelEvent.ALL.forEach(event -> columns.add(col(event.column())));
    columns.addAll(FileDays.stored());
    return columns;
  }

  private static Dataset<Row> fold(Dataset<Row> states) {
    List<Column> merged = new ArrayList<>();
    merged.add(max(col("last_scan_at")).as("last_scan_at"));
    merged.add(max(col("last_report")).as("last_report"));
    ParcelEvent.ALL.forEach(event -> merged.add(min(col(event.column())).as(event.column())));
    merged.addAll(FileDays.merged());
    merged.add(flatten(collect_list(col("attempts_at"))).as("attempts_at"));
    merged.add(flatten(collect_list(col("country_scans"))).as("country_scans"));
    merged.add(max(col("stored_month")).as("stored_month"));
    return states
        .groupBy("order_id", "tracking_number")
        .agg(min(col("first_scan")).as("first_scan"), merged.toArray(Column[]::new));
  }

  /** Greatest for the latest second, and in it for the first file: its maximum needs one number. */
  private static Column report(Column at, Column fileDay) {
    return shiftleft(unix_seconds(at), DAY_BITS).plus(lit(NO_DAY).minus(fileDay));
  }

  /** Day of the first file that reported the latest scan; null when no such file has a day. */
  static Column reportedDate() {
    Column report = col("last_report");
    Column day = lit(NO_DAY).minus(report.bitwiseAND(lit((long) NO_DAY)));
    return day(day.cast(DataTypes.IntegerType));
  }

  /** Of a number of days; null when it is none. */
  private static Column day(Column number) {
    return date_from_unix_date(when(number.lt(NO_DAY), number));
  }
}
