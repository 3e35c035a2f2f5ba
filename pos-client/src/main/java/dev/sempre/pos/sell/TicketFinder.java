package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Looking for a finished ticket: one search at a time, and the latest text wins, however fast
/// somebody types. UI thread only.
final class TicketFinder {
  private static final int RESULT_LIMIT = 50;

  private final Work work;
  private final Words words;
  private final TillReturns till;
  private final Supplier<Currency> currency;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<FoundTicket> found = FXCollections.observableArrayList();
  private String wanted = "";
  private boolean asking;

  /// @param currency of amounts that are typed
  TicketFinder(Work work, Words words, TillReturns till, Supplier<Currency> currency) {
    this.work = work;
    this.words = words;
    this.till = till;
    this.currency = currency;
  }

  StringProperty entryProperty() {
    return entry;
  }

  /// Those that fit, last first.
  ObservableList<FoundTicket> found() {
    return found;
  }

  /// Begins with the last tickets.
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
    TicketQuery query = new TicketQuery(text, amount(text));
    work.run(
        () -> till.find(query, RESULT_LIMIT),
        tickets -> answered(text, tickets),
        _ -> answered(text, List.of()));
  }

  private OptionalLong amount(String text) {
    return FigureViewModel.amount(words.figures(), text, currency.get());
  }

  private void answered(String text, List<FoundTicket> tickets) {
    asking = false;
    if (text.equals(wanted)) {
      found.setAll(tickets);
    } else {
      ask();
    }
  }
}
