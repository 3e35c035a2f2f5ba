package dev.sempre.simulation.scale;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.scale.ScaleBase.Sold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongConsumer;

/// The tickets in the centre's PostgreSQL, read past all that the centre might say, and multiplied
/// there: each copy of a ticket that has really arrived has an id, a number and a position in the
/// feed of its own, its lines, tenders and taxes, an earlier day, and as many exchanges beside it
/// in the journal as the tickets had that really came. The feed's head moves in the same
/// transaction, under the lock that every writer takes, so that the running centre sees nothing
/// else than tickets that another program has brought.
final class StoredTickets {
  private static final String SCHEMA = "t_" + CentreProgram.TENANT;
  private static final String SALE = SyncCatalogue.SALE.name();

  /// Numbers of copies begin here; no till comes as far.
  private static final long COPIED_NUMBERS = 1_000_000;

  /// Copies lie on the days of so many before.
  private static final int DAYS = 365;

  /// Copies that are made in one transaction, at most.
  private static final long AT_ONCE = 20_000;

  private static final long DAY_MILLIS = 86_400_000;

  private final PostgresServer postgres;
  private long originals;
  private long originalFlows;
  private long copied;

  /// How often the originals were copied, counting the last time that was only begun.
  private long times;

  StoredTickets(PostgresServer postgres) {
    this.postgres = postgres;
  }

  /// Tickets at the centre.
  long count() {
    return postgres.count(SCHEMA + "." + SALE);
  }

  /// Those of them that are copies.
  long copied() {
    return copied;
  }

  /// Multiplies what has arrived until there are so many. The tickets that are there when this is
  /// first called are the originals of all copies.
  ///
  /// @param progress is told how many there are
  void fillTo(long wanted, LongConsumer progress) throws SQLException {
    try (Connection connection = postgres.administrator().getConnection()) {
      execute(connection, "set search_path to " + SCHEMA);
      // Copies refer to each other as their originals do, and a crash would end the whole run.
      execute(connection, "set session_replication_role = replica");
      execute(connection, "set synchronous_commit = off");
      execute(connection, "set jit = off");
      if (originals == 0) {
        takeOriginals(connection);
      }
      for (long there = count(); there < wanted; there = count()) {
        copy(connection, Math.min(AT_ONCE, wanted - there));
        progress.accept(count());
      }
      // What the server's own upkeep does in the long time in which so many arrive.
      for (String table : tables()) {
        execute(connection, "vacuum analyze " + table);
      }
    }
    postgres.checkpoint();
  }

  private void takeOriginals(Connection connection) throws SQLException {
    execute(
        connection,
        "create table public.original as select row_number() over (order by seq) as n, id from "
            + SALE);
    execute(
        connection,
        "create table public.original_flow as"
            + " select row_number() over (order by id) as n, id from flow");
    originals = postgres.count("public.original");
    originalFlows = postgres.count("public.original_flow");
    if (originals == 0) {
      throw new IllegalStateException("nothing has arrived that could be multiplied");
    }
  }

  private void copy(Connection connection, long tickets) throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, "select head from feed where id = 1 for update");
    choose(connection, "copy", "original", originals, tickets);
    Map<String, String> changed = new HashMap<>();
    changed.put("id", "c.new_id");
    changed.put("seq", "(select head from feed where id = 1) + c.n");
    changed.put("number", "o.number + " + COPIED_NUMBERS + " * c.time");
    String days = "(1 + c.time % " + DAYS + ")";
    changed.put("business_date", "(o.business_date::date - " + days + "::int)::text");
    changed.put("completed_at", "o.completed_at - " + days + " * " + DAY_MILLIS);
    insert(connection, "copy", SALE, "id", changed);
    for (ChildSpec child : SyncCatalogue.SALE.children()) {
      insert(
          connection,
          "copy",
          child.name(),
          child.rootColumn(),
          Map.of(child.rootColumn(), "c.new_id"));
    }
    long flows = Math.ceilDiv(originalFlows * tickets, originals);
    choose(connection, "copied_flow", "original_flow", originalFlows, flows);
    insert(connection, "copied_flow", "flow", "id", Map.of("id", "c.new_id"));
    execute(connection, "update feed set head = head + " + tickets + " where id = 1");
    connection.commit();
    connection.setAutoCommit(true);
    copied += tickets;
    times += Math.ceilDiv(tickets, originals);
  }

  /// Which originals are copied, the how many-th time, and the id of each copy: ids grow with time
  /// as those of the tills do.
  ///
  /// @param there how many originals there are
  /// @param wanted how many copies
  private void choose(
      Connection connection, String copies, String originalTable, long there, long wanted)
      throws SQLException {
    execute(
        connection,
        """
        create temporary table %s on commit drop as
        select round * %d + o.n as n, o.id as old_id, %d + round + 1 as time,
               uuidv7()::text as new_id
          from generate_series(0::bigint, %d) round cross join public.%s o
         where round * %d + o.n <= %d order by 1
        """
            .formatted(copies, there, times, (wanted - 1) / there, originalTable, there, wanted));
    execute(connection, "analyze " + copies);
  }

  /// Inserts the originals' rows once more, with some columns changed.
  private static void insert(
      Connection connection, String copies, String table, String key, Map<String, String> changed)
      throws SQLException {
    StringJoiner names = new StringJoiner(", ");
    StringJoiner values = new StringJoiner(", ");
    for (String column : columns(connection, table)) {
      names.add(column);
      values.add(changed.getOrDefault(column, "o." + column));
    }
    execute(
        connection,
        "insert into %s (%s) select %s from %s c join %s o on o.%s = c.old_id order by c.n"
            .formatted(table, names, values, copies, table, key));
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, SCHEMA, table, null)) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }
    return columns;
  }

  private static List<String> tables() {
    List<String> tables = new ArrayList<>(List.of(SALE, "flow", "feed"));
    SyncCatalogue.SALE.children().forEach(child -> tables.add(child.name()));
    return tables;
  }

  /// What is wrong with tickets that tills have said to be paid and sent: each is to be there, with
  /// its number, its lines and its total. That none is there twice says their number.
  List<String> faults(List<Sold> sold) throws SQLException {
    List<String> faults = new ArrayList<>();
    try (Connection connection = postgres.administrator().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select s.series, s.number, s.gross_minor,
                       (select count(*) from %1$s.sale_line l where l.sale_id = s.id),
                       (select sum(l.gross_minor) from %1$s.sale_line l
                         where l.sale_id = s.id and l.voided = 0),
                       (select sum(t.amount_minor) from %1$s.sale_tender t where t.sale_id = s.id)
                  from %1$s.sale s where s.id = ?
                """
                    .formatted(SCHEMA))) {
      for (Sold ticket : sold) {
        statement.setString(1, ticket.id());
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next()) {
            faults.add(ticket + " is not at the centre");
          } else if (!isWhole(row, ticket)) {
            faults.add(ticket + " is another one at the centre");
          }
        }
      }
    }
    return faults;
  }

  private static boolean isWhole(ResultSet row, Sold ticket) throws SQLException {
    String number = "%s-%05d".formatted(row.getString(1), row.getLong(2));
    return number.equals(ticket.number())
        && row.getLong(3) == ticket.grossMinor()
        && row.getLong(4) == ticket.lines()
        && row.getLong(5) == ticket.grossMinor()
        && row.getLong(6) == ticket.grossMinor();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
