package dev.sempre.replica.catalogue;

import com.google.gson.Gson;
import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.catalogue.ScanCode;
import dev.sempre.replica.text.LabelColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Products as this place knows them. A deleted product is not there; a withdrawn one is, and says
/// so. Where two products carry one code, the active one is meant, then the older.
public final class ProductStore {
  private static final Gson GSON = new Gson();

  private static final String SELECT =
      """
      select p.id, p.sku, p.name, p.names, p.brand, p.category_id, p.unit, p.content_label,
             p.vat_rate_id, p.plu, p.quick_key, p.active, p.deleted, p.seq
        from product p
      """;

  private static final String FIRST = " and p.deleted = 0 order by p.active desc, p.id limit 1";

  /// Some of a category that are offered, from its newest or from its oldest on: ids are made in
  /// the order of time. What is no longer offered lies mostly on one of the two sides.
  static final List<String> OFFERED_OF_CATEGORY =
      Stream.of("desc", "asc")
          .map(
              """
              select id from (
                select id, active, deleted from product
                 where category_id = :category order by id %s limit :looked)
               where active = 1 and deleted = 0 limit :limit
              """
                  ::formatted)
          .toList();

  private ProductStore() {}

  public static Optional<Product> byId(Handle handle, String id) {
    return one(handle, SELECT + " where p.id = :key and p.deleted = 0", id);
  }

  /// By what a scanner reads.
  ///
  /// @param lookupKey as [dev.sempre.model.catalogue.ScanCode.ProductCode#lookupKey] writes it
  public static Optional<Product> byBarcode(Handle handle, String lookupKey) {
    return one(
        handle,
        SELECT + " join product_barcode b on b.product_id = p.id where b.gtin = :key" + FIRST,
        lookupKey);
  }

  /// By the company's own code, exactly as written.
  public static Optional<Product> bySku(Handle handle, String sku) {
    return one(handle, SELECT + " where p.sku = :key" + FIRST, sku);
  }

  /// By the item code of price- and weight-embedded labels, zeros in front included.
  public static Optional<Product> byPlu(Handle handle, String plu) {
    return one(handle, SELECT + " where p.plu = :key" + FIRST, plu);
  }

  /// By a code that carries nothing but the product: a barcode, or else the company's own code.
  ///
  /// @param code as typed or scanned
  public static Optional<Product> byCode(Handle handle, String code) {
    String lookupKey =
        ScanCode.parse(code, EmbeddedCodeRules.NONE) instanceof ScanCode.ProductCode product
            ? product.lookupKey()
            : code;
    return byBarcode(handle, lookupKey).or(() -> bySku(handle, code));
  }

  private static Optional<Product> one(Handle handle, String query, String key) {
    return handle
        .createQuery(query)
        .bind("key", key)
        .map(ProductStore::listed)
        .findOne()
        .map(listed -> with(listed.product, barcodes(handle, listed.product.id())));
  }

  private static List<String> barcodes(Handle handle, String productId) {
    return handle
        .createQuery("select gtin from product_barcode where product_id = :id order by position")
        .bind("id", productId)
        .mapTo(String.class)
        .list();
  }

