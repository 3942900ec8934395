package org.tearoad.run;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.clean.CleanJob;
import org.tearoad.clean.CleanSettings;
import org.tearoad.clean.LogContract;
import org.tearoad.clean.Orders;
import org.tearoad.clean.Payments;
import org.tearoad.clean.RawOrders;
import org.tearoad.clean.RawPayments;
import org.tearoad.clean.RawShipments;
import org.tearoad.clean.Scans;
import org.tearoad.common.io.Folder;
import org.tearoad.common.logs.LogTally;
import org.tearoad.common.pipeline.Flow;
import org.tearoad.common.pipeline.Runner;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.FactsJob;
import org.tearoad.facts.FxDaily;
import org.tearoad.facts.RetiredOrders;
import org.tearoad.marts.FxMonthly;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.MartsJob;
import org.tearoad.marts.MonthlyVolume;
import org.tearoad.marts.Periods;
import org.tearoad.marts.Regions;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.marts.disclosure.Suppressions;
import org.tearoad.marts.growth.LunarNewYear;
import org.tearoad.marts.growth.MarketBenchmarks;
import org.tearoad.marts.revisions.Comparisons;
import org.tearoad.marts.revisions.MadeBy;
import org.tearoad.marts.revisions.Vintages;
import org.tearoad.marts.watch.Alerts;
import org.tearoad.marts.watch.Freshness;
import org.tearoad.marts.watch.FreshnessRule;
import org.tearoad.marts.watch.WatchedSources;
import org.tearoad.reports.Edition;
import org.tearoad.reports.tables.ReportRows;

/**
 * One run: new files to lines, lines to the facts of the months they touch, facts to marts, all of
 * it published together or not at all. A rebuild is a run that goes on from nothing.
 */
final class Run {
  private static final Map<Table, LogContract> LOG_OF =
      Map.of(
          RawOrders.TABLE, RawOrders.CONTRACT,
          RawPayments.TABLE, RawPayments.CONTRACT,
          RawShipments.TABLE, RawShipments.CONTRACT);

  private static final List<Table> CLEANED = List.of(Orders.TABLE, Payments.TABLE, Scans.TABLE);

  private final SparkSession spark;
  private final TeaRoadSettings settings;
  private final Warehouse warehouse;
  private final Inputs inputs;
  private final References references;
  private final String id;
  private final Runner runner;
  private final Tables tables;
  private final Folder staging;
  private final MadeBy madeBy;
  private final Folder release;
  private final EarlierVintages earlierVintages;
  private final EarlierReports earlierReports;
  private final LogTally tally = new LogTally();
  private final RawLogs rawLogs;
  private volatile Retirement retirement = Retirement.none();
  private volatile Dataset<Row> fxDaily;
  private final Set<String> staged = new ConcurrentSkipListSet<>();
  private final List<CheckResult> checks = Collections.synchronizedList(new ArrayList<>());
  private final SortedMap<String, Long> marts = new ConcurrentSkipListMap<>();
  private volatile List<LedgerEntry> ledger = List.of();
  private volatile TouchedMonths touched;
  private volatile Set<String> martMonths;
  private volatile Map<String, byte[]> drawn;
  private volatile Watch watched;

  Run(
      SparkSession spark,
      TeaRoadSettings settings,
      Warehouse warehouse,
      Inputs inputs,
      References references,
      String id,
      MadeBy madeBy,
      Runner.Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.warehouse = warehouse;
    this.inputs = inputs;
    this.references = references;
    this.id = id;
    this.runner = new Runner(spark, progress);
    this.staging = warehouse.staging(id);
    this.madeBy = madeBy;
    this.release = warehouse.release(madeBy.release());
    this.earlierVintages = EarlierVintages.of(warehouse, inputs.asOf());
    this.earlierReports = EarlierReports.of(warehouse);
    this.rawLogs = new RawLogs(spark, tally);
    this.tables =
        new Tables(
            spark,
            warehouse.root(),
            references,
            inputs.base().map(Manifest::months).orElse(new TreeMap<>()));
  }

