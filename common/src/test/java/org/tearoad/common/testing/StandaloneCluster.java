package org.tearoad.common.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A real standalone master with workers of one core each, all of them JVMs on this machine. */
public final class StandaloneCluster implements AutoCloseable {
  private static final Pattern MASTER_READY =
      Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER_READY =
      Pattern.compile("Successfully registered with master (\\S+)");
  private static final String HEAP = "256m";

  private final Daemon master;
  private final List<Daemon> workers = new ArrayList<>();
  private final String url;

  private StandaloneCluster(Daemon master) {
    this.master = master;
    this.url = master.awaitReady();
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param folder gets the workers' files
   */
  public static StandaloneCluster start(SparkFolder spark, Path folder, int workers) {
    StandaloneCluster cluster =
        new StandaloneCluster(
            Daemon.start(
                "master",
                spark.program(
                    "org.apache.spark.deploy.master.Master",
                    HEAP,
                    List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")),
                MASTER_READY));
    try {
      for (int number = 1; number <= workers; number++) {
        cluster.workers.add(worker(spark, folder.resolve("worker-" + number), cluster.url));
      }
      cluster.workers.forEach(Daemon::awaitReady);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static Daemon worker(SparkFolder spark, Path folder, String master) {
    List<String> arguments =
        List.of(
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.toString(),
            master);
    return Daemon.start(
        folder.getFileName().toString(),
        spark.program("org.apache.spark.deploy.worker.Worker", HEAP, arguments),
        WORKER_READY);
  }

  /** The master's address, for {@code --master}. */
  public String url() {
    return url;
  }

  /** How many workers have been asked for an executor. */
  public long workersUsed() {
    return workers.stream().filter(worker -> worker.hasLogged("Asked to launch executor")).count();
  }

  @Override
  public void close() {
    workers.forEach(Daemon::close);
    master.close();
  }
}
