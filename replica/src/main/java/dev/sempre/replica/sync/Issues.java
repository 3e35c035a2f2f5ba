package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The records that need a person: refused on their way up, or not to be applied here. An issue
/// belongs to one version of a record; a newer version is tried anew by itself. Source: H7, R13.
public final class Issues {
  /// A device's clock is more than [dev.sempre.model.sync.Hlc#MAX_AHEAD_MILLIS] ahead of the
  /// centre's; the record is the device. Source: R23.
  public static final String CLOCK_AHEAD = "CLOCK_AHEAD";

  /// Two tickets bear one number, or two payments on account, or two closings of a kind. The detail
  /// is series and number and, after a space, the id of the other. Source: R21.
  public static final String NUMBER_GIVEN_TWICE = "NUMBER_GIVEN_TWICE";

  /// More of a line came back than was sold on it, with tickets of tills that did not know of each
  /// other; the record is the ticket that was sold. The detail says of each such line the position
  /// and, after a colon, the printed numbers of the tickets that took it back, with commas between;
  /// lines are apart by a semicolon. Source: T7, F24.
  public static final String RETURNED_TWICE = "RETURNED_TWICE";

  /// What a till has told of one of its chains is not what it had told before: the record is the
  /// chain. The detail says in words which place differs. Source: R36.
  public static final String CHAIN_DIFFERS = "CHAIN_DIFFERS";

  /// What a device has sent stands in a series that is not its own and was not taken; the record is
  /// the series and, after a space, the device. The detail is the device whose series it is, or, of
  /// a number that the device cannot have had, the series that it has. Source: R26.
  public static final String SERIES_REFUSED = "SERIES_REFUSED";

  /// What a device has sent was taken in a series that another device has or had too; record and
  /// detail are as of [#SERIES_REFUSED]. Source: R20, R26.
  public static final String SERIES_SHARED = "SERIES_SHARED";

  /// An article was sold after it had been withdrawn; the record is the article and, after a space,
  /// the device. The detail names the article and, after a comma, the last ticket. Source: P1.
  public static final String ARTICLE_WITHDRAWN = "ARTICLE_WITHDRAWN";

  /// Something was sold under a VAT rate that did not hold on its day, that did not exist any more,
  /// or had another percentage: the record is the rate. Or under one that was not the article's:
  /// the record is the rate and, after a space, the article. The detail says in words what differs
  /// and, after a comma, the last ticket. Source: P1.
  public static final String VAT_NOT_VALID = "VAT_NOT_VALID";

  /// Something was sold to a customer who was not one any more: the record is the contact. The
  /// detail is his name and, after a comma, the last ticket. Source: P1.
  public static final String CUSTOMER_GONE = "CUSTOMER_GONE";

  /// Somebody has sold who had been blocked: the record is the user. The detail is his name and,
  /// after a comma, the last ticket. Source: P1.
  public static final String CASHIER_BLOCKED = "CASHIER_BLOCKED";

  /// The closing of a shift does not count a ticket of it that is here, whichever came first: the
  /// record is the shift. The detail says what the closing counts and what is here and, after a
  /// comma, the last ticket. Source: P1, T8.
  public static final String SHIFT_CLOSED = "SHIFT_CLOSED";

  /// Which way the record was going.
  public enum Way {
    UP,
    DOWN
  }

  /// What has become of an issue.
  public enum State {
    /// Waits for a person; the record is not sent meanwhile.
    OPEN,
    /// The record is on its way again, or has arrived.
    RESOLVED,
    /// A person decided to leave it, with a reason.
    DISMISSED
  }

  /// @param id own id
  /// @param table table name
  /// @param recordId record
  /// @param recordVersion version of the record here that was refused
  /// @param way direction
  /// @param code why, also the key of the message
  /// @param field column at fault, or null
  /// @param detail offending value or limit, or null
  /// @param firstAtMillis when it was first refused
  /// @param lastAtMillis when it was last refused
  /// @param times how often
  /// @param state what became of it
  /// @param reason why a person dismissed it, or null
  public record Issue(
      String id,
      String table,
      String recordId,
      long recordVersion,
      Way way,
      String code,
      @Nullable String field,
      @Nullable String detail,
      long firstAtMillis,
      long lastAtMillis,
      long times,
      State state,
      @Nullable String reason) {}

  /// Something that a person has to look at, and that has one version.
  ///
  /// @param what sort of thing, or the table that it is in
  /// @param id which
  record About(String what, String id, Violation why) {}

