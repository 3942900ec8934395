package org.tearoad.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.CurrentUser;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.tearoad.clean.LogContract;
import org.tearoad.common.logs.LogFile;
import org.tearoad.common.logs.LogFormat;
import org.tearoad.common.logs.LogSource;
import scala.collection.JavaConverters;

/**
 * Other people's logs: a SELECT of the source makes the contract's columns out of the files' own.
 * It sees the view {@code raw} and its declared look-ups, nothing else.
 */
final class SelectedSource {
  private static final String VIEW = "raw";
  private static final String ZONE = "spark.sql.session.timeZone";

  private final SparkSession spark;
  private final RawLogs logs;
  private final LogContract contract;
  private final Selects selects;

  SelectedSource(SparkSession spark, RawLogs logs, LogContract contract) {
    this.spark = spark;
    this.logs = logs;
    this.contract = contract;
    this.selects = new Selects(spark.sparkContext().hadoopConfiguration());
  }

  /** Of CSV or JSON Lines. */
  Dataset<Row> lines(SourceSettings source, RawFormat format, List<RawFile> files) {
    return lines(
        source, logs.read(source, format, columns(source, format, files), Set.of(), files));
  }

  /** Lines that could not be parsed pass by the SELECT: they are rejects already. */
  Dataset<Row> lines(SourceSettings source, Dataset<Row> read) {
    List<String> own =
        Stream.of(read.columns()).filter(name -> !RawLogs.META.contains(name)).toList();
    if (own.isEmpty()) {
      // No file has a header, or an object with a key: there is nothing that a SELECT could name.
      return RawLogs.texts(read, contract);
    }
    Dataset<Row> unparsed = RawLogs.texts(read.where(col("_problem").isNotNull()), contract);
    Dataset<Row> raw =
        read.where(col("_problem").isNull())
            .select(
                Stream.concat(own.stream(), Stream.of("_file", "_line"))
                    .map(name -> col("`" + name.replace("`", "``") + "`"))
                    .toArray(Column[]::new));
    Dataset<Row> selected = select(source, raw);
    Dataset<Row> lines =
        selected
            .withColumn("_raw", to_json(struct(present(selected))))
            .withColumn("_problem", lit(null).cast("string"))
            .withColumn("_detail", lit(null).cast("string"));
    return RawLogs.texts(lines, contract).unionByName(unparsed);
  }