  /**
   * Reads, folds, counts and writes everything but the commit and {@linkplain #writeReports() what
   * people read}.
   */
  void build(CleanSettings cleanSettings) {
    retirement =
        Retirement.find(spark, runner, tables, inputs, staging.folder(RetiredOrders.TABLE.name()));
    var flow = new Flow(runner::cancel);
    clean(flow, cleanSettings);
    facts(flow);
    marts(
        flow,
        new MartSettings(
            inputs.asOf(),
            settings.reportingZone(),
            settings.provisionalDays(),
            settings.delivery(),
            settings.partnerMarketplaces(),
            settings.disclosure()));
    flow.add(List.of(), ReportRows.tables(), this::draw);
    flow.add(List.of(), List.of(Alerts.TABLE, Freshness.TABLE), this::watch);
    var end = new EndOfSpark(flow);
    spark.sparkContext().addSparkListener(end);
    try {
      flow.run();
    } finally {
      spark.sparkContext().removeSparkListener(end);
    }
  }

  /**
   * Writes what people read of the release. These files replace others of their name, so nobody
   * else may be about to publish a release of this name.
   */
  void writeReports() {
    Reports.write(release, drawn);
    watched.write(release);
  }

  List<CheckResult> checks() {
    return checks.stream()
        .sorted(Comparator.comparing(CheckResult::table).thenComparing(CheckResult::check))
        .toList();
  }

  List<StepReport> reports() {
    return runner.reports();
  }

  List<LedgerEntry> ledger() {
    return ledger;
  }

  SortedMap<String, SortedMap<String, StoredMonth>> months() {
    return tables.months();
  }

  SortedMap<String, Long> martRows() {
    return marts;
  }

  private void clean(Flow flow, CleanSettings cleanSettings) {
    List<RawFile> files =
        Stream.concat(inputs.fresh().stream(), retirement.again().stream()).toList();
    for (Step step : CleanJob.steps(cleanSettings)) {
      // A source's SELECT is judged here, one after the other: its views have fixed names.
      rawLogs
          .lines(LOG_OF.get(step.inputs().get(0)), files)
          .ifPresent(
              lines -> {
                Folder folder = staging.folder(step.output().name());
                flow.add(
                    List.of(step.output()),
                    List.of(),
                    () -> runner.write(step, table -> lines, folder));
                staged.add(step.output().name());
              });
    }
    flow.add(List.of(Ledger.FILES, Ledger.REASONS), CLEANED, this::account);
    if (!staged.isEmpty()) {
      Folder folder = warehouse.rejects(id);
      add(flow, CleanJob.rejects(), step -> runner.write(step, this::freshLines, folder));
    }
  }

  private static void add(Flow flow, Step step, Consumer<Step> write) {
    flow.add(List.of(step.output()), step.inputs(), () -> write.accept(step));
  }

  /** Counts what became of each line. */
  private void account() {
    List<LedgerEntry> fresh =
        LedgerBook.entries(
            inputs.fresh(),
            CLEANED.stream()
                .filter(table -> staged.contains(table.name()))
                .map(this::freshLines)
                .toList(),
            tally.recordsByFile(),
            new RawFiles(spark.sparkContext().hadoopConfiguration(), settings.raw()).fileSystem(),
            id);
    checks.addAll(LedgerBook.checks(fresh, settings));
    ledger = Stream.concat(inputs.kept().stream(), fresh.stream()).toList();
  }

