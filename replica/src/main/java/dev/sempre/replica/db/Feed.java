package dev.sempre.replica.db;

import dev.sempre.model.id.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The row that gives out feed numbers and stamps. A writer locks it first and stores it last:
/// numbers are gapless in commit order on both databases, and a slow transaction holds others up
/// instead of being skipped by a reader. Source: R14, architecture section 3.
final class Feed {
  private Feed() {}

  /// Locks the feed and starts a transaction on it.
  static Tx begin(Handle handle, Dialect dialect, @Nullable Place place, long nowMillis, Ids ids)
      throws SQLException {
    String select =
        switch (dialect) {
          case SQLITE -> "select epoch, head, hlc from feed where id = 1";
          case POSTGRES -> "select epoch, head, hlc from feed where id = 1 for update";
        };
    Connection connection = handle.getConnection();
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        return new Tx(
            handle, dialect, place, row.getString(1), row.getLong(2), row.getLong(3), nowMillis);
      }
    }
    String epoch = ids.next();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into feed (id, epoch, head, hlc) values (1, ?, 0, 0)")) {
      insert.setString(1, epoch);
      insert.executeUpdate();
    }
    return new Tx(handle, dialect, place, epoch, 0, 0, nowMillis);
  }

  /// Gives the feed another epoch.
  static void renew(Tx tx, String epoch) throws SQLException {
    try (PreparedStatement update =
        tx.connection().prepareStatement("update feed set epoch = ? where id = 1")) {
      update.setString(1, epoch);
      update.executeUpdate();
    }
  }

  /// Stores what the transaction has taken. Sequences that were not taken cost no write.
  static void store(Tx tx) throws SQLException {
    if (!tx.clockMoved() && !tx.headMoved()) {
      return;
    }
    try (PreparedStatement update =
        tx.connection().prepareStatement("update feed set head = ?, hlc = ? where id = 1")) {
      update.setLong(1, tx.head());
      update.setLong(2, tx.hlc());
      update.executeUpdate();
    }
  }
}
