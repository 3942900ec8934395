package org.tearoad.common.testing;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tearoad.common.spark.Sessions;

/**
 * Hands the one Spark session of the JVM to test methods that ask for a {@link SparkSession}. JUnit
 * stops it after the last test, since the store closes what it holds.
 */
public final class SparkExtension implements ParameterResolver {
  private static final Map<String, String> TINY_TABLES =
      Map.of(
          "spark.master", "local[2]",
          "spark.sql.shuffle.partitions", "1",
          "spark.default.parallelism", "1",
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/spark-warehouse");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            SparkSession.class, key -> Sessions.open("tests", TINY_TABLES), SparkSession.class);
  }
}
