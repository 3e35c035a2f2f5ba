package dev.sempre.pos.sell;

import dev.sempre.pos.shell.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A field and the list of what fits what is typed there, for a customer or a finished ticket: one
/// search at a time, and the latest text wins, however fast somebody types. UI thread only.
final class TypedSearch<T> {
  private final Work work;
  private final Function<String, Supplier<List<T>>> search;
  private final Runnable unread;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<T> found = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private String wanted = "";
  private boolean asking;
  private boolean answered;
  private @Nullable Consumer<T> waiting;

  /// @param search what is to be done away from the UI thread to find a text
  /// @param unread told when that breaks: the list stays as it was
  TypedSearch(Work work, Function<String, Supplier<List<T>>> search, Runnable unread) {
    this.work = work;
    this.search = search;
    this.unread = unread;
  }

  StringProperty entryProperty() {
    return entry;
  }

  ObservableList<T> found() {
    return found;
  }

  /// Whether the last search was answered: only then an empty list means that there is none.
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /// Begins with nothing typed.
  void open() {
    entry.set("");
    look();
  }

  /// Looks for what is typed, at once or when the search that runs is done.
  void look() {
    wanted = entry.get().strip();
    answered = false;
    waiting = null; // It was meant for another text.
    if (!asking) {
      ask();
    }
  }

  /// Enter: the first that fits what is typed. Until the list is that of the present text it waits:
  /// the first of another text's would be somebody else. After a search that broke it only looks
  /// again, as the trouble says.
  void first(Consumer<T> take) {
    if (answered) {
      found.stream().findFirst().ifPresent(take);
    } else if (asking) {
      waiting = take;
    } else {
      look();
    }
  }

  private void ask() {
    String text = wanted;
    Supplier<List<T>> task = search.apply(text);
    asking = true;
    work.run(task, all -> answered(text, all), _ -> broke(text));
  }

  private void answered(String text, List<T> all) {
    asking = false;
    if (!text.equals(wanted)) {
      ask();
      return;
    }
    found.setAll(all);
    read.set(true);
    answered = true;
    Optional<Consumer<T>> take = Optional.ofNullable(waiting);
    waiting = null;
    take.ifPresent(this::first);
  }

  private void broke(String text) {
    asking = false;
    if (!text.equals(wanted)) {
      ask();
      return;
    }
    read.set(false);
    waiting = null;
    unread.run();
  }
}
