package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Raw logs to facts: A is the pipeline's rebuild, which makes the marts and a release too, B is
 * DuckDB's SQL for the same facts, rejects and counts.
 */
record RebuildAgainstTwin(PipelineProcess pipeline) implements Contest {
  private static final String WAREHOUSE = "warehouse";
  private static final String TWIN = "twin";

  @Override
  public Measured first() throws IOException, InterruptedException {
    pipeline.delete(WAREHOUSE);
    return pipeline.run("rebuild", WAREHOUSE);
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
    return Stopwatch.measure(command, Map.of(), data.resolve("twin.log"));
  }

  @Override
  public List<String> compare() throws IOException, SQLException {
    Path data = pipeline.data();
    return Checksums.compareWithTwin(data.resolve(WAREHOUSE), data.resolve(TWIN));
  }
}
