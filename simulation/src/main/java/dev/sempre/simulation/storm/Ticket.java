package dev.sempre.simulation.storm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A ticket as a program has told of it, or as it lies in a database.
///
/// @param id id
/// @param number series and number as they are printed
/// @param totalMinor what the customer had to pay, minor units
record Ticket(String id, String number, long totalMinor) {
  private static final String ACK = "ACK ";

  static boolean isAck(String line) {
    return line.startsWith(ACK);
  }

  /// From a line `ACK <number> <id> <totalMinor>`.
  static Ticket ofAck(String line) {
    String[] words = line.substring(ACK.length()).strip().split(" ");
    return new Ticket(words[1], words[0], Long.parseLong(words[2]));
  }

  /// A ticket with what belongs to it.
  ///
  /// @param series its series
  /// @param sequence its number in the series
  /// @param linesMinor sum of its lines that are not voided
  /// @param lines number of its lines
  /// @param tenders number of its tenders
  /// @param completedAtMillis its time, milliseconds since 1970
  record Stored(
      Ticket ticket,
      String series,
      long sequence,
      long linesMinor,
      long lines,
      long tenders,
      long completedAtMillis) {}

  /// All tickets of a database, in the order of their numbers.
  ///
  /// @param schema schema with a dot, or nothing
  static List<Stored> all(Connection connection, String schema) throws SQLException {
    List<Stored> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select s.id, s.series, s.number, s.gross_minor,
                       (select coalesce(sum(l.gross_minor), 0) from %1$ssale_line l
                         where l.sale_id = s.id and l.voided = 0),
                       (select count(*) from %1$ssale_line l where l.sale_id = s.id),
                       (select count(*) from %1$ssale_tender t where t.sale_id = s.id),
                       s.completed_at
                  from %1$ssale s order by s.series, s.number
                """
                    .formatted(schema))) {
      while (rows.next()) {
        String series = rows.getString(2);
        long number = rows.getLong(3);
        result.add(
            new Stored(
                new Ticket(rows.getString(1), "%s-%05d".formatted(series, number), rows.getLong(4)),
                series,
                number,
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getLong(8)));
      }
    }
    return result;
  }
}
