package dev.sempre.pos.sell;

import dev.sempre.pos.shell.Work;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Looking for a customer while selling. UI thread only.
final class CustomerViewModel {
  private static final int RESULT_LIMIT = 50;

  private final Work work;
  private final CustomerSearch search;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<Customer> found = FXCollections.observableArrayList();
  private long question;

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

  /// Looks for what is typed.
  void look() {
    String text = entry.get().strip();
    long asked = ++question;
    work.run(
        () -> search.find(text, RESULT_LIMIT),
        customers -> {
          if (asked == question) {
            found.setAll(customers);
          }
        });
  }
}
