package org.tearoad.run;

import com.typesafe.config.Config;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;
import org.tearoad.clean.CleanSettings;
import org.tearoad.common.columns.KeyedHash;
import org.tearoad.common.io.Commit;
import org.tearoad.common.io.Folder;
import org.tearoad.common.io.RunLock;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.revisions.MadeBy;
import org.tearoad.marts.watch.FreshnessRule.State;
import org.tearoad.run.Inputs.Start;
import org.tearoad.run.Staleness.Arrival;

/** Starts runs: takes the lock, finds what is to do, builds, checks, and publishes or refuses. */
public final class Runs {
  private static final String ENVIRONMENT_KEY = "TEAROAD_BUYER_KEY";
  private static final String DEMO_KEY = "tea-road-demo-key";

  private final TeaRoadSettings settings;
  private final Identity identity;
  private final Configuration hadoop;
  private final Supplier<SparkSession> spark;
  private final InstantSource clock;

  /**
   * What came of a run.
   *
   * @param release the release that was published, or the current one when nothing was to do
   */
  public record Outcome(Optional<Manifest> published, Optional<String> release, String message) {}

  /**
   * @param spark opens the session; asked only when there is work for it
   */
  public Runs(
      Config config, Configuration hadoop, Supplier<SparkSession> spark, InstantSource clock) {
    this.settings = TeaRoadSettings.read(config);
    this.identity = new Identity(config, settings, hadoop);
    this.hadoop = hadoop;
    this.spark = spark;
    this.clock = clock;
  }

  public TeaRoadSettings settings() {
    return settings;
  }

  public Warehouse warehouse() {
    return new Warehouse(hadoop, settings.warehouse());
  }

  /** The releases that were published; who changes them holds {@linkplain #lock the lock}. */
  public Archive archive() {
    return new Archive(warehouse(), clock);
  }

  /**
   * The lock of the warehouse, for what changes releases without being a run.
   *
   * @param command that takes it, for who finds it held
   */
  public RunLock lock(String command) {
    return RunLock.acquire(
        warehouse().root(), command + "-" + UUID.randomUUID(), settings.lockLease(), clock);
  }

  /** The reports of these releases; who draws them holds {@linkplain #lock the lock}. */
  public Reports reports() {
    return new Reports(warehouse(), References.read(hadoop, settings.reference()));
  }

  /** What a run would read; changes nothing. */
  public Inputs plan(Optional<LocalDate> asOf, Start start) {
    return Inputs.find(settings, warehouse(), new RawFiles(hadoop, settings.raw()), asOf, start);
  }

  /**
   * What a run would read, touch and write; changes nothing.
   *
   * @throws RunFailure when the run could not go on either
   */
  public Forecast forecast(Optional<LocalDate> asOf, Start start) {
    References references = References.read(hadoop, settings.reference());
    Inputs inputs = plan(asOf, start);
    String foldIdentity = identity.ofFold(references, buyers(inputs.simulated()));
    requireSameFold(inputs, foldIdentity);
    Set<String> exact = new TreeSet<>();
    long published = 0;
    if (inputs.base().isPresent()) {
      Manifest base = inputs.base().get();
      exact.addAll(StoredMonths.ofOtherRates(base.months(), references));
      if (!base.asOf().equals(inputs.asOf())) {
        Instant end = MartSettings.endOf(base.asOf(), settings.reportingZone());
        exact.addAll(StoredMonths.knownLaterThan(end, base.months()));
      }
      published =
          warehouse().release(base.release()).files().stream().mapToLong(FileStatus::getLen).sum();
    }
    return Forecast.of(
        inputs,
        nothingToDo(inputs, references, foldIdentity, asOf),
        settings.delivery().matureAfterDays(),
        exact,
        published);
  }

  /**
   * All that is wrong with reference data, inputs and key, and what else would keep a night from
   * going on; settings were read already.
   */
  public List<String> problems(Optional<LocalDate> asOf) {
    List<String> problems = new ArrayList<>();
    Optional<References> references = attempt(problems, this::references);
    problems.addAll(new Selects(hadoop).problems(settings.sources()));
    Optional<Inputs> inputs = attempt(problems, () -> plan(asOf, Start.FROM_LAST_RELEASE));
    if (inputs.isPresent()) {
      Optional<KeyedHash> buyers = attempt(problems, () -> buyers(inputs.get().simulated()));
      problems.addAll(
          attempt(problems, () -> new Headers(hadoop).problems(inputs.get().fresh()))
              .orElse(List.of()));
      if (references.isPresent() && buyers.isPresent()) {
        attempt(problems, () -> idle(inputs.get(), references.get(), buyers.get(), asOf));
      }
    }
    return problems;
  }

