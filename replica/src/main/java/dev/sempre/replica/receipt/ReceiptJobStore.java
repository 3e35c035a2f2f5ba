package dev.sempre.replica.receipt;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.Kind;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.sale.SaleStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The jobs of a place. Source: T9, R40.
public final class ReceiptJobStore {
  /// How long a first copy that came out is remembered. A ticket that is older has had one.
  public static final long KEPT_MILLIS = 30L * 24 * 60 * 60 * 1_000;

  private static final String TABLE = "receipt_job";
  private static final String SELECT =
      """
      select id, channel, kind, document_id, target, duplicate, state, tries, due_at, outcome,
             detail, created_at, changed_at
        from receipt_job
      """;

  private ReceiptJobStore() {}

  /// Asks for a copy of a ticket's receipt. Whether it is the first one or which duplicate is
  /// decided and counted here, in the transaction, and once more when it begins. Source: R40.
  ///
  /// @param soldAtMillis when the ticket was completed
  public static ReceiptJob addReceipt(
      Tx tx, String id, Channel channel, String saleId, long soldAtMillis, String target) {
    return insert(
        tx, id, channel, Kind.RECEIPT, saleId, target, nextCopy(tx, saleId, soldAtMillis));
  }

  /// Asks for a copy of a closing on paper, counted as those of a receipt are. Source: R40, T8.
  ///
  /// @param closedAtMillis when it was closed
  public static ReceiptJob addClosing(
      Tx tx, String id, String closingId, long closedAtMillis, String printer) {
    int copy = nextCopy(tx, closingId, closedAtMillis);
    return insert(tx, id, Channel.PRINT, Kind.CLOSING, closingId, printer, copy);
  }

  private static int nextCopy(Tx tx, String document, long madeAtMillis) {
    List<ReceiptJob> before = ofDocument(tx.handle(), document);
    boolean hadOne =
        madeAtMillis < tx.nowMillis() - KEPT_MILLIS
            || before.stream().anyMatch(job -> job.duplicate() > 0 || job.state().mayBeOut());
    return hadOne ? highest(before) + 1 : 0;
  }

  private static int highest(List<ReceiptJob> jobs) {
    return jobs.stream().mapToInt(ReceiptJob::duplicate).max().orElse(0);
  }

  /// Asks for the test page of a printer.
  public static ReceiptJob addTestPage(Tx tx, String id, String printer) {
    return insert(tx, id, Channel.PRINT, Kind.TEST_PAGE, printer, printer, 0);
  }

  /// Asks for the reading of a shift. Each is one of its own: none is a duplicate.
  public static ReceiptJob addReading(Tx tx, String id, String shiftId, String printer) {
    return insert(tx, id, Channel.PRINT, Kind.READING, shiftId, printer, 0);
  }

  /// Asks for the slip of money that was moved.
  public static ReceiptJob addSlip(Tx tx, String id, String movementId, String printer) {
    return insert(tx, id, Channel.PRINT, Kind.MOVEMENT, movementId, printer, 0);
  }

  private static ReceiptJob insert(
      Tx tx, String id, Channel channel, Kind kind, String document, String target, int copy) {
    long now = tx.nowMillis();
    tx.handle()
        .createUpdate(
            """
            insert into receipt_job (id, channel, kind, document_id, target, duplicate, state,
                                     tries, due_at, created_at, changed_at)
              values (:id, :channel, :kind, :document, :target, :duplicate, :state, 0, :now, :now,
                      :now)
            """)
        .bind("id", id)
        .bind("channel", channel.name())
        .bind("kind", kind.name())
        .bind("document", document)
        .bind("target", target)
        .bind("duplicate", copy)
        .bind("state", State.WAITING.name())
        .bind("now", now)
        .execute();
    tx.touchLocal(TABLE);
    return byId(tx.handle(), id).orElseThrow();
  }

  /// What came of the wish to begin.
  public enum Begun {
    /// From here on something of it may come out.
    RUNNING,
    /// It was to be the first copy, and another may have come out since it was asked for: it waits
    /// on as a duplicate, and has to be written as one. Source: R40.
    DUPLICATE,
    /// It does not wait any more.
    NOT_WANTED
  }

  /// It begins, if it still is the copy that it was asked for as. If it has become a duplicate,
  /// that is counted, and noted in the journal, in the same transaction. Source: R39, R40.
  public static Begun begin(Tx tx, String id) throws SQLException {
    ReceiptJob job =
        byId(tx.handle(), id).filter(found -> found.state() == State.WAITING).orElse(null);
    if (job == null) {
      return Begun.NOT_WANTED;
    }
    if (job.duplicate() == 0 && isCounted(job.kind())) {
      List<ReceiptJob> all = ofDocument(tx.handle(), job.documentId());
      if (all.stream().anyMatch(other -> other.state().mayBeOut())) {
        becomeDuplicate(tx, job, highest(all) + 1);
        return Begun.DUPLICATE;
      }
    }
    boolean _ =
        update(
            tx,
            "update receipt_job set state = 'RUNNING', tries = tries + 1, changed_at = :now"
                + " where id = :id",
            id);
    return Begun.RUNNING;
  }

