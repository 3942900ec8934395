package org.tearoad.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tearoad.common.io.Commit;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.Json;
import org.tearoad.reports.Bulletin;
import org.tearoad.reports.Figure;
import org.tearoad.reports.Template;
import org.tearoad.reports.tables.TableFiles;
import org.tearoad.run.Warehouse.Published;

/**
 * The page that lists all releases with their headlines. A hint, as LATEST is: it is written after
 * a commit, and the next run repairs it.
 */
public final class ReleaseIndex {
  static final String PAGE = "index.html";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Each in its own language. */
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "English", "ru", "Русский", "zh", "中文");

  private final Warehouse warehouse;

  /**
   * A release that is stored.
   *
   * @param replacement what stands in its place; empty unless it was withdrawn
   */
  public record Line(
      String name,
      String asOf,
      String at,
      boolean isCurrent,
      boolean isSimulated,
      String replacement,
      List<Headline> headlines,
      List<Link> links) {}

  /** A headline figure as the bulletin prints it. */
  public record Headline(String label, String text, boolean isProvisional, String remark) {}

  /** A file of a release. */
  public record Link(String href, String text) {}

  ReleaseIndex(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Writes the page unless it says what is so already. */
  void repair() {
    write(false);
  }

  /** Writes it in any case: the reports of a release may have become more. */
  void renew() {
    write(true);
  }

  private void write(boolean always) {
    Optional<Commit> newest = warehouse.newestCommit();
    if (newest.isPresent()) {
      List<Published> stored = stored();
      String state = state(newest.get(), stored);
      Folder releases = warehouse.releases();
      if (always
          || releases.readText(PAGE).filter(page -> page.contains("\"" + state + "\"")).isEmpty()) {
        releases.writeAtomically(PAGE, html(stored, state));
      }
    }
  }

  /** What the page depends on; the summaries of a release do not change. */
  private static String state(Commit newest, List<Published> stored) {
    return "commit %d: %s"
        .formatted(
            newest.number(),
            stored.stream().map(Published::release).collect(Collectors.joining(" ")));
  }

  /** Each release once, as it was published first, the newest first. */
  private List<Published> stored() {
    Set<String> folders =
        warehouse.releases().list().stream()
            .map(entry -> entry.getPath().getName())
            .collect(Collectors.toSet());
    Map<String, Published> first = new LinkedHashMap<>();
    warehouse.published().forEach(one -> first.putIfAbsent(one.release(), one));
    List<Published> stored =
        new ArrayList<>(
            first.values().stream()
                .filter(one -> folders.contains("release=" + one.release()))
                .toList());
    Collections.reverse(stored);
    return stored;
  }

  private String html(List<Published> stored, String state) {
    String current = warehouse.current().map(Published::release).orElse("");
    Set<String> standing =
        warehouse.standing().stream().map(Published::release).collect(Collectors.toSet());
    List<Line> lines =
        stored.stream()
            .map(one -> line(one, current, standing.contains(one.release()) ? "" : current))
            .toList();
    Map<String, Object> model = new HashMap<>();
    model.put("state", state);
    model.put("style", Template.style());
    model.put("simulated", lines.stream().anyMatch(Line::isSimulated));
    model.put("current", current);
    model.put("releases", lines);
    model.put(
        "pruned",
        warehouse.published().stream().map(Published::release).distinct().count() - stored.size());
    return Template.filled("index.ftlh", model);
  }

  private Line line(Published one, String current, String replacement) {
    Folder reports = warehouse.release(one.release()).folder("reports");
    Optional<JsonNode> summary = summary(reports);
    List<Headline> headlines = new ArrayList<>();
    summary.ifPresent(
        known ->
            known
                .path("headlines")
                .forEach(
                    figure ->
                        headlines.add(
                            new Headline(
                                figure.path("label").asText(),
                                figure.path("text").asText(),
                                isProvisional(figure),
                                figure.path("remark").asText()))));
    return new Line(
        one.release(),
        one.asOf().toString(),
        MINUTE.format(one.at()),
        one.release().equals(current),
        summary.map(known -> known.path("simulated").asBoolean()).orElse(false),
        replacement,
        headlines,
        links(one.release(), reports));
  }

  private static boolean isProvisional(JsonNode figure) {
    for (JsonNode flag : figure.path("flags")) {
      if (flag.asText().equals(Figure.PROVISIONAL)) {
        return true;
      }
    }
    return false;
  }

  /** A summary that nobody can read any more costs the headlines, not the page. */
  private static Optional<JsonNode> summary(Folder reports) {
    try {
      return reports.readText(Bulletin.SUMMARY).map(text -> Json.read(text, JsonNode.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What the release has: older ones have less. */
  private static List<Link> links(String release, Folder reports) {
    String folder = "release=" + release + "/";
    List<Link> links = new ArrayList<>();
    List<String> files = reports.list().stream().map(file -> file.getPath().getName()).toList();
    for (String file : files) {
      String[] parts = file.split("\\.");
      if (parts[0].equals("bulletin") && parts.length == 3) {
        links.add(
            new Link(
                folder + "reports/" + file,
                "Bulletin, %s (%s)"
                    .formatted(
                        LANGUAGES.getOrDefault(parts[1], parts[1]),
                        parts[2].toUpperCase(Locale.ROOT))));
      }
    }
    Map<String, String> others = new LinkedHashMap<>();
    others.put(TableFiles.WORKBOOK, "Workbook");
    others.put(TableFiles.FOLDER, "Tables (CSV)");
    others.put(DictionaryPage.PAGE, "Dictionary");
    others.forEach(
        (file, text) -> {
          if (files.contains(file)) {
            links.add(
                new Link(
                    folder + "reports/" + file + (file.equals(TableFiles.FOLDER) ? "/" : ""),
                    text));
          }
        });
    links.add(new Link(folder + "manifest.json", "Manifest"));
    return links;
  }
}
