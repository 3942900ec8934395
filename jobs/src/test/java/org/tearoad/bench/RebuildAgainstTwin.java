package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tearoad.bench.Stopwatch.Laps;

/**
 * Raw logs to facts: B is DuckDB's SQL, A is the pipeline's rebuild until it has written the same
 * facts, rejects and counts. By then it has begun with marts, which are in its times; what the
 * whole release costs, with all marts, checks and reports, is told apart.
 */
record RebuildAgainstTwin(PipelineProcess pipeline) implements Contest {
  private static final String WAREHOUSE = "warehouse";
  private static final String TWIN = "twin";

  @Override
  public LinkedHashMap<String, Measured> first() throws IOException, InterruptedException {
    pipeline.delete(WAREHOUSE);
    Laps laps =
        pipeline.run(
            "rebuild", WAREHOUSE, "rejects", "order_facts", "payment_facts", "parcel_facts");
    var costs = new LinkedHashMap<String, Measured>();
    costs.put("A: the rebuild until its facts are written; B: DuckDB", laps.lap());
    costs.put("A: the rebuild, with all marts and reports; B: DuckDB, facts alone", laps.whole());
    return costs;
  }

  @Override
  public Measured second() throws IOException, InterruptedException {
    pipeline.delete(TWIN);
    Path data = pipeline.data();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            TwinProcess.class.getName(),
            data.resolve("raw").toString(),
            "conf/reference",
            "conf/demo.key",
            data.resolve(TWIN).toString(),
            pipeline.memory() + "b");
    return Stopwatch.measure(command, Map.of(), data.resolve("twin.log"), List.of()).whole();
  }

  @Override
  public List<String> compare() throws IOException, SQLException {
    Path data = pipeline.data();
    return Checksums.compareWithTwin(data.resolve(WAREHOUSE), data.resolve(TWIN));
  }
}
