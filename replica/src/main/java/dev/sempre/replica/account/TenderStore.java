package dev.sempre.replica.account;

import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads what was tendered: for a ticket, and for what a customer owes. One shape of row, whatever
/// it belongs to.
public final class TenderStore {
  private TenderStore() {}

  /// In the order in which they were taken.
  ///
  /// @param table where they are, such as `sale_tender`; never what anybody has typed
  /// @param owner its column that says whose they are
  public static List<Tender> of(Handle handle, String table, String owner, String ownerId) {
    String sql =
        "select position, payment_method_id, kind, amount_minor from %s where %s = :owner order by position"
            .formatted(table, owner);
    return handle
        .createQuery(sql)
        .bind("owner", ownerId)
        .map((row, _) ->
            new Tender(
                row.getInt(1),
                row.getString(2),
                TenderKind.named(row.getString(3)),
                row.getLong(4)))
        .list();
  }
}