  /// Products by id, in the order asked for; those that are not there are left out. SQLite only.
  public static List<Product> byIds(Handle handle, Collection<String> ids) {
    String json = GSON.toJson(ids);
    List<Listed> rows =
        handle
            .createQuery(
                SELECT + " where p.deleted = 0 and p.id in (select value from json_each(:ids))")
            .bind("ids", json)
            .map(ProductStore::listed)
            .list();
    Map<String, List<String>> barcodes =
        grouped(
            handle
                .createQuery(
                    """
                    select product_id, gtin from product_barcode
                     where product_id in (select value from json_each(:ids))
                     order by product_id, position
                    """)
                .bind("ids", json)
                .map(Barcode::of)
                .list());
    Map<String, Product> found = new HashMap<>();
    for (Listed row : rows) {
      String id = row.product.id();
      found.put(id, with(row.product, barcodes.getOrDefault(id, List.of())));
    }
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /// The quick keys of a category and of those below it, in the order of their places. SQLite only.
  ///
  /// @param limit the most to answer with
  public static List<Product> quickKeys(Handle handle, String categoryId, int limit) {
    return ofBranch(
        handle,
        "and p.quick_key is not null order by p.quick_key, p.name, p.id",
        categoryId,
        limit);
  }

  /// The products of a category and of those below it, by name. SQLite only.
  ///
  /// @param limit the most to answer with
  public static List<Product> ofCategory(Handle handle, String categoryId, int limit) {
    return ofBranch(handle, "order by p.name, p.id", categoryId, limit);
  }

  private static List<Product> ofBranch(
      Handle handle, String restAndOrder, String categoryId, int limit) {
    List<String> ids =
        handle
            .createQuery(
                """
                with recursive branch (id) as (
                  values (:category)
                  union
                  select c.id from product_category c join branch b on c.parent_id = b.id
                   where c.deleted = 0)
                select p.id from product p
                 where p.category_id in (select id from branch)
                   and p.active = 1 and p.deleted = 0
                """
                    + restAndOrder
                    + " limit :limit")
            .bind("category", categoryId)
            .bind("limit", limit)
            .mapTo(String.class)
            .list();
    return byIds(handle, ids);
  }

  /// Ids of some products of the categories, but not of those below them. For a keystroke, however
  /// many lie in one.
  ///
  /// @param looked the most to look at on each side of a category, those that are withdrawn too
  /// @param limit the most to answer with
  static Set<String> offeredIn(
      Handle handle, Collection<String> categoryIds, int looked, int limit) {
    Set<String> ids = new LinkedHashSet<>();
    for (String category : categoryIds) {
      int before = ids.size();
      for (String query : OFFERED_OF_CATEGORY) {
        if (ids.size() < limit && ids.size() == before) {
          ids.addAll(
              handle
                  .createQuery(query)
                  .bind("category", category)
                  .bind("looked", looked)
                  .bind("limit", limit - ids.size())
                  .mapTo(String.class)
                  .list());
        }
      }
    }
    return ids;
  }

  /// The quick keys of all categories in the order of their places. SQLite only.
  ///
  /// @param limit the most to answer with
  public static List<Product> quickKeys(Handle handle, int limit) {
    List<String> ids =
        handle
            .createQuery(
                """
                select id from product
                 where quick_key is not null and active = 1 and deleted = 0
                 order by quick_key, name, id limit :limit
                """)
            .bind("limit", limit)
            .mapTo(String.class)
            .list();
    return byIds(handle, ids);
  }

  /// Ids of active products by their name in the company's own language, as written. Of several
  /// with one name the oldest. Reads the whole table: for work on files, not for a keystroke.
  public static Map<String, String> idsByName(Handle handle) {
    Map<String, String> ids = new HashMap<>();
    handle
        .createQuery("select id, name from product where active = 1 and deleted = 0 order by id")
        .map((row, _) -> Map.entry(row.getString(2), row.getString(1)))
        .forEach(entry -> ids.putIfAbsent(entry.getKey(), entry.getValue()));
    return ids;
  }

  /// Where this place's feed stands.
  record FeedPosition(String epoch, long head) {}

  static FeedPosition feedPosition(Handle handle) {
    return handle
        .createQuery("select epoch, head from feed where id = 1")
        .map((row, _) -> new FeedPosition(row.getString(1), row.getLong(2)))
        .one();
  }

  /// Where the product that was changed last stands in the feed; 0 if there is none.
  static long lastSeq(Handle handle) {
    return handle.createQuery("select coalesce(max(seq), 0) from product").mapTo(Long.class).one();
  }

  /// A product and its place in the feed.
  ///
  /// @param deleted true if it is no longer there
  /// @param seq position in this place's feed
  record Listed(Product product, boolean deleted, long seq) {}

  /// Products in feed order behind a position, deleted ones too: what an index needs to follow.
  static List<Listed> changedAfter(Handle handle, long seq, int limit) {
    List<Listed> rows =
        handle
            .createQuery(SELECT + " where p.seq > :seq order by p.seq limit :limit")
            .bind("seq", seq)
            .bind("limit", limit)
            .map(ProductStore::listed)
            .list();
    if (rows.isEmpty()) {
      return rows;
    }
    Map<String, List<String>> barcodes =
        grouped(
            handle
                .createQuery(
                    """
                    select b.product_id, b.gtin
                      from product p join product_barcode b on b.product_id = p.id
                     where p.seq > :seq and p.seq <= :last
                     order by p.seq, b.position
                    """)
                .bind("seq", seq)
                .bind("last", rows.getLast().seq)
                .map(Barcode::of)
                .list());
    return rows.stream()
        .map(row ->
            new Listed(
                with(row.product, barcodes.getOrDefault(row.product.id(), List.of())),
                row.deleted,
                row.seq))
        .toList();
  }

  private record Barcode(String productId, String gtin) {
    static Barcode of(ResultSet row, StatementContext context) throws SQLException {
      return new Barcode(row.getString(1), row.getString(2));
    }
  }

  private static Map<String, List<String>> grouped(List<Barcode> barcodes) {
    return barcodes.stream()
        .collect(
            Collectors.groupingBy(
                Barcode::productId, Collectors.mapping(Barcode::gtin, Collectors.toList())));
  }

  private static Product with(Product product, List<String> barcodes) {
    return new Product(
        product.id(),
        product.sku(),
        product.name(),
        product.brand(),
        product.categoryId(),
        product.unit(),
        product.contentLabel(),
        product.vatRateId(),
        product.plu(),
        product.quickKey(),
        barcodes,
        product.active());
  }

  private static Listed listed(ResultSet row, StatementContext context) throws SQLException {
    long quickKey = row.getLong(11);
    boolean onKey = !row.wasNull();
    Product product =
        new Product(
            row.getString(1),
            row.getString(2),
            LabelColumns.read(row.getString(3), row.getString(4)),
            row.getString(5),
            row.getString(6),
            ProductUnit.named(row.getString(7)),
            row.getString(8),
            row.getString(9),
            row.getString(10),
            onKey ? Math.clamp(quickKey, Integer.MIN_VALUE, Integer.MAX_VALUE) : null,
            List.of(),
            row.getLong(12) == 1);
    return new Listed(product, row.getLong(13) == 1, row.getLong(14));
  }
}
