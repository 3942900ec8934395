package org.tearoad.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Table;

/** Lines of the order logs: typed, judged, buyers hashed, postcodes turned into regions. */
public final class Orders {
  public static final Table TABLE = RawOrders.CONTRACT.cleanTable();
  private static final int PREFIX_LENGTH = 3;

  private Orders() {}

  static Dataset<Row> build(Dataset<Row> lines, CleanSettings settings) {
    Dataset<Row> judged = new Judge(RawOrders.CONTRACT, settings).judge(lines);
    return judged.withColumn("destination_region", region(settings));
  }

  private static Column region(CleanSettings settings) {
    // What is not six digits is a postcode of another country or of none: its start means nothing.
    Column prefix =
        when(
            col("destination_postcode").rlike("^[0-9]{6}$"),
            substring(col("destination_postcode"), 1, PREFIX_LENGTH));
    return coalesce(
        col("destination_region"),
        when(
            col("destination_country").equalTo(lit(settings.postcodeCountry())),
            settings.codes().postcodes().meaning(prefix)));
  }
}