  private static final String COUNT_UP =
      """
      update issue set record_version = :version, code = :code, field = :field,
             detail = :detail, last_at = :now, times = times + 1
       where table_name = :table and record_id = :record and direction = :way
         and state = 'OPEN'
      """;

  private static final String INSERT =
      """
      insert into issue (id, table_name, record_id, record_version, direction, code, field,
                         detail, first_at, last_at, times, state)
      values (:id, :table, :record, :version, :way, :code, :field, :detail, :now, :now, 1,
              'OPEN')
      """;

  private static final String COLUMNS =
      """
      select id, table_name, record_id, record_version, direction, code, field, detail, first_at,
             last_at, times, state, state_reason
        from issue
      """;

  private Issues() {}

  /// Notes that a record was refused; counts up if it was refused before for the same reason.
  static void open(
      Tx tx,
      String newId,
      RootRecord record,
      Way way,
      String code,
      @Nullable String field,
      @Nullable String detail) {
    open(
        tx,
        newId,
        record.table().name(),
        record.id(),
        record.version(),
        way,
        new Violation(code, field == null ? "" : field, detail == null ? "" : detail));
  }

  /// Notes something about what is no record of the catalogue, and has one version.
  ///
  /// @param what sort of thing, in place of a table
  public static void openAbout(Tx tx, String newId, String what, String id, Violation why) {
    open(tx, newId, what, id, 1, Way.UP, why);
  }

  /// Notes many things, none of them twice, whatever their number in two batches of statements.
  static void openAll(Tx tx, Ids ids, Collection<About> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch known = tx.handle().prepareBatch(COUNT_UP);
    all.forEach(about -> bind(known, tx, about.what, about.id, 1, Way.UP, about.why).add());
    int[] updated = known.execute();
    PreparedBatch fresh = tx.handle().prepareBatch(INSERT);
    int next = 0;
    for (About about : all) {
      if (updated[next++] == 0) {
        bind(fresh, tx, about.what, about.id, 1, Way.UP, about.why).bind("id", ids.next()).add();
      }
    }
    if (fresh.size() > 0) {
      fresh.execute();
    }
    tx.touchLocal("issue");
  }

  static void open(
      Tx tx, String newId, String table, String recordId, long version, Way way, Violation why) {
    int updated =
        bind(tx.handle().createUpdate(COUNT_UP), tx, table, recordId, version, way, why).execute();
    if (updated == 0) {
      bind(tx.handle().createUpdate(INSERT), tx, table, recordId, version, way, why)
          .bind("id", newId)
          .execute();
    }
    tx.touchLocal("issue");
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, Tx tx, String table, String recordId, long version, Way way, Violation why) {
    return statement
        .bind("version", version)
        .bind("code", why.code())
        .bind("field", emptyToNull(why.field()))
        .bind("detail", emptyToNull(why.detail()))
        .bind("now", tx.nowMillis())
        .bind("table", table)
        .bind("record", recordId)
        .bind("way", way.name());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /// Open issues, oldest first.
  public static List<Issue> open(Handle handle) {
    return handle
        .createQuery(COLUMNS + " where state = 'OPEN' order by first_at, id")
        .map((row, context) -> issue(row))
        .list();
  }

  /// One issue, whatever its state.
  public static Optional<Issue> find(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + " where id = :id")
        .bind("id", id)
        .map((row, context) -> issue(row))
        .findOne();
  }

  private static Issue issue(ResultSet row) throws SQLException {
    return new Issue(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        Way.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        State.valueOf(row.getString(12)),
        row.getString(13));
  }

  /// An open issue with its record.
  ///
  /// @param record null if the record is not here
  public record WithRecord(Issue issue, @Nullable RootRecord record) {}

  /// Open issues with their records, oldest first.
  public static List<WithRecord> openWithRecords(Handle handle, Dialect dialect)
      throws SQLException {
    List<Issue> issues = open(handle);
    Map<String, RootRecord> records = records(handle, dialect, issues);
    return issues.stream().map(issue -> new WithRecord(issue, records.get(issue.id()))).toList();
  }

  /// A record that a person left as it is.
  ///
  /// @param issue with the reason, and the moment as its last
  /// @param record null if the record is not here
  /// @param by id of whoever decided; null if not known
  public record Dismissed(Issue issue, @Nullable RootRecord record, @Nullable String by) {}

