package dev.sempre.centre.catalogue;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.sync.Records;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets what a product costs from now on.
public final class PriceChange {
  private static final String BY = "price set";

  /// @param product id of the product
  /// @param sku the company's code of it
  /// @param name what the ticket says
  /// @param currency currency of the price
  /// @param amountMinor price of one unit, minor units
  /// @param establishment the only place where it holds, or null for everywhere
  /// @param changed false if it was like that already
  public record Set(
      String product,
      String sku,
      String name,
      String currency,
      long amountMinor,
      @Nullable String establishment,
      boolean changed) {}

  private PriceChange() {}

  /// Sets a price.
  ///
  /// @param code the company's code of the product or one of its barcodes
  /// @param establishment the only place where it is to hold, or null for everywhere
  public static Answer<Set> set(
      Replica replica, String code, long amountMinor, @Nullable String establishment) {
    if (amountMinor < 0 || amountMinor > SaleLimits.MAX_PRICE_MINOR) {
      return Answer.refused(
          "PRICE_AMOUNT",
          "amount-minor",
          "A price is 0 or more minor units (cents), and no more than "
              + SaleLimits.MAX_PRICE_MINOR
              + ", the most that a till sells one unit for.");
    }
    return replica.write(
        Priority.PERSON,
        tx -> {
          Optional<Product> product =
              ProductCodeStore.find(tx.connection(), tx.dialect(), List.of(code))
                  .find(code)
                  .flatMap(id -> ProductStore.byId(tx.handle(), id));
          if (product.isEmpty()) {
            return Answer.refused(
                "PRODUCT_UNKNOWN", "product", "No product has the code or barcode " + code + ".");
          }
          Optional<String> currency = currency(tx, establishment);
          return currency.isEmpty()
              ? Answer.refused(
                  "ESTABLISHMENT_UNKNOWN",
                  "establishment",
                  "There is no establishment to take the currency from.")
              : Answer.done(set(tx, product.get(), currency.get(), amountMinor, establishment));
        });
  }

  private static Optional<String> currency(Tx tx, @Nullable String establishment) {
    Optional<Market> market =
        establishment == null
            ? Establishments.central(tx.handle())
            : EstablishmentStore.byId(tx.handle(), establishment).map(Establishments::market);
    return market.map(found -> found.currency().code());
  }

  private static Set set(
      Tx tx, Product product, String currency, long amountMinor, @Nullable String establishment)
      throws SQLException {
    String id =
        PriceIdStore.standing(tx.handle(), product.id(), currency, establishment)
            .orElseGet(() -> PriceRows.id(product.id(), currency, null, establishment, null));
    boolean changed =
        Records.put(
            tx,
            SyncCatalogue.PRICE,
            BY,
            PriceRows.draft(id, product.id(), currency, amountMinor, establishment));
    return new Set(
        product.id(),
        product.sku(),
        product.name().text(),
        currency,
        amountMinor,
        establishment,
        changed);
  }
}
