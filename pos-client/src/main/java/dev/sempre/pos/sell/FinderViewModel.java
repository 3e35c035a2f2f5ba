package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The right half of the Sell screen: the entry field, the tabs, and below them the quick keys of a
/// tab or, once something has been typed, what was found. UI thread only.
final class FinderViewModel {
  private static final int RESULT_LIMIT = 50;

  private final Work work;
  private final ProductSearch search;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<ProductCategory> tabs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ProductCategory> category =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<Hit> quickKeys = FXCollections.observableArrayList();
  private final ObservableList<Hit> results = FXCollections.observableArrayList();
  private final IntegerProperty marked = new SimpleIntegerProperty(-1);
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper found = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
  private final Map<String, Label> names = new HashMap<>();
  private List<ProductCategory> categories = List.of();
  private long question;
  private String answeredText = "";
  private boolean moved;

  FinderViewModel(Work work, ProductSearch search) {
    this.work = work;
    this.search = search;
    entry.subscribe(_ -> look());
  }

  StringProperty entryProperty() {
    return entry;
  }

  ObservableList<ProductCategory> tabs() {
    return tabs;
  }

  /// The open tab; null for the favourites.
  ReadOnlyObjectProperty<@Nullable ProductCategory> categoryProperty() {
    return category.getReadOnlyProperty();
  }

  ObservableList<Hit> quickKeys() {
    return quickKeys;
  }

  /// What was found last, also once it is out of view: lines that stay need not be made anew for
  /// the next search.
  ObservableList<Hit> results() {
    return results;
  }

  /// The index of the result that Enter takes; -1 while there is none.
  IntegerProperty markedProperty() {
    return marked;
  }

  /// Whether something has been typed.
  ReadOnlyBooleanProperty searchingProperty() {
    return searching.getReadOnlyProperty();
  }

  /// Whether results are in view rather than quick keys: from the first answer to what has been
  /// typed.
  ReadOnlyBooleanProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Whether the results belong to what is typed; false while the base is still being asked.
  ReadOnlyBooleanProperty answeredProperty() {
    return answered.getReadOnlyProperty();
  }

  /// Reads tabs, quick keys and results anew: at the start, at F5, and whenever goods or prices
  /// have changed. The mark stays on its article, wherever that stands then.
  void reload() {
    work.run(search::categories, this::showCategories);
    showQuickKeys();
    look();
  }

  private void showCategories(List<ProductCategory> all) {
    if (all.equals(categories)) {
      return;
    }
    categories = List.copyOf(all);
    names.clear();
    all.forEach(one -> names.put(one.id(), one.name()));
    tabs.setAll(
        all.stream()
            .filter(one -> one.active() && one.parentId() == null)
            .sorted(
                Comparator.comparingInt(ProductCategory::sort)
                    .thenComparing(one -> one.name().text()))
            .toList());
  }

  /// The name of a category; empty if there is none, or if it is still on its way.
  Optional<Label> categoryName(@Nullable String id) {
    return Optional.ofNullable(id).map(names::get);
  }

  /// Opens a tab.
  void open(@Nullable ProductCategory tab) {
    category.set(tab);
    entry.set("");
    showQuickKeys();
  }

  /// Moves the mark among the results.
  void mark(int step) {
    if (found.get() && !results.isEmpty()) {
      moved = true;
      marked.set(Math.clamp(marked.get() + (long) step, 0, results.size() - 1));
    }
  }

  /// The result that the person has moved the mark to, if he has moved it at all.
  Optional<Hit> chosen() {
    return moved && marked.get() >= 0 ? Optional.of(results.get(marked.get())) : Optional.empty();
  }

  private void showQuickKeys() {
    ProductCategory tab = category.get();
    String id = tab == null ? null : tab.id();
    work.run(
        () -> search.quickKeys(id),
        keys -> {
          if (Objects.equals(category.get(), tab)) {
            Lists.renew(quickKeys, keys);
          }
        });
  }

  private void look() {
    String text = entry.get().strip();
    long asked = ++question;
    searching.set(!text.isEmpty());
    answered.set(false);
    if (!text.equals(answeredText)) {
      moved = false; // Enter takes nothing that was marked among other results.
    }
    if (text.isEmpty()) {
      putAway();
    } else {
      work.run(() -> search.find(text, RESULT_LIMIT), hits -> answer(asked, text, hits));
    }
  }

  private void putAway() {
    found.set(false);
    marked.set(-1);
    answeredText = "";
  }

  private void answer(long asked, String text, List<Hit> hits) {
    // An older question that was answered late must not overwrite a newer one's answer.
    if (asked == question) {
      show(text, hits);
      answered.set(true);
      found.set(true);
    }
  }

  private void show(String text, List<Hit> hits) {
    int before = marked.get();
    int now = text.equals(answeredText) && before >= 0 ? indexOf(results.get(before), hits) : -1;
    if (now < 0) {
      moved = false;
      show(hits, hits.isEmpty() ? -1 : 0);
    } else {
      moved |= now != before; // What is marked is what Enter takes.
      show(hits, now);
    }
    answeredText = text;
  }

  private static int indexOf(Hit product, List<Hit> hits) {
    return hits.stream().map(Hit::id).toList().indexOf(product.id());
  }

  private void show(List<Hit> hits, int mark) {
    if (!results.equals(hits)) {
      marked.set(-1); // So that the list hears of the mark again once its lines are new.
      results.setAll(hits);
    }
    marked.set(mark);
  }
}
