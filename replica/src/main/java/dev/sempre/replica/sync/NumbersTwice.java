package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Numbers that two documents bear: tickets, payments on account, closings. Only copies of a till
/// that both worked before one of them had a line can do that. Both documents are real and both
/// stay; somebody has to know. Source: R21, P1.
final class NumbersTwice {
  /// Documents that are numbered.
  ///
  /// @param isSame whether `other` and `mine` bear one number
  /// @param name series and number of `mine`
  private record Numbered(TableSpec table, String isSame, String name) {}

  private static final List<Numbered> ALL =
      List.of(
          new Numbered(
              SyncCatalogue.SALE,
              "other.series = mine.series and other.number = mine.number",
              "mine.series || '-' || mine.number"),
          new Numbered(
              SyncCatalogue.ACCOUNT_PAYMENT,
              "other.series = mine.series and other.number = mine.number",
              "mine.series || '-P' || mine.number"),
          // A till numbers closings of each kind by itself, and copies of it are one device.
          new Numbered(
              SyncCatalogue.CLOSING,
              "other.device_id = mine.device_id and other.kind = mine.kind"
                  + " and other.number = mine.number and other.series = mine.series",
              "mine.series || '-' || mine.kind || '-' || mine.number"));

  private NumbersTwice() {}

  /// Opens an issue for each document whose number was here before, under another id. Of two that
  /// come together it is one of them. Nothing happens for a table without such numbers.
  ///
  /// @param arrived ids of the records that this transaction has stored
  static void tell(Tx tx, Ids ids, TableSpec table, Set<String> arrived) throws SQLException {
    for (Numbered numbered : ALL) {
      if (numbered.table.name().equals(table.name()) && !arrived.isEmpty()) {
        tell(tx, ids, numbered, arrived);
      }
    }
  }

  private static void tell(Tx tx, Ids ids, Numbered numbered, Set<String> arrived)
      throws SQLException {
    String table = numbered.table.name();
    String sql =
        """
        select mine.id, %s, min(other.id)
          from %s mine join %s other on %s and other.id <> mine.id
         where %s
         group by mine.id, 2
        """
            .formatted(numbered.name, table, table, numbered.isSame, tx.dialect().idIn("mine.id"));
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, arrived);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String id = row.getString(1);
          String other = row.getString(3);
          if (!arrived.contains(other) || other.compareTo(id) < 0) {
            Issues.open(
                tx,
                ids.next(),
                table,
                id,
                1,
                Issues.Way.UP,
                new Violation(Issues.NUMBER_GIVEN_TWICE, "number", row.getString(2) + " " + other));
          }
        }
      }
    }
  }
}
