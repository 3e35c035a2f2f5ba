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

  private static final String SELECT =
      """
      select epoch, head, down, hlc, (select clock_offset_millis from place where id = 1),
             (select number from place where id = 1)
        from feed where id = 1\
      """;

  /// Locks the feed and starts a transaction on it.
  ///
  /// @param known the place as it was known before; another program may have found the database a
  ///   place since, corrected its clock, or joined anew under another number
  /// @param wallMillis this machine's clock, uncorrected
  static Tx begin(Handle handle, Dialect dialect, @Nullable Place known, long wallMillis, Ids ids)
      throws SQLException {
    String select =
        switch (dialect) {
          case SQLITE -> SELECT;
          case POSTGRES -> SELECT + " for update";
        };
    Connection connection = handle.getConnection();
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        long clockOffsetMillis = row.getLong(5);
        Place place =
            row.wasNull() ? known : asStored(known, clockOffsetMillis, row.getInt(6), handle);
        return new Tx(
            handle,
            dialect,
            place,
            row.getString(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            wallMillis + clockOffsetMillis,
            ids);
      }
    }
    String epoch = ids.next();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into feed (id, epoch, head, down, hlc) values (1, ?, 0, 0, 0)")) {
      insert.setString(1, epoch);
      insert.executeUpdate();
    }
    return new Tx(handle, dialect, known, epoch, 0, 0, 0, wallMillis, ids);
  }

  private static @Nullable Place asStored(
      @Nullable Place known, long clockOffsetMillis, int number, Handle handle) {
    return known != null
            && known.clockOffsetMillis() == clockOffsetMillis
            && known.number() == number
        ? known
        : Places.find(handle).orElse(null);
  }

  /// Gives the feed another epoch.
  static void renew(Tx tx, String epoch) throws SQLException {
    try (PreparedStatement update =
        tx.connection().prepareStatement("update feed set epoch = ? where id = 1")) {
      update.setString(1, epoch);
      update.executeUpdate();
    }
  }

  /// Begins another life of the feed with the first change that a program makes: what follows can
  /// be told from what another copy of this database has become. Source: R20.
  static void beginLife(Tx tx, String life) throws SQLException {
    try (PreparedStatement insert =
        tx.connection().prepareStatement("insert into feed_life (from_seq, life) values (?, ?)")) {
      insert.setLong(1, tx.headBefore());
      insert.setString(2, life);
      insert.executeUpdate();
    }
  }

  /// Stores what the transaction has taken. Sequences that were not taken cost no write.
  static void store(Tx tx) throws SQLException {
    if (!tx.clockMoved() && !tx.headMoved()) {
      return;
    }
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement("update feed set head = ?, down = ?, hlc = ? where id = 1")) {
      update.setLong(1, tx.head());
      update.setLong(2, tx.down());
      update.setLong(3, tx.hlc());
      update.executeUpdate();
    }
  }
}
