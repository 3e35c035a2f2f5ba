package dev.sempre.replica.journal;

import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The journal of a till: what happened is noted in the transaction in which it happened, so that
/// there is neither without the other. Sealed in a chain of its own. Source: R39, I18.
public final class JournalStore {
  private JournalStore() {}

  /// An event as it is stored.
  ///
  /// @param kind name of an [dev.sempre.model.journal.EventKind], or of one that only a newer
  ///   program knows
  /// @param happenedAtMillis corrected time of the till, since 1970-01-01T00:00Z
  /// @param seq its position in this place's feed
  /// @param amountMinor minor units of the shop's currency
  public record Noted(
      String id,
      long seq,
      String kind,
      long happenedAtMillis,
      int offsetMinutes,
      @Nullable String userId,
      @Nullable String approvedBy,
      @Nullable String subjectTable,
      @Nullable String subjectId,
      @Nullable Long amountMinor,
      @Nullable String detail) {}

  /// Notes an event; it is on disk when the transaction is. The journal of a till that is set back
  /// goes on without seals: its place in the chain belongs to another copy.
  public static void note(Tx tx, JournalEvent event) throws SQLException {
    note(tx, tx.newId(), event);
  }

  /// As [#note], under an id by which it can be looked for where the commit did not say how it
  /// ended.
  public static void note(Tx tx, String id, JournalEvent event) throws SQLException {
    Place place = tx.place();
    String shop = String.valueOf(place.establishment());
    Shop known = shop(tx.handle(), shop);
    // A machine that stands at 1970 may be corrected to before it, and nobody could correct the
    // event that upstream refuses for that.
    long nowMillis = Math.max(0, tx.nowMillis());
    Values values =
        Values.of(SyncCatalogue.JOURNAL_EVENT)
            .set("establishment_id", shop)
            .set("device_id", place.base())
            .set("series", place.series() + ChainStore.JOURNAL)
            .set("kind", event.kind().name())
            .set("happened_at", nowMillis)
            .set("offset_minutes", BusinessTime.at(nowMillis, known.zone).offsetMinutes())
            .set("user_id", event.userId())
            .set("approved_by", event.approvedBy())
            .set("subject_table", event.subjectTable())
            .set("subject_id", event.subjectId())
            .set("amount_minor", event.amountMinor())
            .set("currency", event.amountMinor() == null ? null : known.currency)
            .set("detail", event.detail());
    Draft draft = new Draft(id, values.array(), List.of());
    String by = event.userId() == null ? place.base() : event.userId();
    if (SetBack.is(tx.handle())) {
      Records.createAll(tx, SyncCatalogue.JOURNAL_EVENT, by, List.of(draft));
    } else {
      Records.create(
          tx, SyncCatalogue.JOURNAL_EVENT, by, draft, record -> ChainStore.seal(tx, record));
    }
  }

  private record Shop(ZoneId zone, @Nullable String currency) {}

  /// The shop may not have come down yet, or not be understood.
  private static Shop shop(Handle handle, String id) {
    try {
      return EstablishmentStore.byId(handle, id)
          .map(found -> new Shop(found.zone(), found.currency().code()))
          .orElseGet(() -> new Shop(ZoneOffset.UTC, null));
    } catch (IllegalArgumentException | DateTimeException mistake) {
      return new Shop(ZoneOffset.UTC, null);
    }
  }

  /// Whether an event of this id is on disk.
  public static boolean isNoted(Handle handle, String id) {
    return handle
        .createQuery("select 1 from journal_event where id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// The newest events of a till, the newest first.
  ///
  /// @param most how many at most
  public static List<Noted> newest(Handle handle, String deviceId, int most) {
    return handle
        .createQuery(
            """
            select id, seq, kind, happened_at, offset_minutes, user_id, approved_by, subject_table,
                   subject_id, amount_minor, detail
              from journal_event where device_id = :device
             order by seq desc limit :most
            """)
        .bind("device", deviceId)
        .bind("most", most)
        .map(JournalStore::noted)
        .list();
  }

  /// The newest event of a kind at a till.
  public static Optional<Noted> last(Handle handle, String deviceId, String kind) {
    return handle
        .createQuery(
            """
            select id, seq, kind, happened_at, offset_minutes, user_id, approved_by, subject_table,
                   subject_id, amount_minor, detail
              from journal_event where device_id = :device and kind = :kind
             order by seq desc limit 1
            """)
        .bind("device", deviceId)
        .bind("kind", kind)
        .map(JournalStore::noted)
        .findOne();
  }

  /// Whether a till has noted an event of this kind with these words already.
  static boolean has(Handle handle, String deviceId, JournalEvent event) {
    return handle
        .createQuery(
            """
            select 1 from journal_event
             where device_id = :device and kind = :kind and detail = :detail limit 1
            """)
        .bind("device", deviceId)
        .bind("kind", event.kind().name())
        .bind("detail", event.detail())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static Noted noted(ResultSet row, StatementContext context) throws SQLException {
    long amount = row.getLong(10);
    Long amountMinor = row.wasNull() ? null : amount;
    return new Noted(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        amountMinor,
        row.getString(11));
  }
}
