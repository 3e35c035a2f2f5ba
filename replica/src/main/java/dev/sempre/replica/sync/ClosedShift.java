package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A shift whose closing is here. Whichever comes later looks whether it leaves tickets out: a
/// ticket at the closing that is here ([SoldAnyway]), a closing at the tickets that are. The
/// closing counts as it was counted at the till, and what is here is counted the same way. Source:
/// P1, T8.
///
/// @param id the shift
/// @param series series of its closing
/// @param closing its closing, as it is called
/// @param place place of the closing in its chain; null if it is not sealed
/// @param counted tickets that the closing counts
/// @param here tickets of the shift that are here
/// @param behind as many of them are sealed behind the closing
record ClosedShift(
    String id,
    String series,
    String closing,
    @Nullable Long place,
    long counted,
    long here,
    long behind) {

  /// Opens an issue for each shift of which tickets are here that its closing does not count, with
  /// the last of them.
  ///
  /// @param stored closings that this transaction has stored
  static void tell(Tx tx, Ids ids, List<RootRecord> stored) throws SQLException {
    Set<String> shifts = new LinkedHashSet<>();
    for (RootRecord closing : stored) {
      String shift = closing.text("shift_id");
      if (shift != null) {
        shifts.add(shift);
      }
    }
    Map<String, ClosedShift> wrong = all(tx, shifts);
    wrong.values().removeIf(shift -> shift.here <= shift.counted && shift.behind == 0);
    Issues.openAll(tx, ids, tasks(tx, wrong).values());
  }

  /// Those of some shifts whose closings are here, by their ids.
  static Map<String, ClosedShift> all(Tx tx, Collection<String> shifts) throws SQLException {
    Map<String, ClosedShift> closed = new HashMap<>();
    if (shifts.isEmpty()) {
      return closed;
    }
    String sql =
        """
        select z.shift_id, z.series, z.series || '-' || z.kind || '-' || z.number, z.chain_number,
               z.tickets, count(s.id),
               count(case when s.series = z.series and s.chain_number > z.chain_number
                          then 1 end)
          from closing z left join sale s on s.shift_id = z.shift_id and s.deleted = 0
         where z.deleted = 0 and %s
         group by z.id, z.shift_id, z.series, z.kind, z.number, z.chain_number, z.tickets
        """
            .formatted(tx.dialect().idIn("z.shift_id"));
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, shifts);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          closed.put(
              row.getString(1),
              new ClosedShift(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  place(row, 4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7)));
        }
      }
    }
    return closed;
  }

  /// Whether there is a ticket that the closing does not count: this one, sealed behind it, or one
  /// of all that are here. One that has waited for longer than its closing is counted and right.
  ///
  /// @param seriesOfTicket the series that a ticket of the shift stands in
  /// @param placeOfTicket its place in its chain; null if it is not sealed
  boolean leavesOut(@Nullable String seriesOfTicket, @Nullable Long placeOfTicket) {
    return here > counted
        || (place != null
            && placeOfTicket != null
            && placeOfTicket > place
            && series.equals(seriesOfTicket));
  }

  /// What the manager is told.
  ///
  /// @param ticket the last ticket that is left out, or of those of which some are
  Issues.About task(String ticket) {
    String detail = "%s counts %d, here: %d, %s".formatted(closing, counted, here, ticket);
    return new Issues.About(
        SyncCatalogue.SHIFT.name(), id, new Violation(Issues.SHIFT_CLOSED, "shift_id", detail));
  }

  private static Map<String, Issues.About> tasks(Tx tx, Map<String, ClosedShift> wrong)
      throws SQLException {
    Map<String, Issues.About> tasks = new LinkedHashMap<>();
    if (wrong.isEmpty()) {
      return tasks;
    }
    String sql =
        """
        select shift_id, series, number, chain_number
          from sale where deleted = 0 and %s order by completed_at, series, number
        """
            .formatted(tx.dialect().idIn("shift_id"));
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, wrong.keySet());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ClosedShift shift = Objects.requireNonNull(wrong.get(row.getString(1)));
          String seriesOfTicket = row.getString(2);
          if (shift.leavesOut(seriesOfTicket, place(row, 4))) {
            tasks.put(
                shift.id, shift.task(new TicketNumber(seriesOfTicket, row.getLong(3)).printed()));
          }
        }
      }
    }
    return tasks;
  }

  private static @Nullable Long place(ResultSet row, int column) throws SQLException {
    long place = row.getLong(column);
    return row.wasNull() ? null : place;
  }
}