  private Column[] present(Dataset<Row> selected) {
    Set<String> names = Set.of(selected.columns());
    return contract.columnNames().stream()
        .filter(names::contains)
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private Dataset<Row> select(SourceSettings source, Dataset<Row> raw) {
    Map<String, Dataset<Row>> views = new TreeMap<>();
    selects.lookups(source).forEach((name, lookup) -> views.put(name, rows(lookup)));
    views.put(VIEW, raw);
    String text = selects.text(source);
    String zone = spark.conf().get(ZONE);
    try {
      views.forEach((name, rows) -> rows.createOrReplaceTempView(name));
      // An expression keeps the zone in which it is analyzed: a cast reads local time as local.
      source.zone().ifPresent(of -> spark.conf().set(ZONE, of.getId()));
      LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(text);
      if (parsed instanceof Command) {
        throw Selects.refused(source, "it must be one SELECT");
      }
      // Analyzed without being executed: a statement that writes would have written by now.
      confine(
          source,
          spark.sessionState().executePlan(parsed, CommandExecutionMode.SKIP()).analyzed(),
          views);
      Dataset<Row> selected = spark.sql(text);
      requireColumns(source, selected);
      return selected;
    } catch (AnalysisException e) {
      throw Selects.refused(source, e.getSimpleMessage());
    } catch (Exception e) {
      if (e instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw Selects.refused(source, e.getMessage());
    } finally {
      spark.conf().set(ZONE, zone);
      views.keySet().forEach(name -> spark.catalog().dropTempView(name));
    }
  }

  /** Everything the plan reads must be one of the views, and every function must be a plain one. */
  private static void confine(
      SourceSettings source, LogicalPlan selected, Map<String, Dataset<Row>> views) {
    Set<String> allowed = new TreeSet<>();
    views
        .values()
        .forEach(
            rows -> leaves(rows).forEach(leaf -> allowed.add(leaf.canonicalized().toString())));
    each(
        selected,
        plan -> {
          if (plan instanceof Command) {
            throw Selects.refused(source, "it must be one SELECT");
          }
          // A name of a WITH clause stands for a plan that is visited too.
          boolean isLeaf = plan.children().isEmpty() && !(plan instanceof CTERelationRef);
          if (isLeaf && !allowed.contains(plan.canonicalized().toString())) {
            throw Selects.refused(
                source, "it reads something beside its views, got " + plan.nodeName());
          }
        },
        expression -> {
          if (isForeign(expression)) {
            throw Selects.refused(
                source,
                "reflection and functions whose result is not fixed by their arguments are not allowed, got "
                    + expression.prettyName());
          }
        });
  }

  private static void requireColumns(SourceSettings source, Dataset<Row> selected) {
    Set<String> names = new TreeSet<>();
    for (String name : selected.columns()) {
      if (!names.add(name)) {
        throw Selects.refused(source, "it must return each column once, got twice " + name);
      }
    }
    for (String name : List.of("_file", "_line")) {
      if (!names.contains(name)) {
        throw Selects.refused(source, "it must return " + name + " beside the columns of its log");
      }
    }
  }

  private Dataset<Row> rows(LookupTable lookup) {
    List<StructField> fields =
        lookup.columns().stream()
            .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
            .toList();
    List<Row> rows =
        lookup.rows().stream().map(values -> RowFactory.create(values.toArray())).toList();
    return spark.createDataFrame(rows, DataTypes.createStructType(fields));
  }

  private List<String> columns(SourceSettings source, RawFormat format, List<RawFile> files) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    LogFormat logFormat = format == RawFormat.CSV ? LogFormat.CSV : LogFormat.JSON_LINES;
    Set<String> names = new java.util.LinkedHashSet<>();
    for (RawFile file : files) {
      try {
        names.addAll(
            LogSource.header(
                hadoop,
                logFormat,
                source.delimiter(),
                new LogFile(file.uri(), file.path(), file.size())));
      } catch (IOException e) {
        // The reader makes one reject of a file without a header.
        continue;
      }
    }
    return List.copyOf(names);
  }

  private static List<LogicalPlan> leaves(Dataset<Row> rows) {
    return JavaConverters.seqAsJavaList(rows.queryExecution().analyzed().collectLeaves());
  }

  /** Spark takes the clock for fixed, since it is within one query. */
  private static boolean isForeign(Expression expression) {
    boolean isChance =
        !expression.deterministic()
            && JavaConverters.seqAsJavaList(expression.children()).stream()
                .allMatch(Expression::deterministic);
    return isChance
        || expression instanceof CallMethodViaReflection
        || expression instanceof CurrentTimestampLike
        || expression instanceof CurrentDate
        || expression instanceof LocalTimestamp
        || expression instanceof CurrentUser;
  }

  /** Visits a plan and all below it, sub-queries too. */
  private static void each(
      LogicalPlan plan, Consumer<LogicalPlan> visitPlan, Consumer<Expression> visit) {
    visitPlan.accept(plan);
    List<Expression> waiting = new ArrayList<>(JavaConverters.seqAsJavaList(plan.expressions()));
    while (!waiting.isEmpty()) {
      Expression expression = waiting.remove(waiting.size() - 1);
      visit.accept(expression);
      waiting.addAll(JavaConverters.seqAsJavaList(expression.children()));
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(child -> each(child, visitPlan, visit));
    JavaConverters.seqAsJavaList(plan.subqueries()).forEach(child -> each(child, visitPlan, visit));
  }
}
