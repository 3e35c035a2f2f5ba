package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Takes money for what a customer owes: tenders come in until they cover it, then it goes to the
/// disk. UI thread only.
final class ReceiveKeys {
  /// How far it has come.
  enum Phase {
    /// Money comes in.
    TAKING,
    /// It is covered and on its way to the disk.
    STORING,
    /// The disk has not said whether it is stored: nothing may be taken or given back before it
    /// has. Source: I17.
    IN_DOUBT
  }

  private static final Notice NOT_KEPT = Notice.problem(Word.PAY_NOT_KEPT);

  private final SellViewModel sell;
  private final Steps steps;
  private final TillAccounts till;
  private final Words words;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Receiving> receiving =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.TAKING);

  private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper();

  /// @param steps the queue of all steps: what was given first is on disk first
  ReceiveKeys(SellViewModel sell, Steps steps, TillAccounts till, Words words) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.words = words;
  }

  /// What is typed as the next tender.
  StringProperty entryProperty() {
    return entry;
  }

  /// What is being paid; null while nothing is.
  ReadOnlyObjectProperty<@Nullable Receiving> receivingProperty() {
    return receiving.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// The ways to pay what is owed: all but owing it.
  List<PaymentMethod> methods() {
    return sell.pay().methods().stream()
        .filter(method -> method.kind() != TenderKind.ACCOUNT)
        .toList();
  }

  /// Index of the way to pay that Enter takes.
  ReadOnlyIntegerProperty markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /// Up and down: the way to pay that Enter takes.
  void mark(int step) {
    marked.set(Math.clamp((long) marked.get() + step, 0, Math.max(0, methods().size() - 1)));
  }

  boolean isInDoubt() {
    return phase.get() == Phase.IN_DOUBT;
  }

  /// Begins with nothing handed over.
  ///
  /// @param chosenEntryId what he pays first; null = the oldest
  void begin(Customer customer, @Nullable String chosenEntryId, long amountMinor) {
    steps.add(
        () -> till.beginReceiving(customer, chosenEntryId, amountMinor),
        draft -> {
          if (sell.panelProperty().get() instanceof Panel.Account) {
            sell.hush();
            show(new Receiving(customer, draft));
          }
        },
        () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void show(Receiving next) {
    entry.set("");
    marked.set(0);
    phase.set(Phase.TAKING);
    receiving.set(next);
    sell.open(new Panel.Receive());
  }

  /// Somebody has begun to work here: what he had taken before and not stored lies before him.
  void takeUp() {
    steps.add(
        till::takeUpReceiving,
        found -> found.ifPresent(this::takeUp),
        () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void takeUp(Receiving found) {
    // Never beside money that lies for a ticket: it is found again behind that.
    if (!sell.isPassedOn() && !sell.moneyLies()) {
      show(found);
      boolean _ = moneyLies();
    }
  }

  /// Enter: by the way to pay that is marked, at first the usual; asks again if there is doubt.
  void enter() {
    if (isInDoubt()) {
      askAgain();
    } else {
      methods().stream().skip(marked.get()).findFirst().ifPresent(this::tender);
    }
  }

  /// Takes what is typed, or all that is due if nothing is, by `method`.
  void tender(PaymentMethod method) {
    Receiving now = receiving.get();
    String typed = entry.get();
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, sell.currency());
    if (read.isEmpty() && !typed.isBlank()) {
      sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
    } else if (now != null) {
      tender(method, read.orElse(now.money().dueMinor()));
    }
  }

  /// Takes `minor` by `method`; stores it all once it is covered.
  void tender(PaymentMethod method, long minor) {
    Receiving now = receiving.get();
    if (now == null || phase.get() != Phase.TAKING) {
      return;
    }
    Optional<AccountRefusal> wrong = now.money().wrong(method.kind(), minor);
    if (wrong.isPresent()) {
      say(wrong.get());
      return;
    }
    entry.set("");
    sell.hush();
    take(now.with(now.money().plus(method.id(), method.kind(), minor)));
  }

  private void take(Receiving next) {
    receiving.set(next);
    if (next.money().isCovered()) {
      store(next);
    } else {
      keep(next);
    }
  }

  /// Takes a tender back.
  void takeBack(Tender tender) {
    Receiving now = receiving.get();
    if (now != null && phase.get() == Phase.TAKING) {
      take(now.with(now.money().without(tender)));
    }
  }

  /// Takes back what was given last. Does nothing while nothing is given.
  void takeBackLast() {
    Receiving now = receiving.get();
    if (now != null && !now.money().tenders().isEmpty()) {
      takeBack(now.money().tenders().getLast());
    }
  }

  /// The screen does not wait for it: the next key works meanwhile.
  private void keep(Receiving now) {
    steps.add(
        () -> till.keepReceiving(now.draft()),
        failure -> failure.ifPresent(_ -> sell.say(NOT_KEPT)),
        () -> sell.say(NOT_KEPT));
  }

  /// Asks the disk again. Does nothing if there is no doubt.
  void askAgain() {
    Receiving now = receiving.get();
    if (isInDoubt() && now != null) {
      store(now);
    }
  }

  private void store(Receiving covered) {
    phase.set(Phase.STORING);
    steps.add(
        () -> till.receive(covered.draft()), answer -> answered(covered, answer), this::doubt);
  }

  private void answered(Receiving covered, ReceiveAnswer answer) {
    switch (answer) {
      case ReceiveAnswer.Received(AccountPayment payment, long owedMinor) -> {
        drop();
        sell.paper().follow(payment);
        sell.hush();
        sell.open(new Panel.Received(payment, covered.customer(), owedMinor));
      }
      case ReceiveAnswer.Refused(AccountRefusal refusal) -> {
        reopen();
        say(refusal);
      }
      case ReceiveAnswer.Blocked(Obstacle obstacle) -> {
        reopen();
        sell.say(Notice.of(obstacle));
      }
      case ReceiveAnswer.NotSaved(Failure failure) -> {
        reopen();
        sell.say(Notice.of(failure));
      }
      case ReceiveAnswer.Unknown(Failure _) -> doubt();
    }
  }

  /// Whatever was thrown may have been thrown after it was on disk.
  private void doubt() {
    phase.set(Phase.IN_DOUBT);
    sell.say(Notice.problem(Word.ACCOUNT_UNKNOWN));
  }

  /// The disk is as before: the last tender is on the counter again.
  private void reopen() {
    Receiving now = receiving.get();
    phase.set(Phase.TAKING);
    if (now != null && !now.money().tenders().isEmpty()) {
      receiving.set(now.with(now.money().without(now.money().tenders().getLast())));
    }
  }

  private void say(AccountRefusal refusal) {
    Currency currency = sell.currency();
    sell.say(Notice.of(refusal, words.figures(), currency));
  }

  /// Whether money has been taken that is not known to be stored, in which case the notice says so.
  boolean moneyLies() {
    Receiving now = receiving.get();
    boolean lies = now != null && (!now.money().tenders().isEmpty() || phase.get() != Phase.TAKING);
    if (lies) {
      sell.say(
          isInDoubt()
              ? Notice.problem(Word.ACCOUNT_UNKNOWN)
              : Notice.hint(Word.ACCOUNT_MONEY_LIES));
    }
    return lies;
  }

  /// Nothing is being paid any more.
  void drop() {
    phase.set(Phase.TAKING);
    receiving.set(null);
  }
}
