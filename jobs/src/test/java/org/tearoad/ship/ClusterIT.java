package org.tearoad.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.HdfsExtension;
import org.tearoad.common.testing.Program;
import org.tearoad.common.testing.SparkExtension;
import org.tearoad.common.testing.StandaloneCluster;
import org.tearoad.run.Manifest;
import org.tearoad.run.ReleaseReader;
import org.tearoad.run.Warehouse;

/** A real master with two workers, raw logs and warehouse on a real HDFS. */
@Tag("long")
@ExtendWith({SparkExtension.class, HdfsExtension.class})
class ClusterIT {
  @TempDir private Path folder;

  @Test
  void aClusterOnHdfsMakesTheSameRowsAsOneMachine(SparkSession spark, FileSystem hdfs)
      throws IOException {
    Path raw = Build.sampleLogs(folder.resolve("sample"));
    String local = folder.resolve("warehouse").toString();
    rebuild(List.of("--master", "local[2]"), raw.toString(), local);

    String remote = hdfs.getUri() + "/warehouse";
    hdfs.copyFromLocalFile(hadoopPath(raw.toString()), hadoopPath("/raw"));
    try (StandaloneCluster cluster = StandaloneCluster.start(Build.SPARK, folder, 2)) {
      rebuild(
          List.of(
              "--master", cluster.url(),
              "--conf", "spark.driver.host=127.0.0.1",
              "--conf", "spark.executor.memory=600m"),
          hdfs.getUri() + "/raw",
          remote);
      assertThat(cluster.workersUsed()).isEqualTo(2);
    }

    assertSameRows(spark, new Warehouse(new Configuration(), local), remote);
  }

  private static void rebuild(List<String> options, String raw, String warehouse) {
    Program.Ended rebuild =
        Build.submit(
            options,
            "rebuild",
            "--conf",
            "conf/demo.conf",
            "--set",
            "raw=" + raw,
            "--set",
            "warehouse=" + warehouse);
    assertThat(rebuild.exitCode()).as(rebuild.output()).isZero();
  }

  private static void assertSameRows(SparkSession spark, Warehouse local, String remote) {
    Warehouse other = new Warehouse(new Configuration(), remote);
    Manifest expected = local.manifest(local.current().orElseThrow().release());
    Manifest found = other.manifest(other.current().orElseThrow().release());
    assertThat(found.marts()).isNotEmpty().isEqualTo(expected.marts());
    assertThat(found.months().keySet()).isNotEmpty().isEqualTo(expected.months().keySet());

    new ReleaseReader(spark, local, expected).createViews();
    List<String> tables =
        Stream.concat(expected.marts().keySet().stream(), expected.months().keySet().stream())
            .filter(spark.catalog()::tableExists)
            .toList();
    List<Dataset<Row>> before = tables.stream().map(spark::table).toList();
    new ReleaseReader(spark, other, found).createViews();
    for (int i = 0; i < tables.size(); i++) {
      Dataset<Row> after = spark.table(tables.get(i));
      assertThat(before.get(i).exceptAll(after).isEmpty()).as(tables.get(i)).isTrue();
      assertThat(after.exceptAll(before.get(i)).isEmpty()).as(tables.get(i)).isTrue();
    }
  }

  private static org.apache.hadoop.fs.Path hadoopPath(String path) {
    return new org.apache.hadoop.fs.Path(path);
  }
}
