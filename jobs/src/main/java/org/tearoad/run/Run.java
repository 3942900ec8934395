package org.tearoad.run;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
import org.tearoad.common.pipeline.Runner;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.pipeline.StepReport;
import org.tearoad.common.quality.CheckResult;
import org.tearoad.common.quality.Checks;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.facts.FactsJob;
import org.tearoad.facts.FxDaily;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.OrderMonths;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.facts.PaymentFacts;
import org.tearoad.marts.FxMonthly;
import org.tearoad.marts.Ledger;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.MartsJob;
import org.tearoad.marts.OrdersAsOf;
import org.tearoad.marts.Regions;

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

  private final SparkSession spark;
  private final TeaRoadSettings settings;
  private final Warehouse warehouse;
  private final Inputs inputs;
  private final References references;
  private final String id;
  private final Runner runner;
  private final Tables tables;
  private final Folder staging;
  private final Folder release;
  private final LogTally tally = new LogTally();
  private final RawLogs rawLogs;
  private final Set<String> staged = new TreeSet<>();
  private final List<CheckResult> checks = new ArrayList<>();
  private final SortedMap<String, Long> marts = new TreeMap<>();
  private List<LedgerEntry> ledger = List.of();

  Run(
      SparkSession spark,
      TeaRoadSettings settings,
      Warehouse warehouse,
      Inputs inputs,
      References references,
      String id,
      String releaseName,
      Runner.Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.warehouse = warehouse;
    this.inputs = inputs;
    this.references = references;
    this.id = id;
    this.runner = new Runner(spark, progress);
    this.staging = warehouse.staging(id);
    this.release = warehouse.release(releaseName);
    this.rawLogs = new RawLogs(spark, tally);
    this.tables =
        new Tables(
            spark,
            warehouse.root(),
            references,
            inputs.base().map(Manifest::months).orElse(new TreeMap<>()));
  }

  /** Reads, folds, counts and writes everything but the commit. */
  void build(CleanSettings cleanSettings) {
    clean(cleanSettings);
    Set<String> touched = facts();
    marts(touched);
  }

  List<CheckResult> checks() {
    return List.copyOf(checks);
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

  private void clean(CleanSettings cleanSettings) {
    for (Step step : CleanJob.steps(cleanSettings)) {
      LogContract contract = LOG_OF.get(step.inputs().get(0));
      Optional<Dataset<Row>> lines = rawLogs.lines(contract, inputs.fresh());
      if (lines.isPresent()) {
        runner.write(step, table -> lines.get(), staging.folder(step.output().name()));
        staged.add(step.output().name());
      }
    }
    List<Dataset<Row>> written =
        List.of(Orders.TABLE, Payments.TABLE, Scans.TABLE).stream()
            .filter(table -> staged.contains(table.name()))
            .map(this::lines)
            .toList();
    List<LedgerEntry> fresh =
        LedgerBook.entries(
            inputs.fresh(),
            written,
            tally.recordsByFile(),
            new RawFiles(spark.sparkContext().hadoopConfiguration(), settings.raw()).fileSystem());
    checks.addAll(LedgerBook.checks(fresh, settings));
    ledger =
        java.util.stream.Stream.concat(
                inputs.base().map(Manifest::ledger).orElse(List.of()).stream(), fresh.stream())
            .toList();
    if (!written.isEmpty()) {
      runner.write(CleanJob.rejects(), this::lines, warehouse.root().folder("rejects/run=" + id));
    }
  }

  /** Folds the lines into the months that they touch, and tells which these are. */
  private Set<String> facts() {
    List<Step> steps = FactsJob.steps(settings.factSettings());
    // The look-up of months sees the orders of all months, whatever the lines touch.
    runner.stage(steps.get(0), this::current, staging.folder(OrderMonths.TABLE.name()));
    staged.add(OrderMonths.TABLE.name());
    Touched touched = touched();

    Map<Table, Set<String>> months =
        Map.of(
            PaymentFacts.TABLE, touched.paying(),
            OrderFacts.TABLE, touched.paying(),
            ParcelFacts.TABLE, touched.shipping());
    for (Step step : steps.subList(1, steps.size())) {
      Table output = step.output();
      String folder = "facts/%s/run=%s".formatted(output.name(), id);
      runner.write(
          step,
          input ->
              input.layer() == Layer.FACTS
                  ? tables.read(input, months.get(output))
                  : current(input),
          warehouse.root().folder(folder));
      tables.replace(output, folder, months.get(output));
    }
    Set<String> all = new TreeSet<>(touched.paying());
    all.addAll(touched.shipping());
    all.remove(OrderMonths.WAITING);
    return all;
  }

  private void marts(Set<String> touched) {
    MartSettings martSettings =
        new MartSettings(inputs.asOf(), settings.reportingZone(), settings.provisionalDays());
    Set<String> months = new TreeSet<>(touched);
    inputs
        .base()
        .filter(base -> !base.asOf().equals(inputs.asOf()))
        .map(base -> new MartSettings(base.asOf(), settings.reportingZone(), 0).end())
        .ifPresent(end -> months.addAll(tables.monthsLaterThan(end)));
    months.remove(OrderMonths.WAITING);

    List<Checks.Written> written = new ArrayList<>();
    for (Step step : MartsJob.baseSteps(martSettings)) {
      Table output = step.output();
      if (output == OrdersAsOf.TABLE) {
        runner.stage(
            step,
            input -> input.layer() == Layer.FACTS ? tables.read(input, months) : current(input),
            staging.folder(output.name()));
        staged.add(output.name());
      } else {
        String folder = "marts/%s/run=%s".formatted(output.name(), id);
        runner.write(step, this::current, warehouse.root().folder(folder));
        tables.replace(output, folder, months);
        written.add(new Checks.Written(output, tables.read(output, months)));
      }
    }
    for (Step step : MartsJob.derivedSteps(martSettings)) {
      Table output = step.output();
      StepReport report =
          runner.write(step, this::current, release.folder("marts/" + output.name()));
      marts.put(output.name(), report.rows());
      written.add(new Checks.Written(output, current(output)));
    }
    checks.addAll(Checks.evaluate(written));
  }

  /** The rows of a table as they stand at this point of the run. */
  private Dataset<Row> current(Table table) {
    if (table.layer() == Layer.MARTS) {
      return parquet(table, release.folder("marts/" + table.name()));
    }
    if (table == Orders.TABLE || table == Payments.TABLE || table == Scans.TABLE) {
      return staged.contains(table.name())
          ? parquet(table, staging.folder(table.name() + "/outcome=accepted"))
          : table.empty(spark);
    }
    if (staged.contains(table.name())) {
      return parquet(table, staging.folder(table.name()));
    }
    return reference(table).orElseGet(() -> tables.read(table));
  }

  private Optional<Dataset<Row>> reference(Table table) {
    if (table == FxDaily.TABLE) {
      return Optional.of(references.fxDaily(spark));
    } else if (table == FxMonthly.TABLE) {
      return Optional.of(references.fxMonthly(spark));
    } else if (table == Regions.TABLE) {
      return Optional.of(references.regions(spark));
    } else if (table == Ledger.FILES) {
      return Optional.of(LedgerBook.files(spark, ledger));
    } else if (table == Ledger.REASONS) {
      return Optional.of(LedgerBook.reasons(spark, ledger));
    }
    return Optional.empty();
  }

  /** All lines that cleaning wrote, accepted or not. */
  private Dataset<Row> lines(Table table) {
    return staged.contains(table.name())
        ? parquet(table, staging.folder(table.name()))
        : table.empty(spark);
  }

  private Dataset<Row> parquet(Table table, Folder folder) {
    String path = folder.path().toString();
    return folder.exists() ? spark.read().schema(table.schema()).parquet(path) : table.empty(spark);
  }

  /** Months that new lines, or other rates, touch. */
  private record Touched(Set<String> paying, Set<String> shipping) {}

  private Touched touched() {
    Set<String> paying = new TreeSet<>(tables.monthsOfOtherRates());
    Set<String> shipping = new TreeSet<>();
    List<Row> moves =
        current(OrderMonths.TABLE)
            .groupBy(
                col("order_month"),
                col("previous_month"),
                col("in_orders"),
                col("in_payments"),
                col("in_shipments"))
            .count()
            .collectAsList();
    for (Row move : moves) {
      Set<String> months = new TreeSet<>(Set.of(move.getString(0)));
      if (!move.isNullAt(1)) {
        months.add(move.getString(1));
      }
      if (move.getBoolean(2)) {
        // An order that has arrived takes what waited for it along.
        months.add(OrderMonths.WAITING);
      }
      if (move.getBoolean(2) || move.getBoolean(3)) {
        paying.addAll(months);
      }
      if (move.getBoolean(2) || move.getBoolean(4)) {
        shipping.addAll(months);
      }
    }
    return new Touched(paying, shipping);
  }
}
