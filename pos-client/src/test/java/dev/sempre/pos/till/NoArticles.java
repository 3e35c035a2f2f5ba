package dev.sempre.pos.till;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.pos.sell.ProductSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index in which nothing is found, for tests that look for nothing by its name.
final class NoArticles implements ProductSearch {
  @Override
  public List<ProductCategory> categories() {
    return List.of();
  }

  @Override
  public List<Hit> quickKeys(@Nullable String categoryId) {
    return List.of();
  }

  @Override
  public List<Hit> find(String entry, int limit) {
    return List.of();
  }
}
