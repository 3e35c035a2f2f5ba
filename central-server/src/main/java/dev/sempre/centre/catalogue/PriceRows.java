package dev.sempre.centre.catalogue;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a price is written.
public final class PriceRows {
  private PriceRows() {}

  /// The natural id of a price: what it is of, for whom, where and since when. The same price
  /// imported or set again is the same record.
  ///
  /// @param priceList null = for everybody
  /// @param establishment null = everywhere
  /// @param validFromMillis null = since ever
  public static String id(
      String product,
      String currency,
      @Nullable String priceList,
      @Nullable String establishment,
      @Nullable Long validFromMillis) {
    StringBuilder id = new StringBuilder(product).append(':').append(currency);
    if (priceList != null) {
      id.append(":l=").append(priceList);
    }
    if (establishment != null) {
      id.append(":e=").append(establishment);
    }
    if (validFromMillis != null) {
      id.append(":f=").append(validFromMillis);
    }
    return id.toString();
  }

  /// A price that holds for everybody until further notice.
  ///
  /// @param establishment the only place where it holds, or null for everywhere
  public static Draft draft(
      String id,
      String product,
      String currency,
      long amountMinor,
      @Nullable String establishment) {
    return new Draft(
        id,
        Values.of(SyncCatalogue.PRICE)
            .set("product_id", product)
            .set("establishment_id", establishment)
            .set("currency", currency)
            .set("amount_minor", amountMinor)
            .array(),
        List.of());
  }
}
