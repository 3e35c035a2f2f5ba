package dev.sempre.pos.sell;

import dev.sempre.pos.shell.Work;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What something costs, without ringing it up: scanned, typed, or chosen from what was found. The
/// latest question wins. UI thread only.
final class PriceCheckViewModel {
  private static final int RESULT_LIMIT = 20;

  private final Work work;
  private final TillSale till;
  private final ProductSearch search;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<ProductSearch.Hit> found = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable PriceAnswer> answer = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty marked = new SimpleIntegerProperty(-1);
  private long question;

  PriceCheckViewModel(Work work, TillSale till, ProductSearch search) {
    this.work = work;
    this.till = till;
    this.search = search;
    entry.subscribe(_ -> look());
  }

  /// What is typed.
  StringProperty entryProperty() {
    return entry;
  }

  /// The articles that fit what is typed; empty while nothing is.
  ObservableList<ProductSearch.Hit> found() {
    return found;
  }

  /// What the last article that was asked for costs; null while nothing has been asked.
  ReadOnlyObjectProperty<@Nullable PriceAnswer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /// The index of the article that Enter asks for, once it has been moved to; else -1.
  IntegerProperty markedProperty() {
    return marked;
  }

  /// Moves the mark among the articles.
  void mark(int step) {
    if (!found.isEmpty()) {
      marked.set(Math.clamp(marked.get() + (long) step, 0, found.size() - 1));
    }
  }

  void open() {
    entry.set("");
    show(List.of());
    answer.set(null);
  }

  private void show(List<ProductSearch.Hit> hits) {
    marked.set(-1);
    found.setAll(hits);
  }

  /// A scanner read `code`.
  void scan(String code) {
    entry.set("");
    ask(() -> till.priceOf(code));
  }

  /// Enter: the marked article, or what is typed as a code, or else the best match.
  void enter() {
    String typed = entry.get().strip();
    if (marked.get() >= 0) {
      choose(found.get(marked.get()));
    } else if (!typed.isEmpty()) {
      entry.set("");
      ask(() -> codeOrBestMatch(typed));
    }
  }

  private PriceAnswer codeOrBestMatch(String typed) {
    PriceAnswer byCode = till.priceOf(typed);
    if (!(byCode instanceof PriceAnswer.Unknown)) {
      return byCode;
    }
    List<ProductSearch.Hit> best = search.find(typed, 1);
    return best.isEmpty() ? byCode : till.priceOfProduct(best.getFirst().id());
  }

  /// An article was chosen from what was found.
  void choose(ProductSearch.Hit product) {
    entry.set("");
    ask(() -> till.priceOfProduct(product.id()));
  }

  private void ask(Supplier<PriceAnswer> task) {
    long asked = ++question;
    work.run(
        task,
        told -> {
          if (asked == question) {
            answer.set(told);
          }
        });
  }

  private void look() {
    String text = entry.get().strip();
    long asked = ++question;
    marked.set(-1); // Enter asks for nothing that was marked among others.
    if (text.isEmpty()) {
      show(List.of());
    } else {
      work.run(
          () -> search.find(text, RESULT_LIMIT),
          hits -> {
            if (asked == question) {
              show(hits);
            }
          });
    }
  }
}
