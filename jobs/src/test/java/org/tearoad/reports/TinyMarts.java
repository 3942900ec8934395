package org.tearoad.reports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tearoad.common.table.Table;
import org.tearoad.marts.VolumeGrowth;
import org.tearoad.marts.delivery.DeliveryTime;
import org.tearoad.marts.interruptions.RegionInterruptions;
import org.tearoad.marts.sellers.B2bFlows;

/** Marts of a few rows made by hand, and the bulletin that is drawn from them. */
final class TinyMarts {
  static final Edition EDITION =
      new Edition(
          "2015-12-31.2",
          LocalDate.of(2015, 12, 31),
          ZoneId.of("Europe/Moscow"),
          "RU",
          "CN",
          true,
          3,
          30,
          Set.of(Language.values()),
          Optional.empty());

  private TinyMarts() {}

  /** The edition of a release that another stands in place of. */
  static Edition withdrawnFor(String replacement) {
    return new Edition(
        EDITION.release(),
        EDITION.asOf(),
        EDITION.zone(),
        EDITION.home(),
        EDITION.partner(),
        EDITION.simulated(),
        EDITION.inputFiles(),
        EDITION.provisionalDays(),
        EDITION.languages(),
        Optional.of(replacement));
  }

  /** A row of a mart; columns that are not given are null. */
  static MartRow row(Table table, Object... columnsAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    table.columnNames().forEach(column -> values.put(column, null));
    return with(new MartRow(table.name(), table.key(), values), columnsAndValues);
  }

  static MartRow with(MartRow row, Object... columnsAndValues) {
    Map<String, Object> values = new LinkedHashMap<>(row.values());
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String column = (String) columnsAndValues[i];
      if (!values.containsKey(column)) {
        throw new IllegalArgumentException(row.mart() + " has no column " + column);
      }
      values.put(column, columnsAndValues[i + 1]);
    }
    return new MartRow(row.mart(), row.keyColumns(), values);
  }

  /** What the total of 2015 across the border grew by. */
  static MartRow growth(String measure, String value, double rate) {
    return row(
        VolumeGrowth.TABLE,
        "period_type",
        "year",
        "period",
        "2015",
        "channel",
        "b2c",
        "trade",
        "cross_border",
        "dimension",
        "total",
        "slice",
        "total",
        "measure",
        measure,
        "value",
        new BigDecimal(value),
        "growth_rate",
        rate,
        "is_provisional",
        false);
  }

  /** What parcels to the home country took, with the limits of the median; null where unknown. */
  static MartRow took(
      String month, String dimension, String slice, int median, Integer low, Integer high) {
    return row(
        DeliveryTime.TABLE,
        "cohort_type",
        "month",
        "cohort",
        month,
        "scope",
        "import",
        "clock",
        "operator",
        "day_type",
        "calendar",
        "dimension",
        dimension,
        "slice",
        slice,
        "parcel_count",
        100L,
        "median_days",
        median,
        "median_low",
        low,
        "median_high",
        high,
        "is_provisional",
        false);
  }

  static MartRow inquiries(String month) {
    return row(
        B2bFlows.TABLE,
        "period_type",
        "month",
        "period",
        month,
        "scope",
        "cross_border",
        "inquiry_count",
        200L,
        "is_mature",
        false,
        "is_provisional",
        false);
  }

  /** A region that has too few orders for a stop to be seen. */
  static MartRow unseen(String region) {
    return row(
        RegionInterruptions.TABLE,
        "flow",
        "import",
        "event",
        "order",
        "region",
        region,
        "kind",
        "cannot_be_seen",
        "is_open",
        false,
        "expected_per_day",
        0.01);
  }

  static Map<String, String> draw(List<MartRow> rows, Edition edition) {
    return draw(rows, edition, Language.ENGLISH);
  }

  private static Map<String, String> draw(List<MartRow> rows, Edition edition, Language language) {
    Map<String, String> texts = new HashMap<>();
    files(rows, edition, language)
        .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private static Map<String, byte[]> files(List<MartRow> rows, Edition edition, Language language) {
    Map<String, List<MartRow>> byMart = new HashMap<>();
    rows.forEach(row -> byMart.computeIfAbsent(row.mart(), mart -> new ArrayList<>()).add(row));
    return Bulletin.draw(
        new Marts(byMart, Set.of(), 0), edition, List.of(), Names.OF_CODES, Set.of(language));
  }

  /** The bulletin as PDF. */
  static byte[] paper(List<MartRow> rows, Language language) {
    return files(rows, EDITION, language).get(Bulletin.paper(language));
  }

  static String page(List<MartRow> rows) {
    return page(rows, Language.ENGLISH);
  }

  static String page(List<MartRow> rows, Language language) {
    return draw(rows, EDITION, language).get(Bulletin.page(language));
  }
}
