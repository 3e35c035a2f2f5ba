package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.text.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finding articles (T3). Called away from the UI thread; answers from the local base, instantly
/// with a million articles.
public interface ProductSearch {
  /// All categories. Those at the top that are active become tabs, in their order.
  List<ProductCategory> categories();

  /// The quick keys of a tab, in order.
  ///
  /// @param categoryId null for the favourites of all categories
  List<Hit> quickKeys(@Nullable String categoryId);

  /// The articles whose name has words that begin with the words of `entry`, or whose code or
  /// barcode begins with it, best first; behind them those of categories whose names have such
  /// words.
  ///
  /// @param limit the most to answer with
  List<Hit> find(String entry, int limit);

  /// An article as a key or a result shows it.
  ///
  /// @param id the product's id
  /// @param code its barcode, or the company's own code
  /// @param categoryId null if it has none
  /// @param priceMinor price of one unit here and now; null if it has none
  record Hit(
      String id,
      String code,
      Label name,
      @Nullable String categoryId,
      ProductUnit unit,
      @Nullable Long priceMinor,
      Currency currency) {}
}
