package org.tearoad.facts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.INSTANTS;
import static org.tearoad.common.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.tearoad.common.columns.Instants;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * One row per parcel of an order: the earliest scan of each event code. Tracking numbers are reused
 * and shared, so the order is part of the key.
 */
public final class ParcelFacts {
  /** UPU EMSEVT V3 event codes in their canonical order, with what they say. */
  private static final List<Event> EVENTS =
      List.of(
          new Event("EMA", "Posting or collection"),
          new Event("EMB", "Arrival at outward office of exchange"),
          new Event("EXA", "Presented to export customs or security"),
          new Event("EXB", "Held by export customs or security"),
          new Event("EXC", "Returned from export customs or security"),
          new Event("EXD", "Held at outward office of exchange"),
          new Event("EXX", "Export cancellation"),
          new Event("EMC", "Departure from outward office of exchange"),
          new Event("EMJ", "Arrival at transit office of exchange"),
          new Event("EMK", "Departure from transit office of exchange"),
          new Event("EMD", "Arrival at inward office of exchange"),
          new Event("EDA", "Held at inward office of exchange"),
          new Event("EDB", "Presented to import customs"),
          new Event("EME", "Held by import customs"),
          new Event("EDC", "Returned from import customs"),
          new Event("EDX", "Import terminated"),
          new Event("EMF", "Departure from inward office of exchange"),
          new Event("EDD", "Into sorting centre"),
          new Event("EDE", "Out of sorting centre"),
          new Event("EMG", "Arrival at delivery office"),
          new Event("EDF", "Held at delivery depot"),
          new Event("EDG", "Out for physical delivery"),
          new Event("EDH", "Arrival at collection point for pick-up"),
          new Event("EMH", "Attempted or unsuccessful delivery"),
          new Event("EMI", "Final delivery"));

  /** Attempts that are kept; more are no news. */
  private static final int MOST_ATTEMPTS = 8;

  private static final String UNKNOWN_SERVICE = "unknown";

  /** Bits of a day, counted from 1970-01-01, beside the seconds of an instant. */
  private static final int DAY_BITS = 16;

  private static final int NO_DAY = (1 << DAY_BITS) - 1;

  private static final DataType COUNTRY_SCANS =
      DataTypes.createArrayType(
          DataTypes.createStructType(
              List.of(
                  DataTypes.createStructField("country", TEXT, true),
                  DataTypes.createStructField("at", INSTANT, true))));

  static final Field MONTH =
      must("order_month", TEXT, "Month folder of the order; waiting when the order is unknown.");

  /** An event code and what it says. */
  private record Event(String code, String meaning) {
    String column() {
      return code.toLowerCase(Locale.ROOT) + "_at";
    }

    Field field() {
      return may(
          column(), INSTANT, "Earliest " + code + ": " + meaning + "; null when not scanned.");
    }
  }

  public static final Table TABLE =
      Table.of(
              Layer.FACTS,
              "parcel_facts",
              "one row per tracking number and order",
              List.of("tracking_number", "order_id"),
              Stream.of(
                      Stream.of(
                          must(
                              "tracking_number",
                              TEXT,
                              "Tracking number, upper case, no white space."),
                          must("order_id", TEXT, "Order that the parcel belongs to."),
                          must("carrier", TEXT, "Carrier of the earliest scan."),
                          must(
                              "service",
                              TEXT,
                              "Service of the earliest scan; unknown when not said."),
                          must("is_start_scanned", FLAG, "The posting itself (EMA) was scanned."),
                          may(
                              "start_date",
                              DATE,
                              "Day of started_at in the reporting zone; null when there is no start."),
                          may("available_date", DATE, "Day of available_at; null when not yet."),
                          may("delivered_date", DATE, "Day of emi_at; null when not yet."),
                          may("returned_date", DATE, "Day of returned_at; null when not."),
                          must("last_scan_date", DATE, "Day of last_scan_at."),
                          may(
                              "last_scan_reported_date",
                              DATE,
                              "Day of the first file with a scan in the second of last_scan_at; null when"
                                  + " no file with it is named by a day."),
                          may(
                              "started_at",
                              INSTANT,
                              "Start of the operator clock: EMA, else the first scan in the country that the"
                                  + " order leaves from; null when neither was scanned."),
                          may(
                              "available_at",
                              INSTANT,
                              "End of the operator clock: first of EMH, EDH, EMI; null when none was scanned."),
                          may(
                              "returned_at",
                              INSTANT,
                              "First of EXX, EDX; null when neither was scanned."),
                          must("first_scan_at", INSTANT, "Earliest scan."),
                          must("last_scan_at", INSTANT, "Latest scan.")),
                      EVENTS.stream().map(Event::field),
                      Stream.of(
                          must(
                              "attempts_at",
                              INSTANTS,
                              "The 8 earliest distinct instants of EMH, in their order; empty when none."),
                          must(
                              "country_scans",
                              COUNTRY_SCANS,
                              "Earliest scan in each country, in the order of their codes."),
                          FileDays.FIRST,
                          FileDays.LAST,
                          MONTH))
                  .flatMap(fields -> fields)
                  .toArray(Field[]::new))
          .storedBy(MONTH);

  private ParcelFacts() {}

  /**
   * @param stored parcels of the touched months, as they are
   * @param lines new accepted lines of the shipment logs
   * @param orders orders of the touched months, finished: order_id and origin_country
   */
  static Dataset<Row> build(
      Dataset<Row> stored,
      Dataset<Row> lines,
      Dataset<Row> orderMonths,
      Dataset<Row> orders,
      FactSettings settings) {
    Dataset<Row> folded = fold(stateOfStored(stored).unionByName(stateOfLines(lines)));
    Dataset<Row> origins = orders.select(col("order_id"), col("origin_country"));
    return finish(
        OrderMonths.assign(folded, orderMonths).join(origins, new String[] {"order_id"}, "left"),
        settings);
  }

