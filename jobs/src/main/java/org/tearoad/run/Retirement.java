package org.tearoad.run;

import static org.apache.spark.sql.functions.broadcast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.tearoad.common.io.Folder;
import org.tearoad.common.pipeline.Runner;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Table;
import org.tearoad.facts.OrderFacts;
import org.tearoad.facts.ParcelFacts;
import org.tearoad.facts.PaymentFacts;
import org.tearoad.facts.RetiredOrders;

/**
 * What a backfill takes back, since a fold cannot un-say: the orders of which a retired file may
 * have spoken are forgotten, with their payments and parcels, and folded from nothing out of all
 * other files that spoke of them. Then the run goes on like any other. A run that corrects nothing
 * takes nothing back.
 *
 * @param again files that were read before and are read again, for the retired orders alone
 * @param months of the retired orders, with the rows that wait
 * @param orders rows of {@link RetiredOrders}; empty when nothing is taken back
 */
record Retirement(List<RawFile> again, Set<String> months, Optional<Dataset<Row>> orders) {
  private static final List<Table> FACTS =
      List.of(OrderFacts.TABLE, PaymentFacts.TABLE, ParcelFacts.TABLE);

  private static final String[] BY_FILE = {"source", "file"};
  private static final String[] BY_ORDER = {RetiredOrders.ORDER_ID.name()};
  private static final StructType FILE =
      new StructType()
          .add("source", DataTypes.StringType, false)
          .add("file", DataTypes.StringType, false);

  /** A run that corrects nothing. */
  static Retirement none() {
    return new Retirement(List.of(), Set.of(), Optional.empty());
  }

  /**
   * @param folder for the retired orders, until the run is over
   * @throws RunFailure when a file that must be read again is gone
   */
  static Retirement find(
      SparkSession spark, Runner runner, Tables tables, Inputs inputs, Folder folder) {
    if (inputs.retired().isEmpty()) {
      return none();
    }
    Step step = RetiredOrders.step(inputs.retired());
    runner.stage(step, tables::read, folder);
    Dataset<Row> orders =
        spark.read().schema(step.output().schema()).parquet(folder.path().toString());
    Set<String> months =
        orders.select(RetiredOrders.MONTH.col()).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toCollection(TreeSet::new));
    if (months.isEmpty()) {
      // Of the retired files no line was accepted.
      return none();
    }
    Set<LocalDate> days = days(tables, orders, months);
    return new Retirement(again(inputs, days), months, Optional.of(orders));
  }

  /** Stored facts without those of the retired orders. */
  Dataset<Row> stored(Dataset<Row> facts) {
    return orders
        .map(
            retired ->
                facts.join(retired.select(RetiredOrders.ORDER_ID.col()), BY_ORDER, "left_anti"))
        .orElse(facts);
  }

  /** Accepted lines that are folded: of files that are read again, those of retired orders. */
  Dataset<Row> folded(Dataset<Row> accepted) {
    if (again.isEmpty()) {
      return accepted;
    }
    Dataset<Row> ids = orders.orElseThrow().select(RetiredOrders.ORDER_ID.col());
    Dataset<Row> files = files(accepted.sparkSession());
    return accepted
        .join(files, BY_FILE, "left_anti")
        .unionByName(accepted.join(files, BY_FILE, "left_semi").join(ids, BY_ORDER, "left_semi"));
  }

  /** Lines of new files: what became of the others stands in the ledger already. */
  Dataset<Row> fresh(Dataset<Row> lines) {
    return again.isEmpty() ? lines : lines.join(files(lines.sparkSession()), BY_FILE, "left_anti");
  }

  private Dataset<Row> files(SparkSession spark) {
    List<Row> rows =
        again.stream().map(file -> RowFactory.create(file.source().name(), file.path())).toList();
    return broadcast(spark.createDataFrame(rows, FILE));
  }

  /** Days whose files may have spoken of the retired orders. */
  private static Set<LocalDate> days(Tables tables, Dataset<Row> orders, Set<String> months) {
    Set<LocalDate> days = new TreeSet<>();
    FACTS.stream()
        .map(fact -> RetiredOrders.fileDays(tables.read(fact, months), orders))
        .reduce(Dataset::unionAll)
        .orElseThrow()
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                row.getLocalDate(0).datesUntil(row.getLocalDate(1).plusDays(1)).forEach(days::add));
    return days;
  }

  /** Files of these days, and all without a day: of those no fact tells whether they fed it. */
  private static List<RawFile> again(Inputs inputs, Set<LocalDate> days) {
    Map<String, RawFile> known =
        inputs.known().stream().collect(Collectors.toMap(RawFile::key, file -> file));
    List<RawFile> again = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (LedgerEntry entry : inputs.kept()) {
      if (entry.accepted() > 0 && (entry.day() == null || days.contains(entry.day()))) {
        RawFile file = known.get(Manifest.key(entry.source(), entry.file()));
        if (file == null) {
          gone.add(entry.file());
        } else {
          again.add(file);
        }
      }
    }
    if (!gone.isEmpty()) {
      throw new RunFailure(
          ExitCode.REFUSED,
          "Cannot backfill: %d files that spoke of the same orders are gone, like %s; put them back, or backfill their days too to leave out what they said"
              .formatted(gone.size(), gone.get(0)));
    }
    return List.copyOf(again);
  }
}
