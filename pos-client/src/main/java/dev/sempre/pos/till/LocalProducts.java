package dev.sempre.pos.till;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.catalogue.Price;
import dev.sempre.model.catalogue.PriceChoice;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.sell.ProductSearch;
import dev.sempre.replica.catalogue.CategoryStore;
import dev.sempre.replica.catalogue.PriceStore;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The products of this till's own base, with the prices that hold here and now. Safe to call from
/// any thread. Source: T3.
public final class LocalProducts implements ProductSearch {
  /// A page of keys; more than fit on any screen at once.
  private static final int MAX_KEYS = 60;

  private final Replica replica;
  private final TimeSource time;
  private final KnownShop shop;
  private final dev.sempre.replica.catalogue.ProductSearch search;

  /// @param search the index over the same base; closed by whoever made it
  public LocalProducts(
      Replica replica,
      TimeSource time,
      KnownShop shop,
      dev.sempre.replica.catalogue.ProductSearch search) {
    this.replica = replica;
    this.time = time;
    this.shop = shop;
    this.search = search;
  }

  @Override
  public List<ProductCategory> categories() {
    return replica.read(CategoryStore::all);
  }

  /// A category without quick keys shows its first products by name, so that no tab is empty.
  @Override
  public List<Hit> quickKeys(@Nullable String categoryId) {
    return replica.read(handle -> {
      List<Product> keys =
          categoryId == null
              ? ProductStore.quickKeys(handle, MAX_KEYS)
              : ProductStore.quickKeys(handle, categoryId, MAX_KEYS);
      return hits(
          handle,
          keys.isEmpty() && categoryId != null
              ? ProductStore.ofCategory(handle, categoryId, MAX_KEYS)
              : keys);
    });
  }

  @Override
  public List<Hit> find(String entry, int limit) {
    List<Product> found = search.find(entry, limit);
    return replica.read(handle -> hits(handle, found));
  }

  private List<Hit> hits(Handle handle, List<Product> products) {
    Place place = replica.place().orElseThrow();
    Establishment here = shop.find(handle, place).orElseThrow();
    PriceChoice choice =
        new PriceChoice(
            here.id(), null, here.currency(), time.epochMillis() + place.clockOffsetMillis());
    Map<String, Price> prices =
        PriceStore.find(handle, products.stream().map(Product::id).toList(), choice);
    return products.stream().map(product -> hit(product, prices.get(product.id()), here)).toList();
  }

  private static Hit hit(Product product, @Nullable Price price, Establishment shop) {
    return new Hit(
        product.id(),
        code(product),
        product.name(),
        product.categoryId(),
        product.unit(),
        price == null ? null : price.unitPriceMinor(),
        shop.currency());
  }

  /// Its first barcode as it is printed, else the company's own code.
  private static String code(Product product) {
    if (product.barcodes().isEmpty()) {
      return product.sku();
    }
    String barcode = product.barcodes().getFirst();
    return Gtin.parse(barcode) instanceof GtinParse.Valid(Gtin gtin) ? gtin.shortest() : barcode;
  }
}
