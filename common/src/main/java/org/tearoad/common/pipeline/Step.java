package org.tearoad.common.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.table.Table;

/**
 * One arrow of the data flow: some tables in, one table out, by a pure function.
 *
 * @param build gets the inputs in the order in which they are declared
 */
public record Step(
    Table output, List<Table> inputs, Function<List<Dataset<Row>>, Dataset<Row>> build) {

  /** Steps that run at the same time give their views the same names. */
  private static final Lock VIEWS = new ReentrantLock();

  /** A function of three tables. */
  @FunctionalInterface
  public interface Build3 {
    Dataset<Row> of(Dataset<Row> first, Dataset<Row> second, Dataset<Row> third);
  }

  /** A function of four tables. */
  @FunctionalInterface
  public interface Build4 {
    Dataset<Row> of(
        Dataset<Row> first, Dataset<Row> second, Dataset<Row> third, Dataset<Row> fourth);
  }

  /** A function of five tables. */
  @FunctionalInterface
  public interface Build5 {
    Dataset<Row> of(
        Dataset<Row> first,
        Dataset<Row> second,
        Dataset<Row> third,
        Dataset<Row> fourth,
        Dataset<Row> fifth);
  }

  public static Step step(Table output, Table a, Function<Dataset<Row>, Dataset<Row>> build) {
    return new Step(output, List.of(a), in -> build.apply(in.get(0)));
  }

  public static Step step(
      Table output, Table a, Table b, BiFunction<Dataset<Row>, Dataset<Row>, Dataset<Row>> build) {
    return new Step(output, List.of(a, b), in -> build.apply(in.get(0), in.get(1)));
  }

  public static Step step(Table output, Table a, Table b, Table c, Build3 build) {
    return new Step(output, List.of(a, b, c), in -> build.of(in.get(0), in.get(1), in.get(2)));
  }

  public static Step step(Table output, Table a, Table b, Table c, Table d, Build4 build) {
    return new Step(
        output, List.of(a, b, c, d), in -> build.of(in.get(0), in.get(1), in.get(2), in.get(3)));
  }

  public static Step step(Table output, Table a, Table b, Table c, Table d, Table e, Build5 build) {
    return new Step(
        output,
        List.of(a, b, c, d, e),
        in -> build.of(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4)));
  }

  /**
   * A table made by one SELECT in a resource file. It sees its declared inputs as views, nothing
   * else; values reach it as named parameters ({@code :as_of}).
   */
  public static Step sql(
      Table output, String resource, Map<String, Object> parameters, Table... inputs) {
    List<Table> declared = List.of(inputs);
    String text = statement(resource);
    return new Step(output, declared, in -> query(text, parameters, declared, in));
  }

  /**
   * A table of few rows, made of few rows by plain Java. Its inputs are read as soon as the step is
   * run.
   */
  public static Step computed(
      Table output, Function<List<Dataset<Row>>, List<Row>> compute, Table... inputs) {
    return new Step(
        output,
        List.of(inputs),
        in -> in.get(0).sparkSession().createDataFrame(compute.apply(in), output.schema()));
  }

  /**
   * Tables of few rows that one reading of the same inputs makes, a step each; the steps may run in
   * any order or at the same time.
   */
  public static List<Step> computedTogether(
      List<Table> outputs,
      Function<List<Dataset<Row>>, Map<Table, List<Row>>> compute,
      Table... inputs) {
    var together = new MadeTogether(compute);
    return outputs.stream()
        .map(output -> computed(output, in -> together.take(output, in), inputs))
        .toList();
  }

  /** The output's rows, conforming to its contract; nothing runs yet. */
  public Dataset<Row> run(Function<Table, Dataset<Row>> read) {
    return output.conform(build.apply(inputs.stream().map(read).toList()));
  }

  private static Dataset<Row> query(
      String text, Map<String, Object> parameters, List<Table> declared, List<Dataset<Row>> rows) {
    SparkSession spark = rows.get(0).sparkSession();
    List<String> views = new ArrayList<>();
    VIEWS.lock();
    try {
      for (int i = 0; i < declared.size(); i++) {
        rows.get(i).createOrReplaceTempView(declared.get(i).name());
        views.add(declared.get(i).name());
      }
      return spark.sql(text, parameters);
    } finally {
      // Analysis is eager: the plan stays valid, and no later query can lean on these views.
      views.forEach(view -> spark.catalog().dropTempView(view));
      VIEWS.unlock();
    }
  }

  /**
   * The text of a SQL file among the resources.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static String statement(String resource) {
    try (InputStream in = Step.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot find the SQL file " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the SQL file " + resource, e);
    }
  }
}
