package dev.sempre.replica.sync;

import dev.sempre.model.sync.Direction;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.RecordTable.WireRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What goes down to a base: per table the latest state of every record after a position, in feed
/// order, up to the head at the start of the answer. Source: R14, architecture section 3.
///
/// Each page is read from a snapshot of its own and written when that is closed, so a slow line
/// never holds a snapshot open. A record that changes meanwhile moves behind the head and comes
/// with the next answer.
public final class Changes {
  /// Records that are read at a time, about a megabyte. With fewer, what a transaction costs beside
  /// its rows is felt in a first download from PostgreSQL.
  private static final int PAGE = 4_000;

  /// Position of a feed.
  ///
  /// @param epoch changes when the database is restored or rebuilt
  /// @param head newest number
  /// @param down newest number of what goes down; at most the head
  /// @param seen what a base has seen that knows all of it, see [Lineage]; null while nothing has
  ///   changed since such things are written down
  public record Head(String epoch, long head, long down, @Nullable String seen) {}

  private final Replica replica;
  private final int maxRecords;

  /// @param maxRecords records after which an answer ends as incomplete
  public Changes(Replica replica, int maxRecords) {
    this.replica = replica;
    this.maxRecords = maxRecords;
  }

  /// Where this place's feed stands.
  public Head head() {
    return replica.read(Changes::head);
  }

  /// Where the feed stands in the snapshot of the handle.
  public static Head head(Handle handle) {
    return handle
        .createQuery(
            """
            select epoch, head, down, (select life from feed_life order by from_seq desc limit 1)
              from feed where id = 1
            """)
        .map((row, context) ->
            new Head(
                row.getString(1),
                row.getLong(2),
                Math.min(row.getLong(3), row.getLong(2)),
                Lineage.seen(row.getString(4), row.getLong(2))))
        .one();
  }

  /// The newest stamp that this place has given out or adopted, see [Hlc].
  public static long newestStamp(Handle handle) {
    return handle.createQuery("select hlc from feed where id = 1").mapTo(Long.class).one();
  }

  /// Whether positions that a base remembers are good here: of this epoch and not ahead of it.
  public boolean knows(String epoch, Map<TableSpec, Long> after) {
    if (after.values().stream().allMatch(seq -> seq == 0)) {
      return true;
    }
    Head head = head();
    return head.epoch().equals(epoch)
        && after.values().stream().allMatch(seq -> seq <= head.head());
  }

  /// Writes everything that the viewer may see after the given positions.
  ///
  /// @param after table > position, for the tables that are asked for
  /// @throws IOException if the reader at the other end has gone
  public void write(OutputStream out, Viewer viewer, Map<TableSpec, Long> after)
      throws IOException {
    Plan plan = replica.read(handle -> plan(handle, viewer, after));
    Head head = plan.head();
    ChangesStream.Out stream =
        new ChangesStream.Out(out, replica.catalogue(), head.epoch(), head.head(), head.seen());
    int left = maxRecords;
    for (TableSpec table : replica.catalogue().tables()) {
      Long seq = after.get(table);
      if (seq != null && table.direction().goesDown() && left > 0 && seq < head.head()) {
        TableAnswer answer = plan.changed().get(table);
        if (answer == null) {
          stream.beginTable(table, 0);
          stream.endTable(List.of(), head.head());
        } else {
          left = answer.write(stream, left);
        }
      }
    }
    stream.end(left > 0);
  }

  /// What an answer will be about, as of one snapshot.
  ///
  /// @param changed tables with something behind their position; most answers have few
  private record Plan(Head head, Map<TableSpec, TableAnswer> changed) {}

  private Plan plan(Handle handle, Viewer viewer, Map<TableSpec, Long> after) throws SQLException {
    Head head = head(handle);
    Map<String, Long> newest = new HashMap<>();
    handle
        .createQuery(RecordSql.newest(replica.catalogue()))
        .map((row, context) -> newest.put(row.getString(1), row.getLong(2)))
        .list();
    Map<TableSpec, TableAnswer> changed = new HashMap<>();
    for (Map.Entry<TableSpec, Long> asked : after.entrySet()) {
      TableSpec table = asked.getKey();
      if (newest.getOrDefault(table.name(), 0L) > asked.getValue()) {
        changed.put(table, new TableAnswer(handle, table, viewer, asked.getValue(), head.head()));
      }
    }
    return new Plan(head, changed);
  }

  /// The part of an answer that is about one table.
  private final class TableAnswer {
    private final TableSpec table;
    private final long after;
    private final long head;
    private final String sees;
    private final String seesNot;
    private final List<String> parameters;
    private final int count;

    TableAnswer(Handle handle, TableSpec table, Viewer viewer, long after, long head)
        throws SQLException {
      this.table = table;
      this.after = after;
      this.head = head;
      // A base that starts from nothing has no use for tombstones; but it may be one that was told
      // to start again, and holds records of its own for which they are meant.
      boolean noTombstones = after == 0 && table.direction() == Direction.DOWN;
      this.sees = viewer.seesCondition(table) + (noTombstones ? " and t.deleted = 0" : "");
      this.seesNot = viewer.seesNotCondition(table);
      this.parameters = viewer.parameters(table);
      this.count = count(handle);
    }

    /// @param most records that the answer may still hold
    /// @return what is left of them; 0 if the table may have more
    int write(ChangesStream.Out out, int most) throws IOException {
      out.beginTable(table, count);
      int left = most;
      long position = after;
      boolean whole = count == 0;
      while (!whole && left > 0) {
        int limit = Math.min(PAGE, left);
        long from = position;
        List<WireRow> page = replica.read(handle -> page(handle, from, limit));
        for (WireRow row : page) {
          out.row(row.json());
          position = row.seq();
        }
        left -= page.size();
        whole = page.size() < limit;
      }
      long upTo = whole ? head : position;
      boolean mayTellGone = after > 0 && table.scope() != Scope.TENANT;
      out.endTable(mayTellGone ? replica.read(handle -> gone(handle, upTo)) : List.of(), upTo);
      return left;
    }

    private List<WireRow> page(Handle handle, long from, int limit) throws SQLException {
      return new RecordTable(handle.getConnection(), replica.dialect(), table)
          .wirePage(from, head, sees, parameters, limit);
    }

    private int count(Handle handle) throws SQLException {
      try (PreparedStatement statement = select(handle, "count(*)", sees, head);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }

    private List<String> gone(Handle handle, long upTo) throws SQLException {
      try (PreparedStatement statement = select(handle, "t.id", seesNot, upTo);
          ResultSet rows = statement.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    }

    private PreparedStatement select(Handle handle, String what, String condition, long upTo)
        throws SQLException {
      String sql =
          "select "
              + what
              + RecordSql.of(replica.dialect(), table).from()
              + "t.seq > ? and t.seq <= ?"
              + condition;
      PreparedStatement statement = handle.getConnection().prepareStatement(sql);
      statement.setLong(1, after);
      statement.setLong(2, upTo);
      int next = 3;
      for (String parameter : parameters) {
        statement.setString(next++, parameter);
      }
      return statement;
    }
  }
}