  private static void becomeDuplicate(Tx tx, ReceiptJob job, int number) throws SQLException {
    tx.handle()
        .createUpdate("update receipt_job set duplicate = :number where id = :id")
        .bind("number", number)
        .bind("id", job.id())
        .execute();
    tx.touchLocal(TABLE);
    JournalStore.note(
        tx,
        JournalEvent.of(EventKind.REPRINTED)
            .about(tableOf(tx.handle(), job), job.documentId())
            .saying(job.channel().name() + " " + number));
  }

  private static boolean isCounted(Kind kind) {
    return switch (kind) {
      case RECEIPT, CLOSING -> true;
      case TEST_PAGE, READING, MOVEMENT -> false;
    };
  }

  /// A receipt is of a ticket, or of money that came in for what a customer owes.
  private static String tableOf(Handle handle, ReceiptJob job) {
    if (job.kind() == Kind.CLOSING) {
      return SyncCatalogue.CLOSING.name();
    }
    return SaleStore.exists(handle, job.documentId())
        ? SyncCatalogue.SALE.name()
        : SyncCatalogue.ACCOUNT_PAYMENT.name();
  }

  /// It came to an end.
  ///
  /// @param outcome name of what it came to
  public static void finish(
      Tx tx, String id, State state, String outcome, @Nullable String detail) {
    tx.handle()
        .createUpdate(
            """
            update receipt_job
               set state = :state, outcome = :outcome, detail = :detail, changed_at = :now
             where id = :id
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("outcome", outcome)
        .bind("detail", detail)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal(TABLE);
  }

  /// Nothing of it came out: it is tried again later. What a person has dropped meanwhile stays so.
  ///
  /// @param pauseMillis how much later
  public static void tryLater(
      Tx tx, String id, long pauseMillis, String outcome, @Nullable String detail) {
    tx.handle()
        .createUpdate(
            """
            update receipt_job
               set tries = case when state = 'RUNNING' then tries else tries + 1 end,
                   state = 'WAITING', due_at = :due, outcome = :outcome, detail = :detail,
                   changed_at = :now
             where id = :id and state in ('WAITING', 'RUNNING')
            """)
        .bind("id", id)
        .bind("due", tx.nowMillis() + pauseMillis)
        .bind("outcome", outcome)
        .bind("detail", detail)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal(TABLE);
  }

  /// A person wants it now, perhaps elsewhere.
  ///
  /// @return false if it does not wait any more
  public static boolean tryNow(Tx tx, String id, String target) {
    int count =
        tx.handle()
            .createUpdate(
                """
                update receipt_job set due_at = :now, target = :target
                 where id = :id and state = 'WAITING'
                """)
            .bind("id", id)
            .bind("target", target)
            .bind("now", tx.nowMillis())
            .execute();
    tx.touchLocal(TABLE);
    return count > 0;
  }

  /// A person wants all that waits to be printed now, at another printer. A test page stays with
  /// the printer that it is of.
  ///
  /// @return how much waits
  public static int allTo(Tx tx, String printer) {
    int count =
        tx.handle()
            .createUpdate(
                """
                update receipt_job set due_at = :now, target = :target
                 where channel = 'PRINT' and state = 'WAITING' and kind <> 'TEST_PAGE'
                """)
            .bind("target", printer)
            .bind("now", tx.nowMillis())
            .execute();
    tx.touchLocal(TABLE);
    return count;
  }

  /// A person wants nothing any more of what waits to be printed.
  ///
  /// @return how much it was
  public static int dropAllPrints(Tx tx) {
    int count =
        tx.handle()
            .createUpdate(
                """
                update receipt_job set state = 'DROPPED', changed_at = :now
                 where channel = 'PRINT' and state = 'WAITING'
                """)
            .bind("now", tx.nowMillis())
            .execute();
    tx.touchLocal(TABLE);
    return count;
  }

  /// All that waits for a target is due: it is known to work.
  public static void allDue(Tx tx, Channel channel, String target) {
    tx.handle()
        .createUpdate(
            """
            update receipt_job set due_at = :now
             where channel = :channel and target = :target and state = 'WAITING' and due_at > :now
            """)
        .bind("channel", channel.name())
        .bind("target", target)
        .bind("now", tx.nowMillis())
        .execute();
  }

  /// All that waits in a channel is due.
  public static void allDue(Tx tx, Channel channel) {
    tx.handle()
        .createUpdate(
            """
            update receipt_job set due_at = :now
             where channel = :channel and state = 'WAITING' and due_at > :now
            """)
        .bind("channel", channel.name())
        .bind("now", tx.nowMillis())
        .execute();
  }

  /// A person does not want it any more.
  ///
  /// @return false if it does not wait, nor is unknown
  public static boolean drop(Tx tx, String id) {
    return update(
        tx,
        "update receipt_job set state = 'DROPPED', changed_at = :now"
            + " where id = :id and state in ('WAITING', 'REFUSED')",
        id);
  }

  /// A person has seen that it came out, of which the till did not know.
  ///
  /// @return false if it is not unknown
  public static boolean cameOut(Tx tx, String id) {
    return update(
        tx,
        "update receipt_job set state = 'DONE', changed_at = :now"
            + " where id = :id and state = 'UNKNOWN'",
        id);
  }

  /// After a restart: what had begun may have come out or not.
  ///
  /// @return how many
  public static int recover(Tx tx, Channel channel) {
    int count =
        tx.handle()
            .createUpdate(
                """
                update receipt_job
                   set state = 'UNKNOWN', outcome = 'UNKNOWN',
                       detail = 'the program ended in the middle', changed_at = :now
                 where channel = :channel and state = 'RUNNING'
                """)
            .bind("channel", channel.name())
            .bind("now", tx.nowMillis())
            .execute();
    tx.touchLocal(TABLE);
    return count;
  }

  /// Forgets first copies that came out long ago, unless another still waits that was to be one,
  /// and where copies were mailed to.
  public static void purge(Tx tx) {
    long before = tx.nowMillis() - KEPT_MILLIS;
    tx.handle()
        .createUpdate(
            """
            delete from receipt_job
             where created_at < :before and duplicate = 0
               and state in ('DONE', 'UNKNOWN', 'REFUSED', 'DROPPED')
               and document_id not in
                 (select document_id from receipt_job where state = 'WAITING')
            """)
        .bind("before", before)
        .execute();
    tx.handle()
        .createUpdate(
            """
            update receipt_job set target = ''
             where created_at < :before and channel = 'MAIL' and target <> ''
               and state in ('DONE', 'UNKNOWN', 'REFUSED', 'DROPPED')
            """)
        .bind("before", before)
        .execute();
  }

  private static boolean update(Tx tx, String sql, String id) {
    int count = tx.handle().createUpdate(sql).bind("id", id).bind("now", tx.nowMillis()).execute();
    tx.touchLocal(TABLE);
    return count > 0;
  }

  public static Optional<ReceiptJob> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(ReceiptJobStore::job)
        .findOne();
  }

  /// Everything that was asked for of a document, oldest first.
  public static List<ReceiptJob> ofDocument(Handle handle, String documentId) {
    return handle
        .createQuery(SELECT + " where document_id = :document order by created_at, id")
        .bind("document", documentId)
        .map(ReceiptJobStore::job)
        .list();
  }

  /// What is to be done next by a channel: the oldest of those that are due, or the one that is due
  /// first; empty if nothing waits.
  public static Optional<ReceiptJob> next(Handle handle, Channel channel, long nowMillis) {
    return handle
        .createQuery(
            SELECT
                + """
                 where channel = :channel and state = 'WAITING'
                 order by case when due_at <= :now then 0 else 1 end,
                          case when due_at <= :now then created_at else due_at end, id
                 limit 1
                """)
        .bind("channel", channel.name())
        .bind("now", nowMillis)
        .map(ReceiptJobStore::job)
        .findOne();
  }

  /// What waits to be printed or mailed, the oldest first.
  public static List<ReceiptJob> waiting(Handle handle, int limit) {
    return handle
        .createQuery(
            SELECT
                + " where channel in ('PRINT', 'MAIL') and state = 'WAITING'"
                + " order by created_at, id limit :limit")
        .bind("limit", limit)
        .map(ReceiptJobStore::job)
        .list();
  }

  /// How much waits to be printed.
  public static int waitingPrints(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from receipt_job where channel = 'PRINT' and state = 'WAITING'")
        .mapTo(Integer.class)
        .one();
  }

  /// The newest of what went through a channel and does not wait any more, newest first.
  public static List<ReceiptJob> newest(Handle handle, Channel channel, int limit) {
    return handle
        .createQuery(
            SELECT
                + " where channel = :channel and state <> 'WAITING'"
                + " order by created_at desc, id desc limit :limit")
        .bind("channel", channel.name())
        .bind("limit", limit)
        .map(ReceiptJobStore::job)
        .list();
  }

  /// The printers that jobs were ever meant for, as far as they are remembered, by id.
  public static List<String> printers(Handle handle) {
    return handle
        .createQuery("select distinct target from receipt_job where channel = 'PRINT'")
        .mapTo(String.class)
        .list();
  }

  private static ReceiptJob job(ResultSet row, StatementContext context) throws SQLException {
    return new ReceiptJob(
        row.getString(1),
        Channel.valueOf(row.getString(2)),
        Kind.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        State.valueOf(row.getString(7)),
        row.getInt(8),
        row.getLong(9),
        row.getString(10),
        row.getString(11),
        row.getLong(12),
        row.getLong(13));
  }
}
