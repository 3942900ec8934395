package org.tearoad.marts;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/** The regions that reports speak of, from the reference data. */
public final class Regions {
  public static final Table TABLE =
      Table.of(
          Layer.REFERENCE,
          "regions",
          "one row per region",
          List.of("region"),
          must("region", TEXT, "ISO 3166-2 code."),
          must("name_en", TEXT, "English name."),
          must("name_ru", TEXT, "Russian name."),
          must("name_zh", TEXT, "Chinese name, simplified."),
          must("federal_district", TEXT, "Federal district; unknown when it belongs to none."));

  private Regions() {}

  /** Federal district by region, of rows of this table. */
  public static Map<String, String> districts(Dataset<Row> regions) {
    return regions.select("region", "federal_district").collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
  }
}
