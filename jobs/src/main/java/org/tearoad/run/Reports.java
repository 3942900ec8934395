package org.tearoad.run;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.io.Folder;
import org.tearoad.reports.Bulletin;
import org.tearoad.reports.Edition;
import org.tearoad.reports.Language;
import org.tearoad.reports.Marts;
import org.tearoad.reports.UndrawableException;
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
   * @param languages of the pages
   * @throws RunFailure when there is no such release, or its reports cannot be drawn completely
   */
  public void draw(SparkSession spark, String release, Set<Language> languages) {
    Manifest manifest = warehouse.manifest(release);
    var reader = new ReleaseReader(spark, warehouse, manifest);
    write(
        warehouse.release(release),
        Marts.read(reader::mart),
        edition(manifest),
        references,
        languages);
  }

  /** Writes all reports of a release, or none. */
  static void write(Folder release, Marts marts, Edition edition, References references) {
    write(release, marts, edition, references, EnumSet.allOf(Language.class));
  }

  private static void write(
      Folder release,
      Marts marts,
      Edition edition,
      References references,
      Set<Language> languages) {
    try {
      Bulletin.draw(marts, edition, references.tiles(), languages)
          .forEach(release.folder("reports")::writeAtomically);
    } catch (UndrawableException e) {
      throw new RunFailure(
          ExitCode.REFUSED, "Cannot publish, the bulletin is not complete: " + e.getMessage());
    }
  }

  private Edition edition(Manifest manifest) {
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
        replacement(manifest.release()));
  }

  /** The release that stands in place of a withdrawn one. */
  private Optional<String> replacement(String release) {
    boolean stands = warehouse.standing().stream().anyMatch(one -> one.release().equals(release));
    return stands ? Optional.empty() : warehouse.current().map(Published::release);
  }
}
