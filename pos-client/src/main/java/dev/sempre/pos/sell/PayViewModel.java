package dev.sempre.pos.sell;

import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Taking the money for one sale: tenders come in until they cover it. UI thread only.
final class PayViewModel {
  private static final List<Integer> STEPS = List.of(5, 10, 20, 50);

  /// So few one-tap amounts are the nearest ones.
  private static final int FEW = 3;

  /// How far a payment has come.
  enum Phase {
    /// Money comes in.
    TAKING,
    /// The sale is covered and on its way to the disk.
    COMPLETING,
    /// The disk has not said whether the sale is finished: nothing may be taken or given back
    /// before it has. Source: I17.
    IN_DOUBT,
    /// The payment terminal is waited for, or asked: nothing else may be done. Source: F43.
    CARD,
    /// All is paid, by a card that stays charged, and the sale is not finished.
    COVERED
  }

  private final CardKeys cards;
  private final Consumer<PayingSale> complete;
  private final Consumer<PayingSale> keep;
  private final Consumer<SaleRefusal> refuse;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<PaymentMethod> methods = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable PayingSale> sale = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.TAKING);

  private final ReadOnlyObjectWrapper<@Nullable PaymentMethod> usual =
      new ReadOnlyObjectWrapper<>();
  private long toCredit;

  /// @param cards what goes through the payment terminal
  /// @param complete told when the tenders cover the sale
  /// @param keep told of tenders that do not cover it yet
  /// @param refuse told when a tender cannot be taken
  PayViewModel(
      CardKeys cards,
      Consumer<PayingSale> complete,
      Consumer<PayingSale> keep,
      Consumer<SaleRefusal> refuse) {
    this.cards = cards;
    this.complete = complete;
    this.keep = keep;
    this.refuse = refuse;
    methods.subscribe(this::findUsual);
    sale.subscribe(this::findUsual);
  }

  private void findUsual() {
    PayingSale now = sale.get();
    usual.set(now == null ? methods.stream().findFirst().orElse(null) : usualNow(now));
  }

  StringProperty entryProperty() {
    return entry;
  }

  /// The ways to pay, the usual first.
  ObservableList<PaymentMethod> methods() {
    return methods;
  }

  /// What is being paid; null while nothing is.
  ReadOnlyObjectProperty<@Nullable PayingSale> saleProperty() {
    return sale.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Begins with nothing handed over. A sale that comes to nothing is completed at once.
  ///
  /// @param rounding how the shop rounds cash
  void open(OpenSale cart, CashRounding rounding) {
    entry.set("");
    toCredit = 0;
    phase.set(Phase.TAKING);
    switch (cart.beginPayment(rounding)) {
      case SaleResult.Done<PayingSale>(PayingSale next) -> {
        sale.set(next);
        completeIfPaid(next);
      }
      case SaleResult.Refused<PayingSale>(SaleRefusal refusal) -> refuse.accept(refusal);
    }
  }

  /// Goes on with a payment that was cut off. Should it cover the sale already, the disk has to be
  /// asked again.
  void resume(PayingSale paying) {
    entry.set("");
    toCredit = 0;
    phase.set(paying.isPaid() ? Phase.IN_DOUBT : Phase.TAKING);
    sale.set(paying);
  }

  /// Takes what was typed, or all that is due in that kind of money if nothing was, by `method`;
  /// gives it back if money goes back.
  ///
  /// @param typed what the entry reads as; empty if nothing readable stands in it
  void tender(PaymentMethod method, OptionalLong typed) {
    amountOf(method, typed).ifPresent(minor -> tender(method, minor));
  }

  /// What would be taken by `method`, as [#tender(PaymentMethod, OptionalLong)] has it; empty while
  /// nothing is paid for.
  OptionalLong amountOf(PaymentMethod method, OptionalLong typed) {
    PayingSale now = sale.get();
    if (now == null) {
      return OptionalLong.empty();
    }
    long left = method.kind() == TenderKind.ACCOUNT ? creditLeft(now) : 0;
    long all = left > 0 ? -left : now.dueMinor(method.kind());
    return OptionalLong.of(typed.isPresent() ? (all < 0 ? -1 : 1) * typed.getAsLong() : all);
  }

  /// Takes `amountMinor` by `method`; completes the sale once it is covered.
  void tender(PaymentMethod method, long amountMinor) {
    PayingSale now = sale.get();
    if (now != null && phase.get() == Phase.TAKING) {
      SaleResult<PayingSale> next = now.addTender(method.id(), method.kind(), amountMinor);
      if (next instanceof SaleResult.Done<PayingSale> && cards.takes(method)) {
        phase.set(Phase.CARD);
        cards.charge(new Payable.Ticket(now), method, amountMinor);
      } else {
        take(next);
      }
    }
  }

  /// As the shorter form, of what will be owed.
  ///
  /// @param plan when it is due
  void tender(PaymentMethod method, long amountMinor, InstalmentPlan plan) {
    PayingSale now = sale.get();
    if (now != null && phase.get() == Phase.TAKING) {
      take(now.dueBy(plan).addTender(method.id(), method.kind(), amountMinor));
    }
  }

  /// What of a refund goes off the customer's account before anything else, minor units: what is
  /// still owed for the goods that come back.
  void credit(long minor) {
    toCredit = minor;
    findUsual();
  }

  /// The way to pay that Enter takes; null while there is none.
  ReadOnlyObjectProperty<@Nullable PaymentMethod> usualProperty() {
    return usual.getReadOnlyProperty();
  }

  /// Enter takes the next of the ways to pay, or the one before, until something is given.
  void mark(int step) {
    PaymentMethod now = usual.get();
    if (now != null && phase.get() == Phase.TAKING) {
      int next = methods.indexOf(now) + step;
      usual.set(methods.get(Math.clamp(next, 0, methods.size() - 1)));
    }
  }

  /// Takes back what was given last. Does nothing while nothing is given.
  void takeBackLast() {
    PayingSale now = sale.get();
    if (now != null && !now.tenders().isEmpty()) {
      takeBack(now.tenders().getLast());
    }
  }

  private @Nullable PaymentMethod usualNow(PayingSale now) {
    boolean credits = creditLeft(now) > 0;
    return methods.stream()
        .filter(method -> credits && method.kind() == TenderKind.ACCOUNT)
        .findFirst()
        .or(() -> methods.stream().findFirst())
        .orElse(null);
  }

  /// What is still to go off the account of what is given back, minor units.
  private long creditLeft(PayingSale now) {
    long credited = -now.onAccountMinor();
    return now.isRefund() ? Math.min(toCredit - credited, -now.dueMinor()) : 0;
  }

  /// Takes a tender back; what a card was charged for it is undone first.
  void takeBack(Tender tender) {
    PayingSale now = sale.get();
    if (now == null || (phase.get() != Phase.TAKING && phase.get() != Phase.COVERED)) {
      return;
    }
    if (cards.isCharged(now.tenders(), tender)) {
      phase.set(Phase.CARD);
      cards.takeBack(new Payable.Ticket(now), tender);
    } else {
      take(now.removeTender(tender.position()));
    }
  }

  /// The payment terminal is waited for.
  void waitForCard() {
    phase.set(Phase.CARD);
  }

  /// A card was charged, and the tender is on disk: completes the sale once it is covered.
  void cardTaken(PayingSale next) {
    entry.set("");
    phase.set(Phase.TAKING);
    sale.set(next);
    boolean _ = completeIfPaid(next);
  }

  /// The payment terminal is not waited for any more; the payment stands as given, also on disk.
  void stand(PayingSale next) {
    phase.set(next.isPaid() ? Phase.COVERED : Phase.TAKING);
    sale.set(next);
  }

  /// Finishes a sale that is covered by what a card was charged. Does nothing of any other.
  void finish() {
    PayingSale now = sale.get();
    if (phase.get() == Phase.COVERED && now != null) {
      phase.set(Phase.COMPLETING);
      complete.accept(now);
    }
  }

  /// Whether a tender of what is being paid was charged at the payment terminal.
  boolean isCharged(Tender tender) {
    PayingSale now = sale.get();
    return now != null && cards.isCharged(now.tenders(), tender);
  }

  /// Whether nothing can be given but an answer: nobody knows what is due, or all is paid.
  boolean isStopped() {
    return switch (phase.get()) {
      case TAKING, COMPLETING -> false;
      case IN_DOUBT, CARD, COVERED -> true;
    };
  }

  /// Whether money has been taken that is not known to be part of a finished sale.
  boolean moneyLies() {
    PayingSale now = sale.get();
    return now != null && (!now.tenders().isEmpty() || isInDoubt() || phase.get() == Phase.CARD);
  }

  /// Whether money goes back to the customer.
  boolean isRefund() {
    PayingSale now = sale.get();
    return now != null && now.isRefund();
  }

  /// What is still to be paid to the minor unit; 0 while nothing is paid for.
  long exactMinor() {
    PayingSale now = sale.get();
    return now == null ? 0 : now.dueMinor();
  }

  /// Whether nobody knows yet if the sale is finished.
  boolean isInDoubt() {
    return phase.get() == Phase.IN_DOUBT;
  }

  /// The sale was not completed, and the disk is as before: the last tender is on the counter
  /// again, unless it is what a card was charged, which stays. Does nothing while no completion is
  /// under way.
  void reopen() {
    PayingSale now = sale.get();
    if (phase.get() == Phase.COMPLETING && now != null) {
      PayingSale before =
          now.tenders().isEmpty() ? null : now.removeTender(now.tenders().size()).orElseThrow();
      if (before != null && !cards.tells(before.tenders())) {
        phase.set(Phase.COVERED);
      } else {
        phase.set(Phase.TAKING);
        sale.set(before);
      }
    }
  }

  /// Nobody knows whether the sale was completed: all tenders stay, and only the disk can say. Does
  /// nothing while no completion is under way.
  void doubt() {
    if (phase.get() == Phase.COMPLETING && sale.get() != null) {
      phase.set(Phase.IN_DOUBT);
    }
  }

  /// Asks the disk again. Does nothing if there is no doubt.
  void askAgain() {
    PayingSale now = sale.get();
    if (isInDoubt() && now != null) {
      phase.set(Phase.COMPLETING);
      complete.accept(now);
    }
  }

  /// Nothing is being paid any more.
  void close() {
    phase.set(Phase.TAKING);
    sale.set(null);
  }

  private void take(SaleResult<PayingSale> result) {
    switch (result) {
      case SaleResult.Done<PayingSale>(PayingSale next) -> {
        entry.set("");
        phase.set(Phase.TAKING);
        sale.set(next);
        if (!completeIfPaid(next)) {
          keep.accept(next);
        }
      }
      case SaleResult.Refused<PayingSale>(SaleRefusal refusal) -> refuse.accept(refusal);
    }
  }

  private boolean completeIfPaid(PayingSale next) {
    if (next.isPaid()) {
      phase.set(Phase.COMPLETING);
      complete.accept(next);
    }
    return next.isPaid();
  }

  /// The amount itself and the next multiples of 5, 10, 20 and 50 units above it, each once.
  static List<Long> quickAmounts(long dueMinor, int minorDigits) {
    if (dueMinor <= 0) {
      return List.of();
    }
    long unitMinor = LongStream.range(0, minorDigits).reduce(1, (unit, _) -> unit * 10);
    Stream<Long> notes =
        STEPS.stream().map(step -> step * unitMinor).map(note -> ceiling(dueMinor, note));
    return Stream.concat(Stream.of(dueMinor), notes).distinct().sorted().toList();
  }

  /// As many of them as there is room for: where that is less than all, the largest one stays, as a
  /// large note is what people pay with. Where there is room for few, something has been given
  /// already and little is due: the nearest stay.
  ///
  /// @param most 0 or more
  static List<Long> quickAmounts(long dueMinor, int minorDigits, int most) {
    List<Long> all = quickAmounts(dueMinor, minorDigits);
    if (all.size() <= most || most <= FEW) {
      return all.subList(0, Math.min(all.size(), most));
    }
    List<Long> some = new ArrayList<>(all.subList(0, most - 1));
    some.add(all.getLast());
    return some;
  }

  private static long ceiling(long amount, long step) {
    return Math.ceilDiv(amount, step) * step;
  }
}
