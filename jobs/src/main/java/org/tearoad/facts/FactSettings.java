package org.tearoad.facts;

import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.tearoad.common.columns.Instants;

/**
 * What the facts need to know: the zone of days, and the two countries between which the road runs.
 */
public record FactSettings(ZoneId reportingZone, String homeCountry, String partnerCountry) {

  Column day(Column instant) {
    return Instants.day(instant, reportingZone);
  }

  /** The month folder of an instant, like 2015-11. */
  Column month(Column instant) {
    return date_format(day(instant), "yyyy-MM");
  }

  /** import, export, domestic or other, seen from the home country. */
  Column flow(Column origin, Column destination) {
    Column fromHome = origin.equalTo(homeCountry);
    Column toHome = destination.equalTo(homeCountry);
    return when(origin.equalTo(partnerCountry).and(toHome), lit("import"))
        .when(fromHome.and(destination.equalTo(partnerCountry)), lit("export"))
        .when(fromHome.and(toHome), lit("domestic"))
        .otherwise(lit("other"));
  }

  /** cross_border (import and export), domestic or other. */
  static Column trade(Column flow) {
    return when(flow.isin("import", "export"), lit("cross_border")).otherwise(flow);
  }
}
