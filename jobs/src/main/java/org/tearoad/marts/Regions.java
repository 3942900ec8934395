package org.tearoad.marts;

import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
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
}
