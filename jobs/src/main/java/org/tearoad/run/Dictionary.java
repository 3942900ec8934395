package org.tearoad.run;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tearoad.clean.CleanJob;
import org.tearoad.clean.CleanSettings;
import org.tearoad.clean.Codes;
import org.tearoad.clean.LogContract;
import org.tearoad.common.columns.KeyedHash;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Table;
import org.tearoad.facts.FactSettings;
import org.tearoad.facts.FactsJob;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.MartsJob;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.disclosure.DisclosureSettings;
import org.tearoad.marts.revisions.MadeBy;

/** All steps, and the data dictionary and lineage that follow from them. */
public final class Dictionary {
  private Dictionary() {}

  /**
   * The steps of a run in their order; what they build does not depend on these settings' values.
   */
  public static List<Step> steps() {
    var zone = ZoneId.of("Europe/Moscow");
    var delivery = new DeliverySettings(180, 60, List.of(), "RU", "CN");
    var disclosure = new DisclosureSettings(3, 10, List.of());
    var marts =
        new MartSettings(LocalDate.of(2015, 12, 31), zone, 30, delivery, List.of(), disclosure);
    var clean =
        new CleanSettings(
            zone,
            Map.of(),
            new KeyedHash("dictionary"),
            Codes.of(Map.of("EMA", "EMA"), List.of("RU-MOW"), Map.of("101", "RU-MOW")),
            "RU");
    return Stream.of(
            CleanJob.steps(clean),
            List.of(CleanJob.rejects()),
            FactsJob.steps(new FactSettings(zone, "RU", "CN"), Set.of()),
            MartsJob.steps(marts, new MadeBy("2015-12-31", "1", "settings")))
        .flatMap(List::stream)
        .toList();
  }

  /** One section a table: grain, key, columns with their meaning, checks, inputs. */
  public static String markdown() {
    StringBuilder text =
        new StringBuilder(
            "# Tables\n\nMade from the contracts in the code; `./run.sh tables` prints it.\n");
    for (Step step : steps()) {
      text.append(section(step));
    }
    text.append("\n## Reject reasons and defects\n");
    for (LogContract log : CleanJob.LOGS) {
      text.append("\n**").append(log.name()).append("** rejects: ");
      text.append(
          log.rejectReasons().stream().map(Dictionary::code).collect(Collectors.joining(", ")));
      text.append(".\nDefects: ");
      text.append(log.defects().stream().map(Dictionary::code).collect(Collectors.joining(", ")))
          .append(".\n");
    }
    return text.toString();
  }

  /** The steps as a Mermaid graph. */
  public static String mermaid() {
    return steps().stream()
        .flatMap(
            step ->
                step.inputs().stream()
                    .filter(input -> input != step.output())
                    .map(input -> "  " + input.name() + " --> " + step.output().name()))
        .distinct()
        .collect(Collectors.joining("\n", "graph LR\n", "\n"));
  }

  private static String section(Step step) {
    Table table = step.output();
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(table.name()).append("\n\n");
    text.append(capitalized(table.grain()))
        .append(". Key: ")
        .append(table.key().stream().map(Dictionary::code).collect(Collectors.joining(", ")));
    text.append(". Made from ")
        .append(
            step.inputs().stream()
                .map(input -> code(input.name()))
                .distinct()
                .collect(Collectors.joining(", ")))
        .append(".\n\n");
    text.append("| column | type | filled | meaning |\n|---|---|---|---|\n");
    for (Field field : table.fields()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  code(field.name()),
                  field.type().sql().toLowerCase(java.util.Locale.ROOT),
                  field.required() ? "yes" : "",
                  field.meaning()));
    }
    if (!table.checks().isEmpty()) {
      text.append("\nChecks: ")
          .append(
              table.checks().stream()
                  .map(check -> code(check.name()))
                  .collect(Collectors.joining(", ")))
          .append(".\n");
    }
    return text.toString();
  }

  static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
