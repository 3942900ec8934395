package org.tearoad.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/** Two ways to the same result, each a whole process. */
interface Contest {
  /** What A cost until it had come so far, by how far that is, in this order. */
  LinkedHashMap<String, Measured> first() throws IOException, InterruptedException;

  Measured second() throws IOException, InterruptedException;

  /**
   * That the results are the same, a line a table.
   *
   * @throws IllegalStateException when they are not
   */
  List<String> compare() throws IOException, SQLException;
}
