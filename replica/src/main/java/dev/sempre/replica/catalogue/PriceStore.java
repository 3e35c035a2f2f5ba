package dev.sempre.replica.catalogue;

import com.google.gson.Gson;
import dev.sempre.model.catalogue.Price;
import dev.sempre.model.catalogue.PriceChoice;
import dev.sempre.model.money.Currency;
import dev.sempre.model.time.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Prices of products. Which of them holds is [PriceChoice]'s to say.
public final class PriceStore {
  private static final Gson GSON = new Gson();

  private static final String SELECT =
      """
      select id, product_id, amount_minor, valid_from, valid_to, price_list_id, establishment_id
        from price
      """;

  private PriceStore() {}

  /// The price of a product that holds.
  ///
  /// @return empty if none does: the product cannot be sold without a price typed in
  public static Optional<Price> find(Handle handle, String productId, PriceChoice choice) {
    List<Price> prices =
        handle
            .createQuery(
                SELECT + " where product_id = :product and currency = :currency and deleted = 0")
            .bind("product", productId)
            .bind("currency", choice.currency().code())
            .map((row, _) -> price(row, choice.currency()))
            .list();
    return choice.among(prices);
  }

  /// The prices that hold, by product id; a product without one is left out. SQLite only.
  public static Map<String, Price> find(
      Handle handle, Collection<String> productIds, PriceChoice choice) {
    Map<String, List<Price>> byProduct =
        handle
            .createQuery(
                SELECT
                    + """
                     where product_id in (select value from json_each(:products))
                       and currency = :currency and deleted = 0
                    """)
            .bind("products", GSON.toJson(productIds))
            .bind("currency", choice.currency().code())
            .map((row, _) -> price(row, choice.currency()))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Price::productId));
    Map<String, Price> result = new HashMap<>();
    byProduct.forEach(
        (product, prices) -> choice.among(prices).ifPresent(price -> result.put(product, price)));
    return result;
  }

  private static Price price(ResultSet row, Currency currency) throws SQLException {
    return new Price(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        currency,
        new Validity(longOrNull(row, 4), longOrNull(row, 5)),
        row.getString(6),
        row.getString(7));
  }

  private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
