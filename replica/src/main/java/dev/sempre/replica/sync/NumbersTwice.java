package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/// Numbers that two tickets bear. Only copies of a till that both sold before one of them had a
/// line can do that. Both tickets are real and both stay; somebody has to know. Source: R21, P1.
final class NumbersTwice {
  private NumbersTwice() {}

  /// Opens an issue for each ticket whose number was here before, under another id. Of two that
  /// come together it is one of them.
  ///
  /// @param arrived ids of the tickets that this transaction has stored
  static void tell(Tx tx, Ids ids, Set<String> arrived) throws SQLException {
    String sql =
        """
        select sale.id, sale.series, sale.number, min(other.id)
          from sale join sale other
            on other.series = sale.series and other.number = sale.number and other.id <> sale.id
         where %s
         group by sale.id, sale.series, sale.number
        """
            .formatted(tx.dialect().idIn("sale.id"));
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, arrived);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String id = row.getString(1);
          String other = row.getString(4);
          if (!arrived.contains(other) || other.compareTo(id) < 0) {
            String detail = row.getString(2) + "-" + row.getLong(3) + " " + other;
            Issues.open(
                tx,
                ids.next(),
                SyncCatalogue.SALE.name(),
                id,
                1,
                Issues.Way.UP,
                new Violation(Issues.NUMBER_GIVEN_TWICE, "number", detail));
          }
        }
      }
    }
  }
}
