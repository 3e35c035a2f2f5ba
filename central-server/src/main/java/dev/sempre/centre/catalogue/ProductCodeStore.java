package dev.sempre.centre.catalogue;

import com.google.gson.Gson;
import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds products by the codes that people write: the company's own and the one of the scanner.
public final class ProductCodeStore {
  /// What is there among the codes of a batch.
  ///
  /// @param bySku company's code > product id
  /// @param byBarcode scanner's code, GTINs in 14 digits > product id
  public record Found(Map<String, String> bySku, Map<String, String> byBarcode) {
    /// The product of a code as a person writes it: the company's own code before the scanner's.
    public Optional<String> find(String code) {
      String product = bySku.get(code);
      return Optional.ofNullable(product != null ? product : byBarcode.get(lookupKey(code)));
    }
  }

  private static final Gson GSON = new Gson();

  private ProductCodeStore() {}

  /// How a code is kept among the barcodes of products.
  public static String lookupKey(String code) {
    return Gtin.parse(code) instanceof GtinParse.Valid(Gtin gtin) ? gtin.gtin14() : code;
  }

  /// Looks many codes up at once, each as the company's own and as a scanner's.
  public static Found find(Connection connection, Dialect dialect, Collection<String> codes)
      throws SQLException {
    Set<String> keys = new HashSet<>();
    codes.forEach(code -> keys.add(lookupKey(code)));
    // Of several products with one code the active one is meant, then the older: it comes last.
    String order = " order by p.active, p.id desc";
    return new Found(
        query(
            connection,
            dialect,
            "select p.sku, p.id from product p where p.deleted = 0 and "
                + dialect.idIn("p.sku")
                + order,
            codes),
        query(
            connection,
            dialect,
            "select b.gtin, p.id from product_barcode b join product p on p.id = b.product_id"
                + " where p.deleted = 0 and "
                + dialect.idIn("b.gtin")
                + order,
            keys));
  }

  /// The prices without a time, a list or a place of products in one currency: product id > price
  /// id.
  public static Map<String, String> generalPrices(
      Connection connection, Dialect dialect, String currency, Collection<String> products)
      throws SQLException {
    return query(
        connection,
        dialect,
        "select product_id, id from price where deleted = 0 and currency = '"
            + requireCode(currency)
            + "' and price_list_id is null and establishment_id is null and valid_from is null"
            + " and valid_to is null and "
            + dialect.idIn("product_id")
            + " order by id desc",
        products);
  }

  private static String requireCode(String currency) {
    if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException("not a currency code: " + currency);
    }
    return currency;
  }

  private static Map<String, String> query(
      Connection connection, Dialect dialect, String sql, Collection<String> values)
      throws SQLException {
    Map<String, String> result = new HashMap<>();
    if (values.isEmpty()) {
      return result;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      switch (dialect) {
        case SQLITE -> statement.setString(1, GSON.toJson(values));
        case POSTGRES ->
            statement.setArray(1, connection.createArrayOf("text", values.toArray(new String[0])));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return result;
  }
}
