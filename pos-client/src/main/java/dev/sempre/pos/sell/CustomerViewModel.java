package dev.sempre.pos.sell;

import dev.sempre.pos.shell.Work;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Looking for a customer while selling: one search at a time, and the latest text wins, however
/// fast somebody types. UI thread only.
final class CustomerViewModel {
  private static final int RESULT_LIMIT = 50;

  private final Work work;
  private final CustomerSearch search;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<Customer> found = FXCollections.observableArrayList();
  private String wanted = "";
  private boolean asking;

  CustomerViewModel(Work work, CustomerSearch search) {
    this.work = work;
    this.search = search;
  }

  StringProperty entryProperty() {
    return entry;
  }

  ObservableList<Customer> found() {
    return found;
  }

  void open() {
    entry.set("");
    look();
  }

  /// Looks for what is typed, at once or when the search that runs is done.
  void look() {
    wanted = entry.get().strip();
    if (!asking) {
      ask();
    }
  }

  private void ask() {
    String text = wanted;
    asking = true;
    work.run(
        () -> search.find(text, RESULT_LIMIT),
        customers -> answered(text, customers),
        _ -> answered(text, List.of()));
  }

  private void answered(String text, List<Customer> customers) {
    asking = false;
    if (text.equals(wanted)) {
      found.setAll(customers);
    } else {
      ask();
    }
  }
}
