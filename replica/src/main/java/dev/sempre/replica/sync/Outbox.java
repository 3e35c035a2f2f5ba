package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What waits to go up: every row with `pending = 1`. There is no second table that could forget
/// one. Rows leave it only by an answer of the upstream place. Source: P1, P2, architecture 2.
public final class Outbox {
  /// A record that was refused at this very version waits for a person, not for the line; see
  /// [#refusedAfter] and [#refusedUntil].
  static final String NOT_REFUSED =
      """
       and t.pending = 1 and not exists (
         select 1 from issue i where i.table_name = ? and i.record_id = t.id
            and i.direction = 'UP' and i.state <> 'RESOLVED' and i.record_version = t.version
            and i.last_at > ? and i.last_at <= ?)
      """;

  /// A finished fact that was refused is tried again after this time: upstream may have been mended
  /// since, and a fact must get there. Source: P1.
  static final long FACT_AGAIN_MILLIS = 86_400_000;

  /// Rows of a table that are forgotten to be upstream in one transaction: few enough that a sale
  /// does not wait for it.
  private static final int FORGET_ROWS = 1_000;

  /// What is waiting in one table.
  ///
  /// @param sendable records that the next synchronisation will send
  /// @param refused records that wait for a person
  public record Waiting(long sendable, long refused) {
    public long total() {
      return sendable + refused;
    }
  }

  /// One record's answer.
  ///
  /// @param record the record as it was sent
  /// @param verdict upstream's answer
  public record Answer(RootRecord record, Verdict verdict) {}

  /// @param arrived records that are upstream now
  /// @param refused records that are issues now
  /// @param later records that upstream asks for later
  public record Outcome(int arrived, int refused, int later) {}

  private final Replica replica;
  private final Ids ids;

  public Outbox(Replica replica) {
    this.replica = replica;
    this.ids = replica.ids();
  }

  /// What waits, per table that goes up and has something waiting, in apply order.
  public Map<TableSpec, Waiting> waiting() {
    return replica.read(this::waiting);
  }

  /// [#waiting()] in the snapshot of the handle.
  public Map<TableSpec, Waiting> waiting(Handle handle) {
    long nowMillis = replica.nowMillis();
    Map<String, Long> pending = new HashMap<>();
    handle
        .createQuery(RecordSql.pending(replica.catalogue()))
        .map((row, context) -> pending.put(row.getString(1), row.getLong(2)))
        .list();
    Map<TableSpec, Waiting> result = new LinkedHashMap<>();
    for (TableSpec table : replica.catalogue().tables()) {
      long all = pending.getOrDefault(table.name(), 0L);
      if (all > 0) {
        long sendable = countSendable(handle, table, nowMillis);
        result.put(table, new Waiting(sendable, all - sendable));
      }
    }
    return result;
  }

  private static long countSendable(Handle handle, TableSpec table, long nowMillis) {
    return handle
        .createQuery("select count(*)" + sql(table).from() + "1 = 1" + NOT_REFUSED)
        .bind(0, table.name())
        .bind(1, refusedAfter(table, nowMillis))
        .bind(2, refusedUntil(table, nowMillis))
        .mapTo(Long.class)
        .one();
  }

  /// Refusals that came after this moment keep a record of the table from being sent.
  private static long refusedAfter(TableSpec table, long nowMillis) {
    return table.policy() == ConflictPolicy.FACT ? nowMillis - FACT_AGAIN_MILLIS : Long.MIN_VALUE;
  }

  /// A refusal that seems to come later than that was noted by a clock that was ahead: of a fact it
  /// is over.
  private static long refusedUntil(TableSpec table, long nowMillis) {
    return table.policy() == ConflictPolicy.FACT ? nowMillis + FACT_AGAIN_MILLIS : Long.MAX_VALUE;
  }

  private static RecordSql sql(TableSpec table) {
    return RecordSql.of(Dialect.SQLITE, table);
  }

  /// The next records to send: tables in apply order, rows in the order of their making.
  ///
  /// @param after position of the last record that was read per table; see [Position]
  /// @param maxRecords most records to return
  public List<StoredRecord> next(Position after, int maxRecords) {
    long nowMillis = replica.nowMillis();
    return replica.read(handle -> {
      List<StoredRecord> result = new ArrayList<>();
      for (TableSpec table : replica.catalogue().tables()) {
        if (table.direction().goesUp() && result.size() < maxRecords) {
          RecordTable rows = new RecordTable(handle.getConnection(), replica.dialect(), table);
          result.addAll(
              rows.page(
                  after.of(table),
                  Long.MAX_VALUE,
                  NOT_REFUSED,
                  List.of(
                      table.name(), refusedAfter(table, nowMillis), refusedUntil(table, nowMillis)),
                  maxRecords - result.size()));
        }
      }
      return result;
    });
  }

  /// How far one upload has read the outbox, so that a record for which upstream said "later" is
  /// not sent twice in the same upload. Immutable.
  public static final class Position {
    private final Map<TableSpec, Long> seqByTable;

    private Position(Map<TableSpec, Long> seqByTable) {
      this.seqByTable = seqByTable;
    }

    public static Position start() {
      return new Position(Map.of());
    }

    long of(TableSpec table) {
      return seqByTable.getOrDefault(table, 0L);
    }