  /// Dismissed issues with their records, newest decision first.
  ///
  /// @param most how many at most
  public static List<Dismissed> dismissed(Handle handle, Dialect dialect, int most)
      throws SQLException {
    Map<String, @Nullable String> byIssue = new HashMap<>();
    List<Issue> issues =
        handle
            .createQuery(
                """
                select id, table_name, record_id, record_version, direction, code, field, detail,
                       first_at, last_at, times, state, state_reason, state_by
                  from issue where state = 'DISMISSED' order by last_at desc, id desc limit :most
                """)
            .bind("most", most)
            .map((row, _) -> {
              byIssue.put(row.getString(1), row.getString(14));
              return issue(row);
            })
            .list();
    Map<String, RootRecord> records = records(handle, dialect, issues);
    return issues.stream()
        .map(issue -> new Dismissed(issue, records.get(issue.id()), byIssue.get(issue.id())))
        .toList();
  }

  /// The records of issues that are here, by the issues' ids: one look per table.
  private static Map<String, RootRecord> records(Handle handle, Dialect dialect, List<Issue> issues)
      throws SQLException {
    Map<TableSpec, List<Issue>> byTable = new LinkedHashMap<>();
    for (Issue issue : issues) {
      TableSpec table = SyncCatalogue.find(issue.table());
      if (table != null) {
        byTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(issue);
      }
    }
    Map<String, RootRecord> records = new HashMap<>();
    for (Map.Entry<TableSpec, List<Issue>> each : byTable.entrySet()) {
      Set<String> ids = each.getValue().stream().map(Issue::recordId).collect(Collectors.toSet());
      Map<String, StoredRecord> here =
          Records.findAll(handle.getConnection(), dialect, each.getKey(), ids);
      for (Issue issue : each.getValue()) {
        StoredRecord stored = here.get(issue.recordId());
        if (stored != null) {
          records.put(issue.id(), stored.record());
        }
      }
    }
    return records;
  }

  /// Number of open issues.
  public static long countOpen(Handle handle) {
    return handle
        .createQuery("select count(*) from issue where state = 'OPEN'")
        .mapTo(Long.class)
        .one();
  }

  /// Lets the record go up again as it is: the next synchronisation tries it.
  ///
  /// @return false if that has happened already
  static boolean resend(Tx tx, String id, String by) {
    return settle(tx, id, "state <> 'RESOLVED'", State.RESOLVED, by, null);
  }

  /// Leaves the record where it is, with a reason. It is not sent until it changes.
  ///
  /// @return false if the issue is not open any more
  public static boolean dismiss(Tx tx, String id, String by, String reason) {
    return settle(tx, id, "state = 'OPEN'", State.DISMISSED, by, reason);
  }

  private static boolean settle(
      Tx tx, String id, String standing, State state, String by, @Nullable String reason) {
    tx.touchLocal("issue");
    return tx.handle()
            .createUpdate(
                """
                update issue set state = :state, state_by = :by, state_reason = :reason,
                       last_at = :now
                 where id = :id and\s
                """
                    + standing)
            .bind("state", state.name())
            .bind("by", by)
            .bind("reason", reason)
            .bind("now", tx.nowMillis())
            .bind("id", id)
            .execute()
        == 1;
  }

  /// True if records of a table have issues that are not resolved: only then there is something to
  /// close.
  static boolean anyUnsettled(Tx tx, String table) {
    return tx.handle()
        .createQuery(
            "select 1 from issue where table_name = :table and state <> 'RESOLVED' limit 1")
        .bind("table", table)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// The record has arrived after all.
  static void arrived(Tx tx, String table, String recordId, Way way) {
    int closed =
        tx.handle()
            .createUpdate(
                """
                update issue set state = 'RESOLVED', last_at = :now
                 where table_name = :table and record_id = :record and direction = :way
                   and state <> 'RESOLVED'
                """)
            .bind("now", tx.nowMillis())
            .bind("table", table)
            .bind("record", recordId)
            .bind("way", way.name())
            .execute();
    if (closed > 0) {
      tx.touchLocal("issue");
    }
  }

  /// Forgets what was settled before a moment.
  public static void purgeBefore(Tx tx, long beforeMillis) {
    tx.handle()
        .createUpdate("delete from issue where state = 'RESOLVED' and last_at < :before")
        .bind("before", beforeMillis)
        .execute();
  }
}
