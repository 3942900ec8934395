package org.tearoad.reports;

import static org.tearoad.reports.Options.map;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tearoad.marts.revisions.RevisionSummary;
import org.tearoad.marts.revisions.Revisions;
import org.tearoad.reports.DataTable.Column;

/** What has become of figures since they were first told: the revision triangle. */
final class RevisionChart {
  private static final List<String> STAGES =
      List.of(
          "first",
          "after_7_days",
          "after_1_month",
          "after_3_months",
          "after_6_months",
          "after_12_months");
  private static final double SURE = 0.05;
  private static final int MOST = 12;

  private final Words words;
  private final Marts marts;
  private final List<Told> figures;
  private final List<MartRow> rows;

  /** A figure whose revisions are shown. */
  private record Told(String measure, String name, List<MartRow> rows) {}

  private final Optional<MartRow> ordersSummary;
  private final Optional<MartRow> daysSummary;

  RevisionChart(Words words, Marts marts, Edition edition) {
    this.words = words;
    this.marts = marts;
    String oldest = YearMonth.from(edition.asOf()).minusMonths(MOST).toString();
    this.figures =
        List.of(
            told(marts, oldest, "orders", words.text("revisions.orders")),
            told(marts, oldest, "median_days", words.text("revisions.median")));
    this.rows = figures.stream().flatMap(figure -> figure.rows().stream()).toList();
    this.ordersSummary = summary(marts, "orders");
    this.daysSummary = summary(marts, "median_days");
  }

  private static Told told(Marts marts, String oldest, String measure, String name) {
    return new Told(
        measure,
        name,
        marts.of(Revisions.TABLE, "measure", measure).stream()
            .filter(row -> row.text("period").compareTo(oldest) >= 0)
            .sorted(
                Comparator.<MartRow, String>comparing(row -> row.text("period"))
                    .thenComparing(row -> STAGES.indexOf(row.text("compared_with"))))
            .toList());
  }

  /** Of what only the input has changed since the first release. */
  private static Optional<MartRow> summary(Marts marts, String measure) {
    return marts
        .of(
            RevisionSummary.TABLE,
            "measure",
            measure,
            "compared_with",
            "first",
            "revision_type",
            "content")
        .stream()
        .findFirst();
  }

  Chart chart() {
    String subtitle = words.text("revisions.subtitle");
    if (rows.isEmpty()) {
      return Chart.nothing(
          "revisions", marts.whyNothing(words, Revisions.TABLE, "revisions.nothing"), subtitle);
    }
    return new Chart(
        "revisions",
        title(),
        subtitle,
        words.text("revisions.about"),
        "tall",
        figures.stream().filter(figure -> !figure.rows().isEmpty()).map(this::panel).toList(),
        List.of(
            new Chart.Key(Options.PALE, words.text("revisions.key_up"), ""),
            new Chart.Key(Options.SAND, words.text("revisions.key_down"), ""),
            new Chart.Key(Options.PALEST, words.text("revisions.key_same"), ""),
            new Chart.Key(Options.MUTED, words.text("revisions.key_method"), "empty")),
        notes(),
        new DataTable(
            List.of(
                Column.named("column.measure", "measure", this::measure),
                Column.named("column.month", "period", words::shortMonth),
                Column.named("column.told", "compared_with", this::stage),
                Column.of("column.told_by", "earlier_release", Format.TEXT),
                Column.of("column.told_value", "earlier_value", Format.COUNT),
                Column.of("column.value_now", "value", Format.COUNT),
                Column.of("column.revision", "revision", Format.COUNT),
                Column.of("column.relative_revision", "relative_revision", Format.CHANGE),
                Column.named("column.revision_type", "revision_type", this::type),
                Column.named("column.not_comparable", "not_comparable_because", words::code)),
            rows));
  }

  private String title() {
    if (ordersSummary.isEmpty()) {
      return marts.whyNothing(
          words, RevisionSummary.TABLE, "revisions.title_method", "revisions.title_suppressed");
    }
    MartRow summary = ordersSummary.get();
    var months = Numbers.whole(summary.number("period_count"));
    if (summary.number("mean_absolute_revision") == 0) {
      return words.text("revisions.title_none", "months", months);
    }
    String size = Format.PERCENT.of(words, summary, "relative_mean_absolute_revision");
    if (!summary.has("mean_p_value")) {
      return words.text("revisions.title", "size", size, "months", months);
    }
    boolean isSure = summary.number("mean_p_value") < SURE;
    boolean isUp = summary.number("mean_revision") > 0;
    String direction = isUp ? "revisions.title_low" : "revisions.title_high";
    return words.text(
        isSure ? direction : "revisions.title_unclear", "size", size, "months", months);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    daysSummary.ifPresent(
        row ->
            notes.add(
                words.text(
                    "revisions.note_median",
                    "days",
                    words.days(row.number("mean_absolute_revision")),
                    "months",
                    Numbers.whole(row.number("period_count")))));
    notes.add(words.text("revisions.note", "most", words.count(MOST)));
    return notes;
  }

  private String measure(String code) {
    return figures.stream()
        .filter(figure -> figure.measure().equals(code))
        .map(Told::name)
        .findFirst()
        .orElseThrow();
  }

  private String stage(String code) {
    return words.text(
        switch (code) {
          case "first" -> "revisions.first";
          case "after_7_days" -> "revisions.after_7_days";
          case "after_1_month" -> "revisions.after_1_month";
          case "after_3_months" -> "revisions.after_3_months";
          case "after_6_months" -> "revisions.after_6_months";
          default -> "revisions.after_12_months";
        });
  }

  private String type(String code) {
    return words.text(code.equals("content") ? "revisions.content" : "revisions.methodology");
  }

  private Chart.Panel panel(Told figure) {
    List<String> months = figure.rows().stream().map(row -> row.text("period")).distinct().toList();
    List<List<Integer>> lines = new ArrayList<>();
    STAGES.forEach(stage -> lines.add(new ArrayList<>(Collections.nCopies(months.size(), -1))));
    for (MartRow row : figure.rows()) {
      lines
          .get(STAGES.indexOf(row.text("compared_with")))
          .set(months.indexOf(row.text("period")), rows.indexOf(row));
    }
    Map<String, Object> option =
        CellTable.option(
            stageAxis(),
            months.stream().map(words::shortMonth).toList(),
            lines,
            row -> cell(rows.get(row)));
    return new Chart.Panel(figure.name(), "", Options.json(option, lines), "");
  }

  private Map<String, Object> stageAxis() {
    Map<String, Object> label =
        map(
            "color", Options.MUTED,
            "fontSize", 11,
            "interval", 0,
            "width", 62,
            "overflow", "break");
    return Options.categoryAxis(
        STAGES.stream().map(this::stage).toList(), "position", "top", "axisLabel", label);
  }

  private Map<String, Object> cell(MartRow row) {
    double revision = row.maybe("revision").orElse(0);
    boolean isSameMethod = row.has("revision_type") && row.is("revision_type", "content");
    String colour = revision > 0 ? Options.PALE : revision < 0 ? Options.SAND : Options.PALEST;
    return CellTable.cell(
        row.maybe("revision").isPresent() ? colour : "#ffffff",
        !isSameMethod,
        label(row),
        Options.INK);
  }

  /** Orders relative to their size, days as they are. */
  private String label(MartRow row) {
    if (row.maybe("revision").isEmpty()) {
      return Words.NONE;
    }
    String days = Format.COUNT.of(words, row, "revision");
    return row.is("measure", "orders")
        ? Format.CHANGE.of(words, row, "relative_revision")
        : row.number("revision") > 0 ? "+" + days : days;
  }
}
