package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void equalRowsInAnyOrderDoNotDiffer() throws SQLException {
    assertThat(between("values (1), (null)", "values (null), (1)")).isEmpty();
  }

  @Test
  void aRowThatIsThereTwiceDiffersFromOneThatIsThereOnce() throws SQLException {
    assertThat(between("values (1), (1)", "values (1)"))
        .singleElement()
        .asString()
        .startsWith("only in first (1 of 1) [n=1]");
  }

  @Test
  void rowsOnEitherSideAreFound() throws SQLException {
    assertThat(between("values (1)", "values (null)")).hasSize(2);
  }

  @Test
  void doublesDifferWhenTheyAreFartherApartThanEnginesAre() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      var difference = new Difference(connection);
      String third = "(select 'a' as key, 1.0::double / 3 as share)";
      assertThat(difference.between(third, "(select 'a' as key, 0.33333333333 as share)"))
          .isEmpty();
      assertThat(difference.between(third, "(select 'a' as key, 0.33333333::double as share)"))
          .hasSize(1);
      assertThat(difference.between(third, "(select 'a' as key, null::double as share)"))
          .hasSize(1);
    }
  }

  @Test
  void otherColumnsDiffer() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThat(new Difference(connection).between("(select 1 as one)", "(select 1 as another)"))
          .isNotEmpty();
    }
  }

  private static List<String> between(String first, String second) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("create table first as from (%s) as rows (n)".formatted(first));
      statement.execute("create table second as from (%s) as rows (n)".formatted(second));
      return new Difference(connection).between("first", "second");
    }
  }
}
