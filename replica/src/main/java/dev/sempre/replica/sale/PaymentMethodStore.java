package dev.sempre.replica.sale;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.replica.text.LabelColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Ways to pay that the company takes.
public final class PaymentMethodStore {
  private static final String SELECT =
      "select id, kind, name, names, sort, active from payment_method ";

  private PaymentMethodStore() {}

  /// Those that are offered, in their order.
  public static List<PaymentMethod> active(Handle handle) {
    return handle
        .createQuery(SELECT + "where active = 1 and deleted = 0 order by sort, name, id")
        .map(PaymentMethodStore::method)
        .list();
  }

  /// One of them, also one that is no longer offered.
  public static Optional<PaymentMethod> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id and deleted = 0")
        .bind("id", id)
        .map(PaymentMethodStore::method)
        .findOne();
  }

  private static PaymentMethod method(ResultSet row, StatementContext context) throws SQLException {
    return new PaymentMethod(
        row.getString(1),
        TenderKind.named(row.getString(2)),
        LabelColumns.read(row.getString(3), row.getString(4)),
        row.getInt(5),
        row.getLong(6) == 1);
  }
}
