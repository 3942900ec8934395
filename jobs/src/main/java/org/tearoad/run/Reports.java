package org.tearoad.run;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.Folder;
import org.tearoad.reports.Bulletin;
import org.tearoad.reports.Edition;
import org.tearoad.reports.Language;
import org.tearoad.reports.Tile;
import org.tearoad.reports.UndrawableException;
import org.tearoad.reports.tables.ReportRows;
import org.tearoad.reports.tables.TableFiles;
import org.tearoad.run.Warehouse.Published;

/** The reports of releases that were published before, drawn again. */
public final class Reports {
  private final Warehouse warehouse;
  private final References references;

  Reports(Warehouse warehouse, References references) {
    this.warehouse = warehouse;
    this.references = references;
  }

  /**
   * Draws the reports from the marts of the release, as the settings of its run say; those of a
   * withdrawn release say that it is.
   *
   * @param asked languages of the pages; empty for those in which the release was published, or for
   *     all when it was published in none
   * @throws RunFailure when there is no such release, or its reports cannot be drawn completely
   */
  public void draw(SparkSession spark, String release, Set<Language> asked) {
    Manifest manifest = warehouse.manifest(release);
    Set<Language> languages = asked.isEmpty() ? published(manifest) : asked;
    draw(spark, manifest, languages.isEmpty() ? EnumSet.allOf(Language.class) : languages);
  }

  /** The same of all that readers may have of it: pages in other languages may have been drawn. */
  public void drawAgain(SparkSession spark, String release) {
    Manifest manifest = warehouse.manifest(release);
    Set<Language> languages = new LinkedHashSet<>(published(manifest));
    for (Language language : Language.values()) {
      if (warehouse.release(release).folder("reports").exists(Bulletin.page(language))) {
        languages.add(language);
      }
    }
    draw(spark, manifest, languages);
  }

  private void draw(SparkSession spark, Manifest manifest, Set<Language> languages) {
    var reader = new ReleaseReader(spark, warehouse, manifest);
    Map<String, byte[]> drawn =
        draw(
            // A release of an older program has fewer marts.
            ReportRows.read(
                table ->
                    manifest.marts().containsKey(table.name())
                        ? reader.mart(table)
                        : table.empty(spark)),
            edition(manifest, languages),
            references,
            manifest.marts(),
            languages);
    write(warehouse.release(manifest.release()), drawn);
    // It links the pages that there are.
    new ReleaseIndex(warehouse).renew();
  }

  /** Writes the reports of a release, or replaces them. */
  static void write(Folder release, Map<String, byte[]> drawn) {
    drawn.forEach(release.folder("reports")::writeAtomically);
  }

  /**
   * All reports of a release, by the name of their file.
   *
   * @param rowCounts rows of the whole marts, by name
   * @throws RunFailure when one of them cannot be drawn completely
   */
  static Map<String, byte[]> draw(
      ReportRows rows,
      Edition edition,
      References references,
      Map<String, Long> rowCounts,
      Set<Language> languages) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try {
      files.putAll(
          Bulletin.draw(rows.drawn(), edition, references.tiles(), references.names(), languages));
      files.putAll(
          TableFiles.draw(rows.published(), edition, rowCounts, Tile.footnote(references.tiles())));
      files.put(DictionaryPage.PAGE, DictionaryPage.html(edition).getBytes(StandardCharsets.UTF_8));
    } catch (UndrawableException e) {
      throw new RunFailure(
          ExitCode.REFUSED, "Cannot draw the reports completely: " + e.getMessage());
    }
    return files;
  }

  /**
   * @param drawn languages of its pages, which link each other when it was published in none
   */
  private Edition edition(Manifest manifest, Set<Language> drawn) {
    Set<Language> published = published(manifest);
    Map<String, String> settings = manifest.configuration();
    return new Edition(
        manifest.release(),
        manifest.asOf(),
        ZoneId.of(settings.get("reporting.zone")),
        settings.get("reporting.home-country"),
        settings.get("reporting.partner-country"),
        manifest.simulated(),
        manifest.ledger().size(),
        Integer.parseInt(settings.get("reporting.provisional-days")),
        published.isEmpty() ? drawn : published,
        replacement(manifest.release()));
  }

  /** Languages by the settings of its run; a release of an older program has all. */
  private static Set<Language> published(Manifest manifest) {
    String setting = manifest.configuration().get("reporting.languages");
    Set<Language> languages = new LinkedHashSet<>();
    for (Language language : Language.values()) {
      if (setting == null || setting.contains(language.code())) {
        languages.add(language);
      }
    }
    return languages;
  }

  /** The release that stands in place of a withdrawn one. */
  private Optional<String> replacement(String release) {
    boolean stands = warehouse.standing().stream().anyMatch(one -> one.release().equals(release));
    return stands ? Optional.empty() : warehouse.current().map(Published::release);
  }
}
