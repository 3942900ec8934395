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

  private final Words words;
  private final Edition edition;
  private final List<MartRow> rows;
  private final String whyNothing;

  InquiryChart(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.edition = edition;
    List<MartRow> months = marts.of(B2bFlows.TABLE, "period_type", "month");
    this.rows =
        months.stream()
            .filter(row -> row.has("inquiry_count"))
            .sorted(Comparator.comparing(row -> row.text("period")))
            .toList();
    this.whyNothing =
        rows.size() < months.size()
            ? words.text("figure.none_to_show")
            : marts.whyNothing(words, B2bFlows.TABLE, "inquiries.nothing");
  }

  Chart chart() {
    String subtitle = words.text("inquiries.subtitle", "zone", edition.zone().getId());
    if (rows.stream().allMatch(row -> row.number("inquiry_count") == 0)) {
      return Chart.nothing("inquiries", whyNothing, subtitle);
    }
    var months = Months.of(rows, "period");
    List<String> notes = new ArrayList<>(List.of(words.text("inquiries.note")));
    if (rows.stream().anyMatch(row -> row.flag("is_provisional"))) {
      notes.add(words.text("volume.note_provisional", "days", edition.provisionalDays()));
    }
    months.note(words).ifPresent(notes::add);
    return new Chart(
            "inquiries",
            title(),
            subtitle,
            words.text("inquiries.about", "months", rows.size()),
            "full tall",
            List.of(Chart.Panel.alone(Options.json(option(months), months.lines()))),
            List.of(),
            notes,
            new DataTable(
                List.of(
                    Column.named("column.inquired", "period", words::shortMonth),
                    Column.of("column.inquiries", "inquiry_count", Format.COUNT),
                    Column.of("column.won", "won_count", Format.COUNT),
                    Column.of("column.share_so_far", "conversion_share", Format.PERCENT),
                    Column.of("column.within_90", SHARE, Format.PERCENT),
                    Column.of("column.low", LOW, Format.PERCENT),
                    Column.of("column.high", HIGH, Format.PERCENT),
                    Column.of("column.b2b_orders", "order_count", Format.COUNT),
                    Column.named("column.over_90", "is_mature", words::code),
                    Column.named("column.provisional", "is_provisional", words::code)),
                rows))
        .keyed(
            new Key(Options.MIDDLE, words.text("inquiries.key_inquiries"), ""),
            new Key(Options.DARK, words.text("inquiries.key_won"), "line"),
            new Key(Options.PALE, words.text("inquiries.key_interval"), ""));
  }

  private String title() {
    Optional<MartRow> newest =
        rows.stream().filter(row -> row.maybe(SHARE).isPresent()).reduce((one, other) -> other);
    if (newest.isEmpty()) {
      return words.text("inquiries.unsaid");
    }
    MartRow row = newest.get();
    Optional<MartRow> before = yearBefore(row);
    return words.text(
        before.filter(one -> DeliveryRows.differs(row, one, SHARE)).isPresent()
            ? "inquiries.title_changed"
            : before.filter(one -> DeliveryRows.overlap(row, one, SHARE)).isPresent()
                ? "inquiries.title_no_clear_change"
                : "inquiries.title",
        "ofMonth",
        words.ofMonth(row.text("period")),
        "share",
        Format.PERCENT.of(words, row, SHARE),
        "range",
        Format.PERCENT.range(words, row, LOW, HIGH),
        "before",
        before.map(one -> Format.PERCENT.of(words, one, SHARE)).orElse(Words.NONE));
  }

  private Optional<MartRow> yearBefore(MartRow row) {
    String before = YearMonth.parse(row.text("period")).minusYears(1).toString();
    return rows.stream()
        .filter(one -> one.is("period", before) && one.maybe(SHARE).isPresent())
        .findFirst();
  }

  private Map<String, Object> option(Months months) {
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
                Options.categoryAxis(months.names(), "axisLabel", map("show", false)),
                Options.monthAxis(words, months.names(), "gridIndex", 1)),
        "yAxis",
            List.of(
                Options.valueAxis("splitNumber", 3),
                Options.valueAxis(
                    "gridIndex", 1,
                    "min", 0,
                    "splitNumber", 3,
                    "axisLabel",
                        map(
                            "color",
                            Options.MUTED,
                            "fontSize",
                            12,
                            "formatter",
                            words.axisPercent()))),
        "series",
            List.of(
                map("type", "bar", "barCategoryGap", "22%", "data", months.placed(inquiries)),
                band(months, false),
                band(months, true),
                share(months)));
  }

  /** The lower limit, unseen, and upon it what lies between the limits. */
  private Map<String, Object> band(Months months, boolean isSeen) {
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
        months.placed(data),
        "lineStyle",
        map("width", 0),
        "areaStyle",
        map("color", Options.PALE, "opacity", isSeen ? 1 : 0));
  }

  private Map<String, Object> share(Months months) {
    return map(
        "type",
        "line",
        "xAxisIndex",
        1,
        "yAxisIndex",
        1,
        "data",
        months.placed(Options.values(rows, SHARE, Format.PERCENT)),
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
