package dev.sempre.replica.sync;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What goes down to a base: per table the latest state of every record after a position, in feed
/// order, read from one snapshot. Source: R14, architecture section 3.
public final class Changes {
  private static final int CHUNK = 1_000;

  /// Position of a feed.
  ///
  /// @param epoch changes when the database is restored or rebuilt
  /// @param head newest number
  public record Head(String epoch, long head) {}

  private final Replica replica;
  private final int maxRecords;

  /// @param maxRecords records after which an answer ends as incomplete, so that no snapshot is
  ///   held for ever by a slow line
  public Changes(Replica replica, int maxRecords) {
    this.replica = replica;
    this.maxRecords = maxRecords;
  }

  /// Where this place's feed stands.
  public Head head() {
    return replica.read(Changes::head);
  }

  static Head head(Handle handle) {
    return handle
        .createQuery("select epoch, head from feed where id = 1")
        .map((row, context) -> new Head(row.getString(1), row.getLong(2)))
        .one();
  }

  /// Whether positions that a base remembers are good here: of this epoch and not ahead of it.
  public boolean knows(String epoch, Map<TableSpec, Long> after) {
    Head head = head();
    return after.values().stream().allMatch(seq -> seq == 0)
        || (head.epoch().equals(epoch)
            && after.values().stream().allMatch(seq -> seq <= head.head()));
  }

  /// Writes everything that the viewer may see after the given positions.
  ///
  /// @param after table > position, for the tables that are asked for
  /// @throws UncheckedIOException if the reader at the other end has gone
  public void write(OutputStream out, Viewer viewer, Map<TableSpec, Long> after) {
    replica.read(handle -> {
      try {
        new Writing(handle, viewer, out).write(after);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return null;
    });
  }

  private final class Writing {
    private final Handle handle;
    private final Viewer viewer;
    private final Head head;
    private final ChangesStream.Out out;
    private int left = maxRecords;

    Writing(Handle handle, Viewer viewer, OutputStream stream) throws IOException {
      this.handle = handle;
      this.viewer = viewer;
      this.head = Changes.head(handle);
      this.out = new ChangesStream.Out(stream, head.epoch(), head.head());
    }

    void write(Map<TableSpec, Long> after) throws IOException, SQLException {
      for (TableSpec table : SyncCatalogue.TABLES) {
        Long seq = after.get(table);
        if (seq != null && table.direction().goesDown() && left > 0 && seq < head.head()) {
          table(table, seq);
        }
      }
      out.end(left > 0);
    }

    private void table(TableSpec table, long after) throws IOException, SQLException {
      int count = count(table, after);
      List<String> gone = after == 0 ? List.of() : gone(table, after);
      out.beginTable(table, count);
      long last = count == 0 ? after : rows(table, after);
      boolean whole = left > 0;
      out.endTable(whole ? gone : List.of(), whole ? head.head() : last);
    }

    private long rows(TableSpec table, long after) throws IOException, SQLException {
      RecordTable rows = new RecordTable(handle.getConnection(), replica.dialect(), table);
      String condition = viewer.seesCondition(table) + (after == 0 ? " and t.deleted = 0" : "");
      List<?> parameters = viewer.parameters(table);
      long position = after;
      while (left > 0) {
        int limit = Math.min(CHUNK, left);
        List<StoredRecord> page = rows.page(position, head.head(), condition, parameters, limit);
        for (StoredRecord stored : page) {
          out.row(stored.record(), stored.seq());
        }
        left -= page.size();
        if (page.size() < limit) {
          break;
        }
        position = page.getLast().seq();
      }
      return position;
    }

    private int count(TableSpec table, long after) throws SQLException {
      String condition = viewer.seesCondition(table) + (after == 0 ? " and t.deleted = 0" : "");
      try (PreparedStatement statement = select("count(*)", table, condition, after);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }

    private List<String> gone(TableSpec table, long after) throws SQLException {
      try (PreparedStatement statement =
              select("t.id", table, viewer.seesNotCondition(table), after);
          ResultSet rows = statement.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    }

    private PreparedStatement select(String what, TableSpec table, String condition, long after)
        throws SQLException {
      PreparedStatement statement =
          handle
              .getConnection()
              .prepareStatement(
                  "select "
                      + what
                      + RecordSql.of(replica.dialect(), table).from()
                      + "t.seq > ? and t.seq <= ?"
                      + condition);
      statement.setLong(1, after);
      statement.setLong(2, head.head());
      int next = 3;
      for (String parameter : viewer.parameters(table)) {
        statement.setString(next++, parameter);
      }
      return statement;
    }
  }
}
