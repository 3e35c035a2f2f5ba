package dev.sempre.centre.catalogue;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Finds the record of a price that is to be changed.
final class PriceIdStore {
  private PriceIdStore() {}

  /// The price for everybody that holds at a place until further notice, whatever id it was given.
  ///
  /// @param establishment null = everywhere
  static Optional<String> standing(
      Handle handle, String product, String currency, @Nullable String establishment) {
    return handle
        .createQuery(
            """
            select id from price
             where product_id = :product and currency = :currency and deleted = 0
               and price_list_id is null and valid_from is null and valid_to is null
               and coalesce(establishment_id, '') = :establishment
             order by id limit 1
            """)
        .bind("product", product)
        .bind("currency", currency)
        .bind("establishment", establishment == null ? "" : establishment)
        .mapTo(String.class)
        .findOne();
  }
}
