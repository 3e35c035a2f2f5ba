package dev.sempre.replica.stock;

import dev.sempre.model.stock.StockMovement;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The ledger of goods: movements are added, never changed, and a level is their sum, sales
/// included. Source: M6.
public final class StockStore {
  private StockStore() {}

  /// Enters a movement.
  ///
  /// @param by id of the user
  public static StoredRecord create(Tx tx, StockMovement movement, String by) throws SQLException {
    Values values =
        Values.of(SyncCatalogue.STOCK_MOVEMENT)
            .set("establishment_id", movement.establishmentId())
            .set("product_id", movement.productId())
            .set("quantity_milli", movement.quantityMilli())
            .set("reason", movement.reason().name())
            .set("moved_at", movement.movedAtMillis())
            .set("document_id", movement.documentId())
            .set("note", movement.note());
    return Records.create(
        tx, SyncCatalogue.STOCK_MOVEMENT, movement.id(), by, values.array(), List.of());
  }

  /// How much of a product an establishment has as far as this place knows, thousandths of its
  /// unit; below zero where more was sold than came in.
  public static long levelMilli(Handle handle, String establishmentId, String productId) {
    return handle
        .createQuery(
            """
            select coalesce(sum(quantity_milli), 0) from stock_ledger
             where product_id = :product and establishment_id = :establishment
            """)
        .bind("product", productId)
        .bind("establishment", establishmentId)
        .mapTo(Long.class)
        .one();
  }
}