    /// The position behind the given records.
    public Position behind(List<StoredRecord> records) {
      Map<TableSpec, Long> next = new LinkedHashMap<>(seqByTable);
      for (StoredRecord stored : records) {
        next.merge(stored.record().table(), stored.seq(), Math::max);
      }
      return new Position(next);
    }
  }

  /// Takes in upstream's answers: all of them in one transaction.
  ///
  /// @param seen what this base has seen of upstream's feed with them, or null; see [UpstreamSeen]
  public Outcome settle(List<Answer> answers, @Nullable String seen) {
    return replica.write(
        Priority.BACKGROUND,
        tx -> {
          UpstreamSeen.keep(tx, seen);
          return settle(tx, answers);
        });
  }

  private Outcome settle(Tx tx, List<Answer> answers) throws SQLException {
    int refused = 0;
    int later = 0;
    Map<TableSpec, List<Answer>> arrived = new LinkedHashMap<>();
    for (Answer answer : answers) {
      RootRecord record = answer.record();
      switch (answer.verdict()) {
        case Verdict.Accepted v ->
            arrived.computeIfAbsent(record.table(), t -> new ArrayList<>()).add(answer);
        case Verdict.Already v ->
            arrived.computeIfAbsent(record.table(), t -> new ArrayList<>()).add(answer);
        case Verdict.Conflict v -> {
          if (record.table().policy() == ConflictPolicy.CENTRE_WINS) {
            giveWay(tx, record);
          } else {
            Issues.open(tx, ids.next(), record, Issues.Way.UP, v.code(), null, null);
            refused++;
          }
        }
        case Verdict.Rejected v -> {
          Issues.open(tx, ids.next(), record, Issues.Way.UP, v.code(), v.field(), v.detail());
          refused++;
        }
        case Verdict.Retry v -> later++;
      }
    }
    int count = 0;
    for (Map.Entry<TableSpec, List<Answer>> entry : arrived.entrySet()) {
      acknowledge(tx, entry.getKey(), entry.getValue());
      count += entry.getValue().size();
    }
    return new Outcome(count, refused, later);
  }

  private static void acknowledge(Tx tx, TableSpec table, List<Answer> answers)
      throws SQLException {
    boolean hadIssues = Issues.anyUnsettled(tx, table.name());
    try (PreparedStatement statement =
        tx.connection().prepareStatement(RecordSql.of(tx.dialect(), table).acknowledge())) {
      for (Answer answer : answers) {
        statement.setLong(1, upstreamVersion(answer.verdict()));
        statement.setLong(2, answer.record().version());
        statement.setString(3, answer.record().id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    if (hadIssues) {
      for (Answer answer : answers) {
        Issues.arrived(tx, table.name(), answer.record().id(), Issues.Way.UP);
      }
    }
    tx.touchLocal("outbox");
  }

  private static long upstreamVersion(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted v -> v.version();
      case Verdict.Already v -> v.version();
      case Verdict.Conflict v -> v.version();
      case Verdict.Rejected v -> 0;
      case Verdict.Retry v -> 0;
    };
  }

  /// Upstream's state stands and comes down by itself, since it is newer than what this base has
  /// seen; what was changed here is kept. Where this base has seen nothing of it, it may lie behind
  /// the cursor, or be out of sight: the table is asked for from its beginning.
  private void giveWay(Tx tx, RootRecord record) throws SQLException {
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), record.table());
    StoredRecord here = rows.find(record.id()).orElse(null);
    if (here == null || !here.pending() || here.record().version() != record.version()) {
      return; // It has changed or was answered since: the next upload decides.
    }
    Overwritten.keepRecord(tx, ids, here.record(), null);
    rows.replace(new StoredRecord(here.record(), false, here.seq()));
    if (here.record().baseVersion() == null) {
      Cursors.reset(tx, record.table().name());
    }
    tx.touchLocal("outbox");
  }

  /// Upstream has lost its memory (another epoch): everything is downloaded anew, and everything
  /// that may go up goes up again. What upstream still has it answers with "already"; what it does
  /// not name any more leaves this base at the end of the download, see [Inbox#finishAll]. Source:
  /// R15, R20. What only its maker may send, and that came here, is that one's to bring: upstream
  /// would refuse it from here, and a person would be told of a trouble that is none.
  ///
  /// In small transactions. The cursors go last: whoever finds them there begins again, and doing
  /// it twice is doing it once.
  public void reconcile() {
    for (TableSpec table : replica.catalogue().tables()) {
      for (Long last = forgetBehind(table, 0); last != null; ) {
        last = forgetBehind(table, last);
      }
    }
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          Cursors.resetAll(tx);
          UpstreamSeen.forget(tx);
          tx.touchLocal("outbox");
          return null;
        });
  }

  /// Forgets of the next rows that upstream knows them.
  ///
  /// @param after position in this place's feed
  /// @return position of the last of them, or null if there are none
  private @Nullable Long forgetBehind(TableSpec table, long after) {
    String base = replica.place().map(Place::base).orElse("");
    return replica.write(
        Priority.BACKGROUND,
        tx -> {
          RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
          return rows.forgetUpstream(after, FORGET_ROWS, table.direction().goesUp(), base);
        });
  }
}
