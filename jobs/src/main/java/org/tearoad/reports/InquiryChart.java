package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tearoad.marts.sellers.B2bFlows;
import org.tearoad.reports.Chart.Key;
import org.tearoad.reports.DataTable.Column;

/** B2B inquiries a month and, below, how many of them became an order within 90 days. */
final class InquiryChart {
  private static final String SHARE = "conversion_within_90";
  private static final String LOW = "conversion_within_90_low";
  private static final String HIGH = "conversion_within_90_high";

  private final Edition edition;
  private final List<MartRow> rows;

  InquiryChart(Marts marts, Edition edition) {
    this.edition = edition;
    this.rows =
        marts.of(B2bFlows.TABLE, "period_type", "month").stream()
            .sorted(Comparator.comparing(row -> row.text("period")))
            .toList();
  }

  Chart chart() {
    String subtitle =
        "Cross-border B2B inquiries by month and, below, the share that became an order within 90 days, %%, with 95\u00a0%% interval; month of the inquiry, %s"
            .formatted(edition.zoneText());
    if (rows.stream().allMatch(row -> row.number("inquiry_count") == 0)) {
      return Chart.nothing("inquiries", "No B2B inquiries in this period", subtitle);
    }
    return new Chart(
            "inquiries",
            title(),
            subtitle,
            "Bars of the inquiries of %d months, with a panel of conversion and its interval below."
                .formatted(rows.size()),
            "full tall",
            List.of(Chart.Panel.alone(Options.json(option(), rows.size()))),
            List.of(),
            List.of(
                "A cohort of inquiries is judged 90 days after the end of its month, when all have had the same time; before, only the share so far is known, which grows. Orders without an inquiry are not in it. Intervals (Wilson) speak of chance alone."),
            new DataTable(
                List.of(
                    Column.named("Inquired", "period", English::shortMonth),
                    Column.of("Inquiries", "inquiry_count", Format.COUNT),
                    Column.of("Orders so far", "won_count", Format.COUNT),
                    Column.of("Share so far", "conversion_share", Format.PERCENT),
                    Column.of("Within 90 days", SHARE, Format.PERCENT),
                    Column.of("low", LOW, Format.PERCENT),
                    Column.of("high", HIGH, Format.PERCENT),
                    Column.of("All B2B orders", "order_count", Format.COUNT),
                    Column.named("90 days over", "is_mature", DataTable::yes),
                    Column.named("Provisional", "is_provisional", DataTable::yes)),
                rows))
        .keyed(
            new Key(Options.MIDDLE, "inquiries", ""),
            new Key(Options.DARK, "became an order within 90 days", "line"),
            new Key(Options.PALE, "95\u00a0% interval", ""));
  }

  private String title() {
    Optional<MartRow> newest =
        rows.stream().filter(row -> row.maybe(SHARE).isPresent()).reduce((one, other) -> other);
    if (newest.isEmpty()) {
      return "How many inquiries become orders cannot be said yet: none is 90 days old";
    }
    MartRow row = newest.get();
    return "Of the inquiries of %s, %s became an order within 90 days (95\u00a0%% interval %s)%s"
        .formatted(
            English.month(row.text("period")),
            Format.PERCENT.of(row, SHARE),
            Format.PERCENT.range(row, LOW, HIGH),
            change(row));
  }

  private String change(MartRow row) {
    String before = YearMonth.parse(row.text("period")).minusYears(1).toString();
    return rows.stream()
        .filter(one -> one.is("period", before) && one.maybe(SHARE).isPresent())
        .findFirst()
        .map(
            one ->
                !DeliveryRows.differs(row, one, SHARE)
                    ? "; no clear change on a year before"
                    : "; a year before %s".formatted(Format.PERCENT.of(one, SHARE)))
        .orElse("");
  }

  private Map<String, Object> option() {
    List<String> months = rows.stream().map(row -> row.text("period")).toList();
    List<Object> inquiries = new ArrayList<>();
    for (MartRow row : rows) {
      inquiries.add(
          map(
              "value",
              row.number("inquiry_count"),
              "itemStyle",
              row.flag("is_provisional")
                  ? VolumeChart.provisional()
                  : map("color", Options.MIDDLE)));
    }
    return map(
        "grid", List.of(Options.grid(14, "46%", 52, 12), Options.grid("62%", 44, 52, 12)),
        "axisPointer", map("link", List.of(map("xAxisIndex", "all"))),
        "xAxis",
            List.of(
                Options.categoryAxis(months, "axisLabel", map("show", false)),
                Options.monthAxis(months, "gridIndex", 1)),
        "yAxis",
            List.of(
                Options.valueAxis("splitNumber", 3),
                Options.valueAxis(
                    "gridIndex", 1,
                    "min", 0,
                    "splitNumber", 3,
                    "axisLabel",
                        map("color", Options.MUTED, "fontSize", 12, "formatter", "{value} %"))),
        "series",
            List.of(
                map("type", "bar", "name", "Inquiries", "barCategoryGap", "22%", "data", inquiries),
                band(false),
                band(true),
                share()));
  }

  /** The lower limit, unseen, and upon it what lies between the limits. */
  private Map<String, Object> band(boolean isSeen) {
    List<Object> data = new ArrayList<>();
    for (MartRow row : rows) {
      OptionalDouble low = row.maybe(LOW);
      data.add(
          low.isEmpty()
              ? null
              : Bars.rounded(
                  100 * (isSeen ? row.number(HIGH) - low.getAsDouble() : low.getAsDouble())));
    }
    return map(
        "type",
        "line",
        "xAxisIndex",
        1,
        "yAxisIndex",
        1,
        "stack",
        "interval",
        "silent",
        true,
        "symbol",
        "none",
        "data",
        data,
        "lineStyle",
        map("width", 0),
        "areaStyle",
        map("color", Options.PALE, "opacity", isSeen ? 1 : 0));
  }

  private Map<String, Object> share() {
    return map(
        "type",
        "line",
        "xAxisIndex",
        1,
        "yAxisIndex",
        1,
        "data",
        Options.values(rows, SHARE, Format.PERCENT),
        "symbol",
        "circle",
        "symbolSize",
        6,
        "color",
        Options.DARK,
        "lineStyle",
        map("color", Options.DARK, "width", 2));
  }
}
