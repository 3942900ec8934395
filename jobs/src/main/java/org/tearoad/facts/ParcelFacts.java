package org.tearoad.facts;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.DATE;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.INSTANT;
import static org.tearoad.common.table.Types.INSTANTS;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * One row per parcel of an order: the earliest scan of each event code. Tracking numbers are reused
 * and shared, so the order is part of the key.
 */
public final class ParcelFacts {
  /** Attempts that are kept; more are no news. */
  private static final int MOST_ATTEMPTS = 8;

  private static final DataType COUNTRY_SCANS =
      DataTypes.createArrayType(
          DataTypes.createStructType(
              List.of(
                  DataTypes.createStructField("country", TEXT, true),
                  DataTypes.createStructField("at", INSTANT, true))));

  static final Field MONTH =
      must("order_month", TEXT, "Month folder of the order; waiting when the order is unknown.");

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
                      ParcelEvent.ALL.stream().map(ParcelEvent::field),
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
      StoredRows stored,
      Dataset<Row> lines,
      Dataset<Row> orderMonths,
      Dataset<Row> orders,
      FactSettings settings) {
    Dataset<Row> folded = ParcelState.of(stored.folded(), lines);
    Dataset<Row> origins = orders.select(col("order_id"), col("origin_country"));
    return stored.with(
        finish(
            OrderMonths.assign(folded, orderMonths)
                .join(origins, new String[] {"order_id"}, "left"),
            settings),
        TABLE);
  }

  private static Dataset<Row> finish(Dataset<Row> folded, FactSettings settings) {
    List<Column> columns = ParcelState.keysEventsAndDays();
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
    columns.add(ParcelState.reportedDate().as("last_scan_reported_date"));
    Dataset<Row> finished = folded.select(columns.toArray(Column[]::new));
    return finished
        .withColumn("start_date", settings.day(col("started_at")))
        .withColumn("available_date", settings.day(col("available_at")))
        .withColumn("delivered_date", settings.day(col("emi_at")))
        .withColumn("returned_date", settings.day(col("returned_at")))
        .withColumn("last_scan_date", settings.day(col("last_scan_at")));
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
