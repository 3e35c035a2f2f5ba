package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tickets that were taken and look wrong: sold to a customer who was gone, by a cashier who was
/// blocked, behind the closing of their shift, or with lines as of [SoldLines]. All of them are
/// facts and stay as they were sent; each kind and subject becomes a task of the manager, once.
/// Nothing is told that was right when the ticket was completed, or of which that is not known here
/// any more: what has changed since then says nothing of then. One look per kind for all tickets of
/// a batch. Source: P1.
final class SoldAnyway {
  private final Tx tx;
  private final List<RootRecord> sales;
  private final Map<String, Issues.About> tasks = new LinkedHashMap<>();

  private SoldAnyway(Tx tx, List<RootRecord> sales) {
    this.tx = tx;
    this.sales = sales;
  }

  /// @param stored tickets that this transaction has stored
  static void tell(Tx tx, Ids ids, List<RootRecord> stored) throws SQLException {
    List<RootRecord> sales = stored.stream().filter(sale -> !sale.deleted()).toList();
    if (sales.isEmpty()) {
      return;
    }
    SoldAnyway sold = new SoldAnyway(tx, sales);
    new SoldLines(tx, sales, sold::add).look();
    sold.customers();
    sold.cashiers();
    sold.shifts();
    Issues.openAll(tx, ids, sold.tasks.values());
  }

  /// Takes what looks wrong. The subject is told once, with the last ticket.
  interface Told {
    /// @param detail who or what is meant, in words
    void add(RootRecord sale, String what, String id, String code, String field, String detail);
  }

  private void add(
      RootRecord sale, String what, String id, String code, String field, String detail) {
    Violation why = new Violation(code, field, detail + ", " + printed(sale));
    tasks.put(what + " " + id, new Issues.About(what, id, why));
  }

  private void customers() throws SQLException {
    Map<String, RootRecord> contacts = named(SyncCatalogue.CONTACT, "customer_id");
    for (RootRecord sale : sales) {
      RootRecord contact = contacts.get(String.valueOf(sale.text("customer_id")));
      if (contact != null && isGone(contact, completedAt(sale))) {
        add(
            sale,
            SyncCatalogue.CONTACT.name(),
            contact.id(),
            Issues.CUSTOMER_GONE,
            "customer_id",
            String.valueOf(contact.text("name")));
      }
    }
  }

  private static boolean isGone(RootRecord contact, long atMillis) {
    return (contact.deleted() && wasSo(contact, "deleted", atMillis))
        || (isNo(contact.value("active")) && wasSo(contact, "active", atMillis));
  }

  /// Whether a field of a contact was as it is: each of them says when it was changed last.
  private static boolean wasSo(RootRecord contact, String field, long atMillis) {
    return Hlc.millis(FieldStamps.of(contact).of(field).hlc()) <= atMillis;
  }

  private void cashiers() throws SQLException {
    Map<String, RootRecord> users = named(SyncCatalogue.APP_USER, "cashier_id");
    for (RootRecord sale : sales) {
      RootRecord user = users.get(String.valueOf(sale.text("cashier_id")));
      if (user != null
          && (user.deleted() || isNo(user.value("active")))
          && isAsOf(user.modifiedAt(), sale)) {
        add(
            sale,
            SyncCatalogue.APP_USER.name(),
            user.id(),
            Issues.CASHIER_BLOCKED,
            "cashier_id",
            String.valueOf(user.text("display_name")));
      }
    }
  }

  private void shifts() throws SQLException {
    Map<String, ClosedShift> closed = ClosedShift.all(tx, ids("shift_id"));
    for (RootRecord sale : sales) {
      ClosedShift shift = closed.get(String.valueOf(sale.text("shift_id")));
      if (shift != null
          && shift.leavesOut(sale.text("series"), (Long) sale.value(SealColumns.NUMBER))) {
        Issues.About task = shift.task(printed(sale));
        tasks.put(task.what() + " " + task.id(), task);
      }
    }
  }

  /// What the tickets name in a column, as far as it is here.
  private Map<String, RootRecord> named(TableSpec table, String column) throws SQLException {
    return named(tx, table, ids(column));
  }

  private Set<String> ids(String column) {
    Set<String> ids = new LinkedHashSet<>();
    for (RootRecord sale : sales) {
      String id = sale.text(column);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  static Map<String, RootRecord> named(Tx tx, TableSpec table, Set<String> ids)
      throws SQLException {
    Map<String, RootRecord> named = new HashMap<>();
    if (!ids.isEmpty()) {
      Records.findAll(tx.connection(), tx.dialect(), table, new ArrayList<>(ids))
          .forEach((id, stored) -> named.put(id, stored.record()));
    }
    return named;
  }

  /// Whether what was last changed at a stamp is now as it was when a ticket was completed.
  static boolean isAsOf(long stamp, RootRecord sale) {
    return Hlc.millis(stamp) <= completedAt(sale);
  }

  private static long completedAt(RootRecord sale) {
    return (Long) Objects.requireNonNull(sale.value("completed_at"));
  }

  private static boolean isNo(@Nullable Object flag) {
    return Long.valueOf(0).equals(flag);
  }

  private static String printed(RootRecord sale) {
    long number = (Long) Objects.requireNonNull(sale.value("number"));
    return new TicketNumber(String.valueOf(sale.text("series")), number).printed();
  }
}
