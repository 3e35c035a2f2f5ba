package dev.sempre.simulation.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

final class FileCallsTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;

  private final List<Entry> log = new ArrayList<>();

  @BeforeEach
  void onlyWhereCallsCanBeLogged() throws SQLException {
    assumeTrue(FileCalls.arePossible(), "SQLite's calls can be logged on Linux only");
    write(elsewhere, "a"); // The library is loaded by its first use.
  }

  private static void write(Path folder, String table) throws SQLException {
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + folder.resolve("x.db"), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("create table " + table + " (b)");
    }
  }

  @Test
  void everyStepOfACommitIsTold() throws SQLException {
    try (FileCalls _ = new FileCalls(folder, log::add)) {
      write(folder, "a");
    }
    // SQLite's rollback journal: written and synced, then the database, then the journal goes.
    assertThat(log)
        .containsSubsequence(
            new Entry.Synced("x.db-journal"),
            new Entry.FolderSynced(),
            new Entry.Synced("x.db"),
            new Entry.Removed("x.db-journal"));
    assertThat(log)
        .anyMatch(e -> e instanceof Entry.Written(var file, _, _) && file.equals("x.db"));
  }

  @Test
  void nothingIsToldOfOtherFolders() throws SQLException {
    try (FileCalls _ = new FileCalls(folder, log::add)) {
      write(elsewhere, "b");
    }
    assertThat(log).isEmpty();
  }

  @Test
  void nothingIsToldAfterTheEnd() throws SQLException {
    new FileCalls(folder, log::add).close();
    write(folder, "a");
    assertThat(log).isEmpty();
  }
}
