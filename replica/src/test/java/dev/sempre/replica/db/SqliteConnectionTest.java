package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements that are compiled once and lent again and again.
class SqliteConnectionTest {
  private static final String NAMES = "select name from thing where id >= ? order by id";

  @TempDir Path folder;

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = another();
    run("pragma journal_mode = wal");
    run("create table thing (id integer primary key, name text not null) strict");
    run("insert into thing values (1, 'one'), (2, 'two'), (3, 'three')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Connection another() throws SQLException {
    return new SqliteConnection(folder.resolve("things.db").toString(), new Properties());
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> names(PreparedStatement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private List<String> namesFrom(int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      statement.setInt(1, id);
      return names(statement);
    }
  }

  @Test
  void statementThatIsLentAgainKnowsNothingOfWhoHadIt() throws SQLException {
    assertThat(namesFrom(2)).containsExactly("two", "three");
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      assertThat(names(statement)).as("no value is left from before").isEmpty();
    }
    assertThat(namesFrom(3)).containsExactly("three");
  }

  @Test
  void twoWhoAskAtOnceHaveEachTheirOwn() throws SQLException {
    assertThat(namesFrom(1)).hasSize(3);
    try (PreparedStatement outer = connection.prepareStatement(NAMES)) {
      outer.setInt(1, 1);
      try (ResultSet rows = outer.executeQuery()) {
        rows.next();
        assertThat(namesFrom(3)).containsExactly("three");
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("two");
      }
    }
    assertThat(namesFrom(2)).containsExactly("two", "three");
  }

  @Test
  void whoClosesTwiceDoesNotCloseAnothers() throws SQLException {
    PreparedStatement first = connection.prepareStatement(NAMES);
    first.close();
    try (PreparedStatement second = connection.prepareStatement(NAMES)) {
      second.setInt(1, 1);
      try (ResultSet rows = second.executeQuery()) {
        rows.next();
        first.close();
        assertThat(namesFrom(3)).containsExactly("three");
        assertThat(rows.getString(1)).isEqualTo("one");
      }
    }
    assertThat(first.isClosed()).isTrue();
    assertThatThrownBy(first::executeQuery).isInstanceOf(SQLException.class);
  }

  @Test
  void statementThatWasNotReadToItsEndKeepsNoSnapshot() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(NAMES);
    statement.setInt(1, 1);
    statement.executeQuery().next();
    statement.close();
    try (Connection other = another();
        Statement change = other.createStatement()) {
      change.execute("insert into thing values (4, 'four')");
      try (ResultSet row = change.executeQuery("pragma wal_checkpoint(truncate)")) {
        row.next();
        assertThat(row.getInt(1)).as("whether somebody was in the way").isZero();
      }
    }
    assertThat(namesFrom(4)).containsExactly("four");
  }

  @Test
  void statementThatHasFailedIsCompiledAnew() throws SQLException {
    String insert = "insert into thing values (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 1);
      statement.setString(2, "again");
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 5);
      statement.setString(2, "five");
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    assertThat(namesFrom(5)).containsExactly("five");
  }

  @Test
  void statementGoesOnAfterTheTableHasChanged() throws SQLException {
    assertThat(namesFrom(3)).containsExactly("three");
    run("alter table thing add column more text");
    run("alter table thing rename column name to title");
    run("alter table thing rename column more to name");
    run("update thing set name = title || '!'");
    assertThat(namesFrom(3)).containsExactly("three!");
  }

  @Test
  void batchThatWasNotRunIsForgotten() throws SQLException {
    String insert = "insert into thing values (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 8);
      statement.setString(2, "eight");
      statement.addBatch();
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 9);
      statement.setString(2, "nine");
      statement.addBatch();
      assertThat(statement.executeBatch()).hasSize(1);
    }
    assertThat(namesFrom(8)).containsExactly("nine");
  }

  @Test
  void manyStatementsAreNotKeptForEver() throws SQLException {
    for (int n = 0; n < 1_000; n++) {
      try (PreparedStatement statement =
          connection.prepareStatement("select name from thing where id = " + n)) {
        assertThat(names(statement)).hasSize(n >= 1 && n <= 3 ? 1 : 0);
      }
    }
    assertThat(namesFrom(2)).containsExactly("two", "three");
  }
}