  /** Folds the lines into the months that they touch. */
  private void facts(Flow flow) {
    Set<String> ofOtherRates = tables.monthsOfOtherRates();
    List<Step> steps = FactsJob.steps(settings.factSettings(), ofOtherRates);
    flow.add(List.of(FxDaily.TABLE), List.of(), () -> fxDaily = references.fxDaily(spark));
    add(
        flow,
        steps.get(0),
        step -> {
          // The look-up of months sees the orders of all months, whatever the lines touch.
          stage(step, input -> goingOnFrom(input, current(input)));
          touched = TouchedMonths.of(current(step.output()), ofOtherRates).and(retirement.months());
        });
    for (Step step : steps.subList(1, steps.size())) {
      add(flow, step, one -> writeMonths(one, "facts", touched.of(one.output())));
    }
  }

  private void marts(Flow flow, MartSettings martSettings) {
    List<Step> asOf = MartsJob.asOfSteps(martSettings);
    add(
        flow,
        asOf.get(0),
        step -> {
          martMonths = touched.known();
          inputs
              .base()
              .filter(base -> !base.asOf().equals(inputs.asOf()))
              .map(base -> MartSettings.endOf(base.asOf(), settings.reportingZone()))
              .ifPresent(end -> martMonths.addAll(tables.knownMonthsLaterThan(end)));
          stage(step, input -> months(input, martMonths));
        });
    for (Step step : asOf.subList(1, asOf.size())) {
      add(flow, step, one -> stage(one, input -> months(input, martMonths)));
    }
    for (Step step : MartsJob.baseSteps(martSettings)) {
      // Which months are touched is known when the orders are staged.
      List<Table> inputs =
          Stream.concat(step.inputs().stream(), Stream.of(asOf.get(0).output())).toList();
      flow.add(List.of(step.output()), inputs, () -> writeMonths(step, "marts", martMonths));
    }
    for (Step step :
        Stream.concat(
                MartsJob.derivedSteps(martSettings).stream(),
                MartsJob.disclosureSteps(martSettings, earlierReports.upTo()).stream())
            .toList()) {
      // Which periods there are follows from the months of the volumes.
      List<Table> inputs =
          Stream.concat(
                  step.inputs().stream(),
                  step.inputs().stream()
                      .filter(input -> input == Periods.TABLE)
                      .map(input -> MonthlyVolume.TABLE))
              .toList();
      flow.add(List.of(step.output()), inputs, () -> publish(step));
    }
    for (Step step : MartsJob.revisionSteps(martSettings, madeBy)) {
      add(flow, step, step.output() == Vintages.TABLE ? this::keep : this::publish);
    }
  }

  /** A release whose reports cannot be drawn completely is not published. */
  private void draw() {
    var edition =
        new Edition(
            madeBy.release(),
            inputs.asOf(),
            settings.reportingZone(),
            settings.homeCountry(),
            settings.partnerCountry(),
            inputs.simulated(),
            ledger.size(),
            settings.provisionalDays(),
            settings.languages(),
            Optional.empty());
    drawn =
        Reports.draw(
            ReportRows.read(this::current), edition, references, marts, edition.languages());
  }

  private void watch() {
    watched = Watch.of(current(Alerts.TABLE), current(Freshness.TABLE), ledger);
  }

  private void stage(Step step, Function<Table, Dataset<Row>> read) {
    runner.stage(step, read, staging.folder(step.output().name()));
    staged.add(step.output().name());
  }

  /** Writes the months of a table and takes them over; of facts it reads these months alone. */
  private void writeMonths(Step step, String layer, Set<String> months) {
    Table output = step.output();
    String folder = "%s/%s/run=%s".formatted(layer, output.name(), id);
    Runner.Written written =
        runner.write(
            step,
            input ->
                input == output ? goingOnFrom(input, months(input, months)) : months(input, months),
            warehouse.root().folder(folder));
    tables.replace(output, folder, written.footers(), months);
    checks.addAll(written.checks());
  }

  private Dataset<Row> months(Table input, Set<String> months) {
    return input.layer() == Layer.FACTS ? tables.read(input, months) : current(input);
  }

  /** Facts as the run found them, without those that it folds from nothing. */
  private Dataset<Row> goingOnFrom(Table table, Dataset<Row> stored) {
    return table.layer() == Layer.FACTS ? retirement.stored(stored) : stored;
  }

