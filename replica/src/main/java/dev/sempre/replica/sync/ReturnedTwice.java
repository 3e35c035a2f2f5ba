package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Goods that came back more often than they were sold. Each till takes back no more than it knows
/// to be left; two of them that have no line can take back the same. All tickets are facts and
/// stay; somebody has to know. Source: T7, F24, P1.
final class ReturnedTwice {
  private ReturnedTwice() {}

  private record SoldLine(String saleId, int position) {}

  /// @param soldMilli what was sold on the line
  /// @param backMilli what came back of it
  /// @param by printed numbers of the tickets that took it back
  private record Taken(long soldMilli, long backMilli, List<String> by) {
    Taken and(Taken more) {
      List<String> all = new ArrayList<>(by);
      more.by.stream().filter(number -> !all.contains(number)).forEach(all::add);
      return new Taken(soldMilli, backMilli + more.backMilli, all);
    }
  }

  /// Opens an issue for each ticket of which more has come back on a line than was sold; whether
  /// what arrived is the ticket that was sold or one that takes it back.
  ///
  /// @param arrived ids of the tickets that this transaction has stored
  static void tell(Tx tx, Ids ids, Set<String> arrived) throws SQLException {
    Map<String, String> bySale = new LinkedHashMap<>();
    taken(tx, arrived)
        .forEach((line, taken) -> {
          if (taken.backMilli > taken.soldMilli) {
            String said = line.position + ": " + String.join(", ", taken.by);
            bySale.merge(line.saleId, said, (before, more) -> before + "; " + more);
          }
        });
    for (Map.Entry<String, String> each : bySale.entrySet()) {
      Issues.open(
          tx,
          ids.next(),
          SyncCatalogue.SALE.name(),
          each.getKey(),
          1,
          Issues.Way.UP,
          new Violation(Issues.RETURNED_TWICE, "sale_line", each.getValue()));
    }
  }

  /// What has come back of each line that what arrived has to do with, and that is here.
  private static Map<SoldLine, Taken> taken(Tx tx, Set<String> arrived) throws SQLException {
    String sql =
        """
        select sold.sale_id, sold.position, sold.quantity_milli, sold.voided,
               back.quantity_milli, ticket.series, ticket.number
          from sale_line sold
          join sale_line back
            on back.returned_sale_id = sold.sale_id and back.returned_position = sold.position
          join sale ticket on ticket.id = back.sale_id
         where back.voided = 0 and ticket.deleted = 0 and %s
         order by sold.sale_id, sold.position, ticket.series, ticket.number, back.position
        """
            .formatted(tx.dialect().idIn("sold.sale_id"));
    Map<SoldLine, Taken> lines = new LinkedHashMap<>();
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, touched(tx, arrived));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          // Nothing was sold on a line that was voided, or that takes back itself.
          long soldMilli = row.getLong(4) == 1 ? 0 : Math.max(0, row.getLong(3));
          String number = new TicketNumber(row.getString(6), row.getLong(7)).printed();
          lines.merge(
              new SoldLine(row.getString(1), row.getInt(2)),
              new Taken(soldMilli, -row.getLong(5), List.of(number)),
              Taken::and);
        }
      }
    }
    return lines;
  }

  /// The tickets that arrived, and those that they take back.
  private static Set<String> touched(Tx tx, Set<String> arrived) throws SQLException {
    String sql =
        """
        select distinct returned_sale_id from sale_line
         where returned_sale_id is not null and %s
        """
            .formatted(tx.dialect().idIn("sale_id"));
    Set<String> touched = new TreeSet<>(arrived);
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, arrived);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          touched.add(row.getString(1));
        }
      }
    }
    return touched;
  }
}
