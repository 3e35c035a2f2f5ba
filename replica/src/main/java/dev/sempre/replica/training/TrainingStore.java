package dev.sempre.replica.training;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Brings what head office has laid down (articles, prices, people, settings) from a till's
/// database to its practice ground. Facts stay where they are, in both: what was sold for practice
/// is never beside what was sold, so nothing that counts, reports or sends can come upon it.
/// Source: T12.
///
/// Both databases must have been opened by this program before, so that their schemas are the same.
public final class TrainingStore {
  private final SqliteDatabase training;
  private final Path till;

  /// @param training the practice ground; nobody else may have it open
  /// @param till the file of the till's database, which is only read and may be in use
  public TrainingStore(SqliteDatabase training, Path till) {
    this.training = training;
    this.till = till;
  }

  /// Copies what has changed since the last time, all or nothing. Of a million articles it takes
  /// some seconds: not for the UI thread.
  ///
  /// @return whether there was anything to bring
  /// @throws StoreFailure if one of the two cannot be read or written; the practice ground is then
  ///   what it was, and the till's database always is
  public boolean bring() {
    try (Connection connection = training.openWriter()) {
      attach(connection);
      List<TableSpec> changed = changed(connection);
      if (!changed.isEmpty()) {
        copy(connection, changed);
      }
      return !changed.isEmpty();
    } catch (SQLException e) {
      throw training.dialect().failure(e, Outcome.NOT_SAVED).at(training.where());
    }
  }

  private void attach(Connection connection) throws SQLException {
    // As an address, which can say that no file is to be made.
    String address = till.toUri().toString().replace("file:///", "file:/") + "?mode=rw";
    try (PreparedStatement attach = connection.prepareStatement("attach database ? as till")) {
      attach.setString(1, address);
      attach.execute();
    }
  }

  private static List<TableSpec> changed(Connection connection) throws SQLException {
    List<TableSpec> changed = new ArrayList<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      // Whoever changes a record gives it the next position of the feed.
      if (table.policy() != ConflictPolicy.FACT
          && newest(connection, "main", table) != newest(connection, "till", table)) {
        changed.add(table);
      }
    }
    return changed;
  }

  private static long newest(Connection connection, String database, TableSpec table)
      throws SQLException {
    String sql = "select coalesce(max(seq), 0) from " + database + "." + table.name();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void copy(Connection connection, List<TableSpec> tables) throws SQLException {
    training.beginWrite(connection);
    try (Statement statement = connection.createStatement()) {
      // Facts of the practice ground go on naming their articles while those are exchanged.
      statement.execute("pragma defer_foreign_keys = on");
      for (TableSpec table : tables.reversed()) {
        for (ChildSpec child : table.children()) {
          statement.execute("delete from main." + child.name());
        }
        statement.execute("delete from main." + table.name());
      }
      for (TableSpec table : tables) {
        copy(statement, table.name());
        for (ChildSpec child : table.children()) {
          copy(statement, child.name());
        }
      }
      statement.execute(
          """
          update main.feed
             set head = max(head, (select head from till.feed where id = 1)),
                 down = max(down, (select down from till.feed where id = 1)),
                 hlc = max(hlc, (select hlc from till.feed where id = 1))
           where id = 1
          """);
      training.commit(connection);
    } catch (SQLException e) {
      training.rollback(connection);
      throw e;
    }
  }

  private static void copy(Statement statement, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("select name from pragma_table_info('" + table + "')")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    String list = String.join(", ", columns);
    statement.execute(
        "insert into main.%s (%s) select %s from till.%s".formatted(table, list, list, table));
  }
}