  /** Vintages outlive their release, so they lie beside the releases. */
  private void keep(Step step) {
    checks.addAll(runner.write(step, this::current, warehouse.vintages(id)).checks());
  }

  private void publish(Step step) {
    String name = step.output().name();
    Runner.Written written = runner.write(step, this::current, release.folder("marts/" + name));
    marts.put(name, written.report().rows());
    checks.addAll(written.checks());
  }

  /** The rows of a table as they stand at this point of the run. */
  private Dataset<Row> current(Table table) {
    if (table == Vintages.TABLE) {
      return parquet(table, warehouse.vintages(id));
    }
    if (table.layer() == Layer.MARTS) {
      return runner
          .atHand(table)
          .orElseGet(() -> parquet(table, release.folder("marts/" + table.name())));
    }
    if (CLEANED.contains(table)) {
      return staged.contains(table.name())
          ? retirement.folded(parquet(table, staging.folder(table.name() + "/outcome=accepted")))
          : table.empty(spark);
    }
    if (staged.contains(table.name())) {
      return parquet(table, staging.folder(table.name()));
    }
    return reference(table).orElseGet(() -> tables.read(table));
  }

  private Optional<Dataset<Row>> reference(Table table) {
    if (table == FxDaily.TABLE) {
      return Optional.of(fxDaily);
    } else if (table == FxMonthly.TABLE) {
      return Optional.of(references.fxMonthly(spark, YearMonth.from(inputs.asOf())));
    } else if (table == Periods.TABLE) {
      return Optional.of(spark.createDataFrame(periods(), Periods.TABLE.schema()));
    } else if (table == Regions.TABLE) {
      return Optional.of(references.regions(spark));
    } else if (table == WorkingDays.TABLE) {
      return Optional.of(references.workingDays(spark));
    } else if (table == MarketBenchmarks.TABLE) {
      return Optional.of(references.market().benchmarks(spark));
    } else if (table == LunarNewYear.TABLE) {
      return Optional.of(references.market().newYears(spark));
    } else if (table == WatchedSources.TABLE) {
      return Optional.of(spark.createDataFrame(sources(), WatchedSources.TABLE.schema()));
    } else if (table == Vintages.EARLIER) {
      return Optional.of(earlierVintages.figures(spark));
    } else if (table == Comparisons.TABLE) {
      return Optional.of(earlierVintages.comparisons(spark));
    } else if (table == Suppressions.EARLIER) {
      return Optional.of(earlierReports.suppressions(spark));
    } else if (table == Ledger.FILES) {
      return Optional.of(LedgerTables.files(spark, ledger));
    } else if (table == Ledger.REASONS) {
      return Optional.of(LedgerTables.reasons(spark, ledger));
    }
    return Optional.empty();
  }

  private List<Row> sources() {
    return settings.sources().stream()
        .map(
            source -> {
              FreshnessRule rule = settings.freshness().get(source.name());
              return RowFactory.create(
                  source.name(),
                  source.log(),
                  rule.warnAfterDays(),
                  rule.errorAfterDays(),
                  rule.calendar().orElse(null));
            })
        .toList();
  }

  private List<Row> periods() {
    SortedMap<String, StoredMonth> months = tables.months(MonthlyVolume.TABLE);
    return months.isEmpty()
        ? List.of()
        : Periods.rows(YearMonth.parse(months.firstKey()), inputs.asOf());
  }

  /** All lines of new files that cleaning wrote, accepted or not. */
  private Dataset<Row> freshLines(Table table) {
    return staged.contains(table.name())
        ? retirement.fresh(parquet(table, staging.folder(table.name())))
        : table.empty(spark);
  }

  private Dataset<Row> parquet(Table table, Folder folder) {
    String path = folder.path().toString();
    return folder.exists() ? spark.read().schema(table.schema()).parquet(path) : table.empty(spark);
  }
}
