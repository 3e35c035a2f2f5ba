package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.shell.Work;
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
    IN_DOUBT,
    /// The payment terminal is waited for, or asked: nothing else may be done. Source: F43.
    CARD,
    /// All is given and on disk, and it is not stored as a payment.
    COVERED
  }

  private static final Notice NOT_KEPT = Notice.problem(Word.PAY_NOT_KEPT);

  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final Words words;
  private final CardKeys cards;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Receiving> receiving =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.TAKING);

  private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper();

  /// @param steps the queue of all steps: what was given first is on disk first
  ReceiveKeys(SellViewModel sell, Steps steps, Work work, TillSale till, Words words) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.words = words;
    this.cards = new CardKeys(sell, steps, work, till::cards, words, new Account());
  }

  /// What a customer owes at the payment terminal.
  private final class Account implements CardKeys.Counter {
    @Override
    public @Nullable Payable paying() {
      Receiving now = receiving.get();
      return now == null ? null : payable(now);
    }

    @Override
    public void waitForCard(Payable now) {
      phase.set(Phase.CARD);
    }

    @Override
    public void cardTaken(Payable next) {
      become(next);
      phase.set(Phase.TAKING);
      storeIfCovered();
    }

    @Override
    public void stand(Payable next) {
      become(next);
      Receiving now = receiving.get();
      phase.set(now != null && now.money().isCovered() ? Phase.COVERED : Phase.TAKING);
    }

    private void become(Payable next) {
      Receiving before = receiving.get();
      if (before != null && next instanceof Payable.Account(AccountDraft draft)) {
        entry.set("");
        receiving.set(new Receiving(before.customer(), draft));
      }
    }

    @Override
    public boolean isInDoubt() {
      return false; // What was found on disk is certainly not stored as a payment.
    }

    @Override
    public Notice covered() {
      return Notice.problem(Word.ACCOUNT_CARD_COVERED);
    }
  }

  private static Payable payable(Receiving now) {
    return new Payable.Account(now.draft());
  }

  /// What goes on at the payment terminal.
  CardKeys cards() {
    return cards;
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

  /// Whether nothing can be given but an answer: nobody knows what is due, or all is given.
  boolean isStopped() {
    return switch (phase.get()) {
      case TAKING, STORING -> false;
      case IN_DOUBT, CARD, COVERED -> true;
    };
  }

  /// Whether a tender was charged at the payment terminal.
  boolean isCharged(Tender tender) {
    Receiving now = receiving.get();
    return now != null && cards.isCharged(now.money().tenders(), tender);
  }

  /// F12: the one thing that is left to do: asks the disk or the terminal again, or stores what is
  /// covered.
  void goOn() {
    askAgain();
    finish();
    cards.ask();
  }

  /// Escape while the payment terminal is waited for: it is told to stop.
  ///
  /// @return false if it is not waited for
  boolean escape() {
    boolean waits = receiving.get() != null && phase.get() == Phase.CARD;
    if (waits) {
      cards.cancel();
      cards.remind();
    }
    return waits;
  }

  /// Escape beside what is being paid: back to it.
  ///
  /// @return whether there is something to come back to
  boolean comesBack() {
    boolean comes =
        receiving.get() != null && !(sell.panelProperty().get() instanceof Panel.Receive);
    if (comes) {
      sell.panels().open(new Panel.Receive());
    }
    return comes;
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
            cards.clear();
            show(new Receiving(customer, draft));
          }
        },
        () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void show(Receiving next) {
    entry.set("");
    marked.set(0);
    phase.set(next.money().isCovered() ? Phase.COVERED : Phase.TAKING);
    receiving.set(next);
    sell.panels().open(new Panel.Receive());
  }

  /// Somebody has begun to work here: what he had taken before and not stored lies before him.
  void takeUp() {
    steps.add(
        till::takeUpReceiving,
        found -> found.ifPresent(this::takeUp),
        () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void takeUp(Receiving found) {
    // Neither is begun beside the other. Should both lie there all the same, the ticket comes
    // first, and this is found again when the cashier logs in once more; no shift is closed before.
    if (!sell.ticket().isPassedOn() && !sell.moneyLies()) {
      show(found);
      boolean _ = moneyLies();
      cards.look(payable(found), () -> found.equals(receiving.get()));
    }
  }

  /// Enter: by the way to pay that is marked, at first the usual; asks again if there is doubt.
  void enter() {
    if (isStopped()) {
      goOn();
    } else {
      methods().stream().skip(marked.get()).findFirst().ifPresent(this::tender);
    }
  }

  /// Takes what is typed, or all that is due if nothing is, by `method`.
  void tender(PaymentMethod method) {
    Receiving now = receiving.get();
    String typed = entry.get();
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, sell.ticket().currency());
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
    sell.hush();
    if (cards.takes(method)) {
      phase.set(Phase.CARD);
      cards.charge(payable(now), method, minor);
      return;
    }
    entry.set("");
    take(now.with(now.money().plus(method.id(), method.kind(), minor)));
  }

  private void take(Receiving next) {
    phase.set(Phase.TAKING);
    receiving.set(next);
    if (next.money().isCovered()) {
      store(next);
    } else {
      keep(next);
    }
  }

  private void storeIfCovered() {
    Receiving now = receiving.get();
    if (now != null && now.money().isCovered()) {
      store(now);
    }
  }

  /// Stores what is covered by what is on disk already. Does nothing of any other.
  void finish() {
    if (phase.get() == Phase.COVERED) {
      storeIfCovered();
    }
  }

  /// Takes a tender back; what a card was charged for it is undone first.
  void takeBack(Tender tender) {
    Receiving now = receiving.get();
    if (now == null || (phase.get() != Phase.TAKING && phase.get() != Phase.COVERED)) {
      return;
    }
    if (cards.isCharged(now.money().tenders(), tender)) {
      phase.set(Phase.CARD);
      cards.takeBack(payable(now), tender);
    } else {
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
        sell.panels().open(new Panel.Received(payment, covered.customer(), owedMinor));
      }
      case ReceiveAnswer.Refused(AccountRefusal refusal) -> {
        reopen();
        say(refusal);
      }
      case ReceiveAnswer.Blocked(Obstacle obstacle) -> {
        reopen();
        sell.say(Notice.of(obstacle));
        if (obstacle == Obstacle.CARD_OPEN) {
          cards.askAfterAll();
        }
      }
      case ReceiveAnswer.NotSaved(Failure failure) -> {
        reopen();
        sell.say(
            phase.get() == Phase.COVERED
                ? Notice.problem(Word.ACCOUNT_CARD_COVERED)
                : Notice.of(failure));
      }
      case ReceiveAnswer.Unknown(Failure _) -> doubt();
    }
  }

  /// Whatever was thrown may have been thrown after it was on disk.
  private void doubt() {
    phase.set(Phase.IN_DOUBT);
    sell.say(Notice.problem(Word.ACCOUNT_UNKNOWN));
  }

  /// The disk is as before: the last tender is on the counter again, unless it is what a card was
  /// charged, which stays.
  private void reopen() {
    Receiving now = receiving.get();
    phase.set(Phase.TAKING);
    if (now == null || now.money().tenders().isEmpty()) {
      return;
    }
    Receiving before = now.with(now.money().without(now.money().tenders().getLast()));
    if (cards.tells(before.money().tenders())) {
      receiving.set(before);
    } else {
      phase.set(Phase.COVERED);
    }
  }

  private void say(AccountRefusal refusal) {
    Currency currency = sell.ticket().currency();
    sell.say(Notice.of(refusal, words.figures(), currency));
  }

  /// Whether money has been taken that is not known to be stored, in which case the notice says so.
  boolean moneyLies() {
    Receiving now = receiving.get();
    boolean lies = now != null && (!now.money().tenders().isEmpty() || phase.get() != Phase.TAKING);
    if (lies) {
      sell.say(
          switch (phase.get()) {
            case TAKING, STORING -> Notice.hint(Word.ACCOUNT_MONEY_LIES);
            case IN_DOUBT -> Notice.problem(Word.ACCOUNT_UNKNOWN);
            case CARD -> cards.notice();
            case COVERED -> Notice.problem(Word.ACCOUNT_CARD_COVERED);
          });
    }
    return lies;
  }

  /// Nothing is being paid any more.
  void drop() {
    cards.clear();
    phase.set(Phase.TAKING);
    receiving.set(null);
  }
}
