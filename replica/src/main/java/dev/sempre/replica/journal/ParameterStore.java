package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore.Noted;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;

/// What a till sells by, prices, articles, rates, people and their rights, settings, and that it
/// has changed. It is noted when a shift begins and when it ends, for all that came since it was
/// noted the last time: each page of a download would be an event, and each would wait for the next
/// synchronisation. Which price a ticket was made with, the ticket says itself. Source: R39.
public final class ParameterStore {
  private static final List<TableSpec> PARAMETERS =
      List.of(
          SyncCatalogue.PRICE,
          SyncCatalogue.PRODUCT,
          SyncCatalogue.VAT_RATE,
          SyncCatalogue.PAYMENT_METHOD,
          SyncCatalogue.ACCOUNT_SETTING,
          SyncCatalogue.ESTABLISHMENT,
          SyncCatalogue.ROLE,
          SyncCatalogue.APP_USER);

  /// Records of one table that are counted. A shift may be opened by the first thing that is rung
  /// up: nobody waits for more.
  private static final int MOST = 1_000;

  private ParameterStore() {}

  /// Notes what has changed since the last time; nothing if nothing has.
  public static void noteChanges(Tx tx) throws SQLException {
    long since =
        JournalStore.last(tx.handle(), tx.place().base(), EventKind.PARAMETERS_CHANGED.name())
            .map(Noted::seq)
            .orElse(0L);
    StringJoiner changed = new StringJoiner(", ");
    for (TableSpec table : PARAMETERS) {
      long records = changedSince(tx.handle(), table, since);
      if (records > 0) {
        changed.add(table.name() + (records > MOST ? " more than " + MOST : " " + records));
      }
    }
    if (changed.length() > 0) {
      JournalStore.note(
          tx, JournalEvent.of(EventKind.PARAMETERS_CHANGED).saying(changed.toString()));
    }
  }

  private static long changedSince(Handle handle, TableSpec table, long seq) {
    return handle
        .createQuery(
            "select count(*) from (select 1 from "
                + table.name()
                + " where seq > :seq limit :most) changed")
        .bind("seq", seq)
        .bind("most", MOST + 1)
        .mapTo(Long.class)
        .one();
  }
}