  /**
   * A first fold with columns of fixed width only: few rows are left for the second, which has the
   * lists. Attempts keep their instant as a key, so that none is lost.
   */
  private static Dataset<Row> stateOfLines(Dataset<Row> lines) {
    List<Column> merged = new ArrayList<>();
    Column fileDay = coalesce(Instants.fileDay(col("file")), lit(-1));
    Column codes = lit(EVENTS.stream().map(Event::code).toArray(String[]::new));
    merged.add(max(col("event_at")).as("last_scan_at"));
    merged.add(max(report(col("event_at"), col("file_day"))).as("last_report"));
    merged.add(min(day(col("file_day"))).as(FileDays.FIRST.name()));
    merged.add(max(day(col("file_day"))).as(FileDays.LAST.name()));
    for (int i = 0; i < EVENTS.size(); i++) {
      merged.add(
          min(when(col("event").equalTo(i + 1), col("event_at"))).as(EVENTS.get(i).column()));
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

  private static Dataset<Row> stateOfStored(Dataset<Row> stored) {
    List<Column> columns = keysEventsAndDays();
    Column reportedOn = coalesce(unix_date(col("last_scan_reported_date")), lit(NO_DAY));
    columns.add(report(col("last_scan_at"), reportedOn).as("last_report"));
    columns.add(
        struct(col("first_scan_at").as("at"), col("carrier"), col("service")).as("first_scan"));
    columns.add(col("attempts_at"));
    columns.add(col("country_scans"));
    columns.add(MONTH.col().as("stored_month"));
    return stored.select(columns.toArray(Column[]::new)).repartition(col("order_id"));
  }

  private static List<Column> keysEventsAndDays() {
    List<Column> columns =
        new ArrayList<>(List.of(col("order_id"), col("tracking_number"), col("last_scan_at")));
    EVENTS.forEach(event -> columns.add(col(event.column())));
    columns.addAll(FileDays.stored());
    return columns;
  }

  private static Dataset<Row> fold(Dataset<Row> states) {
    List<Column> merged = new ArrayList<>();
    merged.add(max(col("last_scan_at")).as("last_scan_at"));
    merged.add(max(col("last_report")).as("last_report"));
    EVENTS.forEach(event -> merged.add(min(col(event.column())).as(event.column())));
    merged.addAll(FileDays.merged());
    merged.add(flatten(collect_list(col("attempts_at"))).as("attempts_at"));
    merged.add(flatten(collect_list(col("country_scans"))).as("country_scans"));
    merged.add(max(col("stored_month")).as("stored_month"));
    return states
        .groupBy("order_id", "tracking_number")
        .agg(min(col("first_scan")).as("first_scan"), merged.toArray(Column[]::new));
  }

  private static Dataset<Row> finish(Dataset<Row> folded, FactSettings settings) {
    List<Column> columns = keysEventsAndDays();
    columns.add(MONTH.col());
    columns.add(col("first_scan.carrier").as("carrier"));
    columns.add(col("first_scan.service").as("service"));
    columns.add(col("first_scan.at").as("first_scan_at"));
    columns.add(
        slice(array_sort(array_distinct(col("attempts_at"))), 1, MOST_ATTEMPTS).as("attempts_at"));
    columns.add(firstByCountry(col("country_scans")).as("country_scans"));
    columns.add(col("ema_at").isNotNull().as("is_start_scanned"));
    columns.add(coalesce(col("ema_at"), firstScanIn(col("origin_country"))).as("started_at"));
    columns.add(least(col("emh_at"), col("edh_at"), col("emi_at")).as("available_at"));
    columns.add(least(col("exx_at"), col("edx_at")).as("returned_at"));
    columns.add(reportedDate(col("last_report")).as("last_scan_reported_date"));
    Dataset<Row> finished = folded.select(columns.toArray(Column[]::new));
    return finished
        .withColumn("start_date", settings.day(col("started_at")))
        .withColumn("available_date", settings.day(col("available_at")))
        .withColumn("delivered_date", settings.day(col("emi_at")))
        .withColumn("returned_date", settings.day(col("returned_at")))
        .withColumn("last_scan_date", settings.day(col("last_scan_at")));
  }

  /** Greatest for the latest second, and in it for the first file: its maximum needs one number. */
  private static Column report(Column at, Column fileDay) {
    return shiftleft(unix_seconds(at), DAY_BITS).plus(lit(NO_DAY).minus(fileDay));
  }

  private static Column reportedDate(Column report) {
    Column day = lit(NO_DAY).minus(report.bitwiseAND(lit((long) NO_DAY)));
    return day(day.cast(DataTypes.IntegerType));
  }

  /** Of a number of days; null when it is none. */
  private static Column day(Column number) {
    return date_from_unix_date(when(number.lt(NO_DAY), number));
  }

  private static Column firstByCountry(Column scans) {
    Column countries =
        array_sort(array_distinct(transform(scans, scan -> scan.getField("country"))));
    return transform(
        countries, country -> struct(country.as("country"), firstScanIn(scans, country).as("at")));
  }

  private static Column firstScanIn(Column country) {
    return firstScanIn(col("country_scans"), country);
  }

  private static Column firstScanIn(Column scans, Column country) {
    Column there = filter(scans, scan -> scan.getField("country").equalTo(country));
    return array_min(transform(there, scan -> scan.getField("at")));
  }
}
