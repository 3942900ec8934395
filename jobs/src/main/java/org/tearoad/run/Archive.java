package org.tearoad.run;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tearoad.common.io.Folder;
import org.tearoad.run.Warehouse.Published;

/** What is done with releases after they were published: going back to one, and pruning. */
public final class Archive {
  private final Warehouse warehouse;
  private final InstantSource clock;

  /** What was removed: releases by name, stored folders by their path below the warehouse. */
  public record Pruned(List<String> releases, List<String> folders) {}

  public Archive(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Makes an earlier release the current one again; what was published after it is withdrawn, and
   * the next night goes on from it.
   *
   * @return the releases that are withdrawn by it, oldest first
   * @throws RunFailure when it does not stand, or was pruned
   */
  public List<Published> goBackTo(String release) {
    List<Published> standing = warehouse.standing();
    Published wanted =
        standing.stream()
            .filter(one -> one.release().equals(release))
            .findFirst()
            .orElseThrow(
                () ->
                    new RunFailure(
                        ExitCode.USAGE,
                        "Cannot publish %s: no such release stands, got %s"
                            .formatted(release, names(standing))));
    warehouse.manifest(release);
    List<Published> withdrawn = standing.subList(standing.indexOf(wanted) + 1, standing.size());
    if (!withdrawn.isEmpty()) {
      warehouse.publish(
          warehouse.newestCommit(),
          new Published(wanted.release(), wanted.asOf(), wanted.run(), clock.instant()));
      warehouse.repairHints();
    }
    return withdrawn;
  }

  /** The releases that were withdrawn and are still stored, oldest first. */
  public List<String> withdrawn() {
    Set<String> standing =
        warehouse.standing().stream().map(Published::release).collect(Collectors.toSet());
    return warehouse.published().stream()
        .map(Published::release)
        .distinct()
        .filter(release -> !standing.contains(release) && warehouse.isStored(release))
        .toList();
  }

  /**
   * Removes old releases, and the folders of facts and base marts that only they name. Releases
   * that were withdrawn go too; the current one, the newest, whose reports people may have in their
   * hands, those of the last days and the last one of each month stay. So do the rejected lines,
   * and what the releases told: their vintages.
   *
   * @param days before the current as-of day from which all releases stay
   * @param isTrial only says what would go
   */
  public Pruned prune(int days, boolean isTrial) {
    Set<String> kept = kept(days);
    List<String> releases =
        warehouse.releases().list().stream()
            .map(entry -> entry.getPath().getName())
            .filter(name -> name.startsWith("release="))
            .filter(name -> !kept.contains(name.substring("release=".length())))
            .toList();
    List<String> folders = foldersWithout(kept);
    if (!isTrial) {
      // Releases first: what is named by none can be found again after an accident.
      releases.forEach(warehouse.releases()::delete);
      folders.forEach(warehouse.root()::delete);
      warehouse.repairHints();
    }
    return new Pruned(
        releases.stream().map(name -> name.substring("release=".length())).toList(), folders);
  }

  private Set<String> kept(int days) {
    Map<YearMonth, Published> lastOfMonth = new HashMap<>();
    Set<String> kept = new TreeSet<>();
    warehouse.current().ifPresent(current -> kept.add(current.release()));
    EarlierReports.release(warehouse).ifPresent(kept::add);
    LocalDate from =
        warehouse.current().map(current -> current.asOf().minusDays(days)).orElse(LocalDate.MIN);
    for (Published one : warehouse.stored()) {
      lastOfMonth.merge(
          YearMonth.from(one.asOf()),
          one,
          (known, next) -> next.asOf().isBefore(known.asOf()) ? known : next);
      if (!one.asOf().isBefore(from)) {
        kept.add(one.release());
      }
    }
    lastOfMonth.values().forEach(one -> kept.add(one.release()));
    return kept;
  }

  /** Month folders that no manifest of these releases names. */
  private List<String> foldersWithout(Set<String> kept) {
    Set<String> named =
        kept.stream()
            .map(warehouse::manifest)
            .flatMap(manifest -> manifest.months().values().stream())
            .flatMap(months -> months.values().stream())
            .map(StoredMonth::folder)
            .collect(Collectors.toSet());
    List<String> unused = new ArrayList<>();
    for (String layer : List.of("facts", "marts")) {
      for (String table : names(warehouse.root().folder(layer))) {
        for (String run : names(warehouse.root().folder(layer + "/" + table))) {
          String folder = "%s/%s/%s".formatted(layer, table, run);
          List<String> months = names(warehouse.root().folder(folder));
          List<String> without =
              months.stream()
                  .map(month -> folder + "/" + month)
                  .filter(month -> !named.contains(month))
                  .toList();
          unused.addAll(without.size() == months.size() ? List.of(folder) : without);
        }
      }
    }
    return unused;
  }

  private static List<String> names(Folder folder) {
    return folder.list().stream().map(entry -> entry.getPath().getName()).toList();
  }

  private static String names(List<Published> releases) {
    return releases.stream().map(Published::release).collect(Collectors.joining(", "));
  }
}
