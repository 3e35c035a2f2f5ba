package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.OpenItem;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A customer's account: find him, see what is open, say how much of it he pays. The open ticket
/// waits as it is. UI thread only.
final class AccountKeys {
  private static final int NONE = -1;

  private final SellViewModel sell;
  private final Work work;
  private final TillSale till;
  private final Words words;
  private final TypedSearch<Customer> customers;
  private final ReceiveKeys receive;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable AccountStanding> standing =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<OpenItem> items = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper(NONE);

  AccountKeys(
      SellViewModel sell,
      Steps steps,
      Work work,
      TillSale till,
      TypedSearch<Customer> customers,
      Words words) {
    this.sell = sell;
    this.work = work;
    this.till = till;
    this.customers = customers;
    this.words = words;
    this.receive = new ReceiveKeys(sell, steps, work, till, words);
  }

  /// Looking for whose account it is.
  TypedSearch<Customer> search() {
    return customers;
  }

  /// Enter while looking for one: the first who is found for what is typed, unless something else
  /// is open by then.
  void enterName() {
    customers.first(customer -> {
      if (sell.panelProperty().get() instanceof Panel.FindAccount) {
        open(customer);
      }
    });
  }

  ReceiveKeys receive() {
    return receive;
  }

  /// How the account that is shown stands; null until the till has told it.
  ReadOnlyObjectProperty<@Nullable AccountStanding> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /// What of it is open, oldest first.
  ObservableList<OpenItem> items() {
    return items;
  }

  /// Index of the item that is to be paid first; -1 for none in particular.
  ReadOnlyIntegerProperty markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /// What is typed as the amount.
  StringProperty entryProperty() {
    return entry;
  }

  /// Shift and F6: the account of whoever is on the ticket, else asks whose; and asks that where
  /// one is shown.
  void press() {
    OpenTicket now = sell.ticketProperty().get();
    if (now == null || sell.moneyLies()) {
      return;
    }
    Customer onTicket = now.customer();
    if (onTicket == null || sell.panelProperty().get() instanceof Panel.Account) {
      find();
    } else {
      open(onTicket);
    }
  }

  private void find() {
    sell.hush();
    customers.open();
    sell.panels().open(new Panel.FindAccount());
  }

  /// Shows the account of a customer.
  void open(Customer customer) {
    if (sell.moneyLies()) {
      return;
    }
    int turn = sell.ticket().turn();
    work.run(
        () -> till.account(customer),
        found -> {
          if (sell.ticket().turn() == turn) {
            show(found);
          }
        },
        _ -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void show(AccountStanding found) {
    if (sell.moneyLies()) {
      return;
    }
    entry.set("");
    marked.set(NONE);
    standing.set(found);
    items.setAll(found.account().items());
    sell.hush();
    sell.panels().open(new Panel.Account());
  }

  /// Up and down.
  void mark(int step) {
    marked.set(Math.clamp((long) marked.get() + step, NONE, items.size() - 1));
  }

  /// A touch: that one first; touched again, none in particular.
  void choose(int index) {
    marked.set(index == marked.get() || index >= items.size() ? NONE : index);
  }

  private @Nullable OpenItem chosen() {
    int index = marked.get();
    return index < 0 || index >= items.size() ? null : items.get(index);
  }

  /// What is paid if nothing is typed: what is open of the item that is chosen, or all that is
  /// owed.
  long wantedMinor() {
    OpenItem item = chosen();
    AccountStanding now = standing.get();
    if (item != null) {
      return item.openMinor();
    }
    return now == null ? 0 : now.account().openMinor();
  }

  /// Whether no money can be taken: nothing is open, and a credit is nothing that a till makes.
  boolean isNothingOwed() {
    AccountStanding now = standing.get();
    return now != null && now.account().openMinor() == 0;
  }

  /// Enter: takes money for so much of it.
  void pay() {
    AccountStanding now = standing.get();
    String typed = entry.get();
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, sell.ticket().currency());
    if (now == null) {
      return;
    }
    if (read.isEmpty() && !typed.isBlank()) {
      sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
      return;
    }
    long amount = read.orElse(wantedMinor());
    long open = now.account().openMinor();
    if (isNothingOwed()) {
      sell.say(Notice.hint(Word.ACCOUNT_NOTHING_TO_TAKE));
    } else if (amount <= 0) {
      say(new AccountRefusal.NotPositive(amount));
    } else if (amount > open) {
      say(new AccountRefusal.AboveOwed(amount, open));
    } else {
      OpenItem item = chosen();
      receive.begin(now.customer(), item == null ? null : item.entry().id(), amount);
    }
  }

  /// Whether what is said is about what is typed as the amount.
  boolean blamesEntry(Word said) {
    AccountStanding now = standing.get();
    String typed = entry.get();
    if (now == null || typed.isBlank()) {
      return false;
    }
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, sell.ticket().currency());
    if (read.isEmpty()) {
      return said == Word.SELL_NOT_A_FIGURE;
    }
    return (said == Word.ACCOUNT_NOTHING_PAID && read.getAsLong() <= 0)
        || (said == Word.ACCOUNT_ABOVE_OWED && read.getAsLong() > now.account().openMinor());
  }

  private void say(AccountRefusal refusal) {
    sell.say(Notice.of(refusal, words.figures(), sell.ticket().currency()));
  }
}
