package dev.sempre.replica.catalogue;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.replica.text.SearchWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of all categories in all languages, ready to be compared with what is typed: there are
/// hundreds of categories where there are a million products, so they are kept in memory and are in
/// no index that would have to be made anew when one of them is renamed or moves. Source: T3.
///
/// @param state of what they were read from
/// @param offered the categories that are offered, in their order
/// @param below ids of the categories right below a category, by its id
record CategoryNames(
    CategoryStore.State state, List<Named> offered, Map<String, List<String>> below) {

  record Named(String id, SearchWords words) {}

  CategoryNames {
    offered = List.copyOf(offered);
    below = Map.copyOf(below);
  }

  static CategoryNames of(CategoryStore.State state, List<ProductCategory> categories) {
    List<Named> offered = new ArrayList<>();
    Map<String, List<String>> below = new HashMap<>();
    for (ProductCategory category : categories) {
      if (category.active()) {
        offered.add(new Named(category.id(), words(category)));
      }
      if (category.parentId() != null) {
        below.computeIfAbsent(category.parentId(), _ -> new ArrayList<>()).add(category.id());
      }
    }
    return new CategoryNames(state, offered, below);
  }

  private static SearchWords words(ProductCategory category) {
    List<String> names = new ArrayList<>(List.of(category.name().text()));
    names.addAll(category.name().translations().values());
    return SearchWords.of(String.join(" ", names));
  }

  /// Ids of the categories whose names have, for each word, one that begins with it, and of all
  /// below those.
  Set<String> having(SearchWords typed) {
    Deque<String> open = new ArrayDeque<>();
    for (Named category : offered) {
      if (typed.allBegin(category.words)) {
        open.add(category.id);
      }
    }
    Set<String> ids = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String id = open.remove();
      if (ids.add(id)) {
        open.addAll(below.getOrDefault(id, List.of()));
      }
    }
    return ids;
  }
}
