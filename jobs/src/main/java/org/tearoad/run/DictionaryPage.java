package org.tearoad.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tearoad.clean.CleanJob;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.reports.Definitions;
import org.tearoad.reports.Edition;
import org.tearoad.reports.Language;
import org.tearoad.reports.Template;
import org.tearoad.reports.tables.Publication;
import org.tearoad.reports.tables.Publications;
import org.tearoad.reports.tables.Remarks;

/** The data dictionary as a page that lies beside the figures, from the tables' contracts. */
public final class DictionaryPage {
  /** Its file. */
  static final String PAGE = "dictionary.html";

  private static final Map<Layer, List<String>> TITLES =
      Map.of(
          Layer.MARTS,
          List.of("Marts", "What a release publishes: marts/ of the release."),
          Layer.BASE_MARTS,
          List.of("Base marts", "Sums by month that the marts are made from."),
          Layer.FACTS,
          List.of("Facts", "One row an order, payment or parcel."),
          Layer.CLEAN,
          List.of("Accepted and rejected lines", "What the logs say, line by line."));

  private static final List<Layer> ORDER =
      List.of(Layer.MARTS, Layer.BASE_MARTS, Layer.FACTS, Layer.CLEAN);

  /** Tables of one kind. */
  public record Shelf(String id, String title, String about, List<Entry> tables) {}

  /**
   * A table.
   *
   * @param published which rows of it are in the workbook; empty when none are
   */
  public record Entry(
      String name,
      String grain,
      List<Input> inputs,
      String published,
      List<Column> columns,
      List<String> checks) {}

  /**
   * What a table is made from.
   *
   * @param isHere the page has it, too
   */
  public record Input(String name, boolean isHere) {}

  /** A column of a table. */
  public record Column(String name, String type, boolean isKey, boolean isFilled, String meaning) {}

  /** Why lines of a log are rejected, or values are not used. */
  public record Log(String name, List<String> rejects, List<String> defects) {}

  private DictionaryPage() {}

  static String html(Edition edition) {
    List<Step> steps = Dictionary.steps();
    Map<String, Object> model = new HashMap<>();
    model.put("release", edition.release());
    model.put("asOf", edition.asOf().toString());
    model.put("zone", edition.zone().getId());
    model.put("remarks", Remarks.of(edition));
    model.put("style", Template.style());
    model.put("layers", shelves(steps));
    model.put("definitions", Definitions.of(Language.ENGLISH, edition));
    model.put(
        "logs",
        CleanJob.LOGS.stream()
            .map(log -> new Log(log.name(), log.rejectReasons(), log.defects()))
            .toList());
    return Template.filled("dictionary.ftlh", model);
  }

  private static List<Shelf> shelves(List<Step> steps) {
    Set<String> here = steps.stream().map(step -> step.output().name()).collect(Collectors.toSet());
    List<Shelf> shelves = new ArrayList<>();
    for (Layer layer : ORDER) {
      List<Entry> entries =
          steps.stream()
              .filter(step -> step.output().layer() == layer)
              .map(step -> entry(step, here))
              .toList();
      List<String> title = TITLES.get(layer);
      shelves.add(
          new Shelf(layer.name().toLowerCase(Locale.ROOT), title.get(0), title.get(1), entries));
    }
    return shelves;
  }

  private static Entry entry(Step step, Set<String> here) {
    Table table = step.output();
    return new Entry(
        table.name(),
        Dictionary.capitalized(table.grain()),
        step.inputs().stream()
            .map(Table::name)
            .distinct()
            .map(name -> new Input(name, here.contains(name)))
            .toList(),
        Publications.ALL.stream()
            .filter(one -> one.mart() == table)
            .map(Publication::rows)
            .findFirst()
            .orElse(""),
        table.fields().stream().map(field -> column(table, field)).toList(),
        table.checks().stream().map(check -> check.name()).toList());
  }

  private static Column column(Table table, Field field) {
    return new Column(
        field.name(),
        field.type().sql().toLowerCase(Locale.ROOT),
        table.key().contains(field.name()),
        field.required(),
        field.meaning());
  }
}