  private References references() {
    References references = References.read(hadoop, settings.reference());
    new Staleness(settings, references);
    return references;
  }

  /**
   * Why a night would do nothing.
   *
   * @throws RunFailure when it could not go on
   */
  private Optional<String> idle(
      Inputs inputs, References references, KeyedHash buyers, Optional<LocalDate> asOf) {
    String foldIdentity = identity.ofFold(references, buyers);
    requireSameFold(inputs, foldIdentity);
    return nothingToDo(inputs, references, foldIdentity, asOf);
  }

  /** Empty when it failed; then the problem is told. */
  private static <T> Optional<T> attempt(List<String> problems, Supplier<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (RunFailure | IllegalArgumentException | UncheckedIOException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * @throws RunFailure when nothing could be published; the message says why
   */
  public Outcome run(Optional<LocalDate> asOf, Start start, RunProgress progress) {
    Warehouse warehouse = warehouse();
    Instant began = clock.instant();
    String id =
        began.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "")
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    try (RunLock lock = RunLock.acquire(warehouse.root(), id, settings.lockLease(), clock)) {
      progress.starts(id);
      warehouse.repairHints();
      warehouse.clearLeftovers();
      Optional<Commit> parent = warehouse.newestCommit();
      References references = References.read(hadoop, settings.reference());
      Inputs inputs = plan(asOf, start);
      KeyedHash buyers = buyers(inputs.simulated());
      String foldIdentity = identity.ofFold(references, buyers);
      requireSameFold(inputs, foldIdentity);
      Optional<String> idle = nothingToDo(inputs, references, foldIdentity, asOf);
      if (idle.isPresent()) {
        return new Outcome(Optional.empty(), inputs.base().map(Manifest::release), idle.get());
      }
      String name = warehouse.freeName(inputs.asOf());
      SparkSession session = spark.get();
      Partitions.fit(session, inputs.mostBytes());
      var madeBy = new MadeBy(name, Program.version(), identity.ofMethod(foldIdentity));
      var run = new Run(session, settings, warehouse, inputs, references, id, madeBy, progress);
      run.build(cleanSettings(references, buyers));
      Manifest manifest = manifest(run, inputs, references, foldIdentity, id, name, began);
      refuseIfBroken(run.checks(), warehouse.rejects(id));
      // Whoever took the lock may have given its release the same name: its files stay as they are.
      requireLock(lock, name);
      run.writeReports();
      Views.write(warehouse, manifest);
      requireLock(lock, name);
      warehouse.publish(parent, manifest);
      return new Outcome(
          Optional.of(manifest), Optional.of(name), "published " + name + tidied(warehouse));
    }
  }

  private static void requireLock(RunLock lock, String name) {
    if (!lock.stillHeld()) {
      throw new RunFailure(
          ExitCode.LOCKED, "Cannot publish %s: another run took the lock".formatted(name));
    }
  }

  /** What was published stays so: the next run makes up for what cannot be written now. */
  private static String tidied(Warehouse warehouse) {
    try {
      warehouse.repairHints();
      warehouse.clearStaging();
      return "";
    } catch (UncheckedIOException e) {
      return "; LATEST and the index are left to the next run: " + e.getMessage();
    }
  }

  /**
   * @param asked the day that the operator gave; empty when the files tell
   */
  private Optional<String> nothingToDo(
      Inputs inputs, References references, String foldIdentity, Optional<LocalDate> asked) {
    if (inputs.base().isEmpty()
        || !inputs.fresh().isEmpty()
        || !inputs.retired().isEmpty()
        // A release has to say that they count no more, or the next night would miss them again.
        || !inputs.lost().isEmpty()) {
      return Optional.empty();
    }
    Manifest base = inputs.base().get();
    if (isLeftBehind(base)) {
      return Optional.empty();
    }
    if (!base.asOf().equals(inputs.asOf())) {
      var staleness = new Staleness(settings, references);
      Optional<Arrival> best = staleness.best(base.ledger(), inputs.asOf());
      if (asked.isPresent() && best.filter(one -> one.state() == State.ERROR).isPresent()) {
        throw stale(inputs.asOf(), best.orElseThrow());
      }
      if (staleness.isAnyLate(base.ledger(), inputs.asOf())) {
        return Optional.empty();
      }
    }
    return identity
            .ofRelease(base.ledger(), base.asOf(), references, foldIdentity)
            .equals(base.identity())
        ? Optional.of("nothing new since release " + base.release())
        : Optional.empty();
  }

  /** A run for an earlier day was published after it, and that is what readers see. */
  private boolean isLeftBehind(Manifest base) {
    return warehouse().current().filter(now -> now.asOf().isBefore(base.asOf())).isPresent();
  }

  private static RunFailure stale(LocalDate asOf, Arrival best) {
    return new RunFailure(
        ExitCode.NO_INPUT,
        "Cannot publish %s: the newest input is of %s, %d %sdays before, and freshness.error-after-days is %d"
            .formatted(
                asOf,
                best.newest(),
                best.behind(),
                best.rule().calendar().isPresent() ? "working " : "",
                best.rule().errorAfterDays()));
  }

  private void requireSameFold(Inputs inputs, String foldIdentity) {
    inputs
        .base()
        .filter(base -> !base.foldIdentity().equals(foldIdentity) || hasOtherSources(base))
        .ifPresent(
            base -> {
              throw new RunFailure(
                  ExitCode.REFUSED,
                  "Cannot go on from release %s: the zone, the countries, the partner marketplaces, the untracked services, the key of the buyers, a source, a code table or how the program makes stored tables has changed; run rebuild"
                      .formatted(base.release()));
            });
  }

  /** A source that is new says nothing of what was read before. */
  private boolean hasOtherSources(Manifest base) {
    SortedMap<String, String> now = identity.ofSources();
    return base.sources().entrySet().stream()
        .anyMatch(source -> !source.getValue().equals(now.get(source.getKey())));
  }

  /**
   * @param rejects where the run's rejected lines are
   */
  private static void refuseIfBroken(List<CheckResult> checks, Folder rejects) {
    List<CheckResult> broken = checks.stream().filter(CheckResult::stopsTheRelease).toList();
    if (!broken.isEmpty()) {
      boolean isForRejects =
          broken.stream().anyMatch(check -> List.of("rejects", "ledger").contains(check.table()));
      throw new RunFailure(
          ExitCode.REFUSED,
          broken.stream()
              .map(check -> "\n  " + check)
              .collect(
                  Collectors.joining(
                      "",
                      "Cannot publish, checks failed:",
                      isForRejects
                          ? "\n  until the next run the rejected lines are in " + rejects
                          : "")),
          broken);
    }
  }

  private Manifest manifest(
      Run run,
      Inputs inputs,
      References references,
      String foldIdentity,
      String id,
      String name,
      Instant began) {
    return new Manifest(
        name,
        id,
        inputs.base().map(Manifest::release).orElse(null),
        inputs.asOf(),
        began,
        Program.version(),
        Versions.all(),
        identity.ofRelease(run.ledger(), inputs.asOf(), references, foldIdentity),
        foldIdentity,
        identity.ofSources(),
        inputs.simulated(),
        identity.configuration(),
        references.hashes(),
        run.ledger(),
        run.months(),
        run.martRows(),
        run.checks(),
        run.reports());
  }

  private CleanSettings cleanSettings(References references, KeyedHash buyers) {
    return new CleanSettings(
        settings.reportingZone(),
        settings.sources().stream()
            .filter(source -> source.zone().isPresent())
            .collect(Collectors.toMap(SourceSettings::name, source -> source.zone().orElseThrow())),
        buyers,
        references.codes(),
        settings.reference().postcodeCountry());
  }

  /**
   * The key from the environment, else from the file; the demo's key is for simulated logs alone.
   */
  private KeyedHash buyers(boolean simulated) {
    String key =
        Optional.ofNullable(System.getenv(ENVIRONMENT_KEY))
            .or(() -> settings.buyerKeyFile().flatMap(file -> Folder.readText(hadoop, file)))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    new RunFailure(
                        ExitCode.USAGE,
                        "Cannot hash buyers: there is no key; put one into the environment variable %s or into the file that tearoad.buyers.key-file names"
                            .formatted(ENVIRONMENT_KEY)));
    if (key.toLowerCase(Locale.ROOT).equals(DEMO_KEY) && !simulated) {
      throw new RunFailure(
          ExitCode.USAGE,
          "Cannot hash buyers by the demo's key: these logs are not simulated; set %s to a key of your own"
              .formatted(ENVIRONMENT_KEY));
    }
    return new KeyedHash(key);
  }
}
