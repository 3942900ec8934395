package org.tearoad.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tearoad.common.table.Table;

/**
 * The marts of a release as another program reads them: Parquet by DuckDB, every row and column.
 */
final class StoredMarts {
  private StoredMarts() {}

  /**
   * @param release folder of the release
   */
  static List<MartRow> read(Path release, Table mart) throws SQLException {
    Path folder = release.resolve("marts").resolve(mart.name());
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery("from read_parquet('" + folder + "/*.parquet')")) {
      List<MartRow> read = new ArrayList<>();
      while (rows.next()) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
        }
        read.add(new MartRow(mart.name(), mart.key(), values));
      }
      return read;
    }
  }
}
