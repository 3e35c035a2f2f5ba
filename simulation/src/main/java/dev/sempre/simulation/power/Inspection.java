package dev.sempre.simulation.power;

import dev.sempre.simulation.power.SoldTicket.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;

/// What was found in a database after a power failure, without the program that wrote it.
///
/// @param faults what is wrong, in words; empty if nothing is
/// @param lost how many of the paid tickets are not there
/// @param found tickets that are there
/// @param unpaid what lies there that nobody has paid
/// @param shown false if that is not what the till has shown
record Inspection(List<String> faults, int lost, int found, Unpaid unpaid, boolean shown) {
  private record Row(SoldTicket ticket, boolean pending) {}

  private static final String SALES =
      """
      select id, series, number, gross_minor, pending,
        (select count(*) from sale_line c where c.sale_id = s.id),
        (select coalesce(sum(c.gross_minor), 0) from sale_line c where c.sale_id = s.id),
        (select count(*) from sale_tender c where c.sale_id = s.id),
        (select coalesce(sum(c.amount_minor), 0) from sale_tender c where c.sale_id = s.id),
        (select count(*) from sale_tax c where c.sale_id = s.id),
        (select coalesce(sum(c.gross_minor), 0) from sale_tax c where c.sale_id = s.id)
      from sale s
      order by series, number
      """;

  /// Children whose sale is not there.
  private static final String ORPHANS =
      """
      select count(*) from (
        select sale_id from sale_line union all
        select sale_id from sale_tender union all
        select sale_id from sale_tax)
      where sale_id not in (select id from sale)
      """;

  static Inspection of(Path database, Promised promised) {
    List<String> faults = new ArrayList<>();
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + database, new Properties());
        Statement statement = connection.createStatement()) {
      integrity(statement, faults);
      List<Row> rows = rows(statement);
      int lost = tickets(rows, promised, faults);
      numbers(statement, rows, faults);
      Unpaid unpaid = UnpaidRows.of(statement, faults);
      boolean shown = isAsShown(unpaid, rows, promised);
      if (!shown) {
        faults.add("unpaid is " + unpaid + ", and was shown as " + promised.unpaid());
      }
      return new Inspection(faults, lost, rows.size(), unpaid, shown);
    } catch (SQLException e) {
      faults.add("cannot be read: " + e.getMessage());
      return new Inspection(faults, promised.paid().size(), 0, Unpaid.NOTHING, false);
    }
  }

  /// The same with one more fault.
  Inspection with(String fault) {
    List<String> more = new ArrayList<>(faults);
    more.add(fault);
    return new Inspection(more, lost, found, unpaid, shown);
  }

  /// A step that was under way is there as a whole or not at all, and a ticket is there or in the
  /// cart, never both.
  private static boolean isAsShown(Unpaid unpaid, List<Row> rows, Promised promised) {
    SoldTicket next = promised.next();
    if (next == null) {
      return unpaid.equals(promised.unpaid()) || unpaid.equals(promised.nextUnpaid());
    }
    boolean sold = rows.stream().anyMatch(row -> row.ticket().equals(next));
    return unpaid.equals(sold ? promised.nextUnpaid() : promised.unpaid());
  }

  private static void integrity(Statement statement, List<String> faults) throws SQLException {
    try (ResultSet row = statement.executeQuery("pragma integrity_check(5)")) {
      while (row.next()) {
        if (!row.getString(1).equals("ok")) {
          faults.add("integrity: " + row.getString(1));
        }
      }
    }
    try (ResultSet row = statement.executeQuery(ORPHANS)) {
      if (row.getLong(1) > 0) {
        faults.add(row.getLong(1) + " lines, tenders or taxes without their ticket");
      }
    }
  }

  private static List<Row> rows(Statement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(SALES)) {
      while (row.next()) {
        SoldTicket ticket =
            new SoldTicket(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                new Part(row.getLong(6), row.getLong(7)),
                new Part(row.getLong(8), row.getLong(9)),
                new Part(row.getLong(10), row.getLong(11)));
        rows.add(new Row(ticket, row.getBoolean(5)));
      }
    }
    return rows;
  }

  /// @return how many are lost
  private static int tickets(List<Row> rows, Promised promised, List<String> faults) {
    Map<String, SoldTicket> here = new LinkedHashMap<>();
    for (Row row : rows) {
      here.put(row.ticket().id(), row.ticket());
      if (!row.pending() && !promised.arrived().contains(row.ticket().id())) {
        faults.add(row.ticket().number() + " counts as sent and is not at the centre");
      }
    }
    int lost = 0;
    for (SoldTicket ticket : promised.paid()) {
      SoldTicket found = here.remove(ticket.id());
      if (found == null) {
        lost++;
        faults.add(ticket.number() + " was paid and is lost");
      } else if (!found.equals(ticket)) {
        faults.add(found + " was sold as " + ticket);
      }
    }
    for (SoldTicket more : here.values()) {
      if (!more.equals(promised.next())) {
        faults.add(more + " was never sold");
      }
    }
    return lost;
  }

  /// Each series has the numbers from 1, and goes on where it ends.
  private static void numbers(Statement statement, List<Row> rows, List<String> faults)
      throws SQLException {
    Map<String, Long> next = new LinkedHashMap<>();
    for (Row row : rows) {
      long expected = next.getOrDefault(row.ticket().series(), 1L);
      if (row.ticket().number() != expected) {
        faults.add("the number " + row.ticket().number() + " where " + expected + " is due");
      }
      next.put(row.ticket().series(), row.ticket().number() + 1);
    }
    try (ResultSet row = statement.executeQuery("select series, next_number from number_series")) {
      while (row.next()) {
        long expected = next.getOrDefault(row.getString(1), 1L);
        if (row.getLong(2) != expected) {
          faults.add("the next number is " + row.getLong(2) + " where " + expected + " is due");
        }
      }
    }
  }
}
