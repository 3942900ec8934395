package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.tearoad.reports.TextTable;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Manifest;
import org.tearoad.run.ReleaseReader;
import org.tearoad.run.RunFailure;
import org.tearoad.run.Runs;
import org.tearoad.run.Views;
import org.tearoad.run.Warehouse;
import org.tearoad.run.Warehouse.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs Spark SQL with every fact and mart of a release as a view. */
@Command(
    name = "sql",
    description = "Runs Spark SQL with every fact and mart of a release as a view.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "SELECT",
      description = "What to ask; without it the views are printed as a script.")
  private String statement;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Release to ask; default: the current one.")
  private String release;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most rows to show; default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(
      names = "--for",
      paramLabel = "ENGINE",
      defaultValue = "SPARK",
      description = "Script for spark or duckdb; default: ${DEFAULT-VALUE}.")
  private Engine engine;

  /** Who reads the script of the views. */
  enum Engine {
    SPARK,
    DUCKDB
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Runs runs = context.runs();
    Warehouse warehouse = runs.warehouse();
    String name =
        Optional.ofNullable(release)
            .or(() -> warehouse.current().map(Published::release))
            .orElseThrow(() -> RunCommand.nothingPublished(runs));
    Manifest manifest = warehouse.manifest(name);
    PrintWriter out = spec.commandLine().getOut();
    if (statement == null) {
      out.print(
          engine == Engine.DUCKDB
              ? Views.duckDb(warehouse, manifest)
              : Views.spark(warehouse, manifest));
      return ExitCode.DONE.number();
    }
    SparkSession spark = context.session();
    new ReleaseReader(spark, warehouse, manifest).createViews();
    ask(spark).forEach(out::println);
    return ExitCode.DONE.number();
  }

  /**
   * Spark throws what it has to say of a statement, checked exceptions too, without declaring it.
   */
  private List<String> ask(SparkSession spark) {
    try {
      return TextTable.of(spark.sql(statement), most);
    } catch (Exception failure) {
      Throwable innermost = null;
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        innermost = cause instanceof SparkThrowable ? cause : innermost;
      }
      if (innermost != null) {
        throw new RunFailure(ExitCode.USAGE, "Cannot answer: " + said(innermost));
      }
      throw failure;
    }
  }

  /** The message without the plan that follows it. */
  private static String said(Throwable failure) {
    return failure instanceof AnalysisException analysis && !(failure instanceof ParseException)
        ? analysis.getSimpleMessage()
        : failure.getMessage().strip();
  }
}
