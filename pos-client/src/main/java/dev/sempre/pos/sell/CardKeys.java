package dev.sempre.pos.sell;

import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.sell.CardStep.Kind;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the keys do to a card at the payment terminal, and what became of it. While the terminal is
/// waited for nothing else happens to the payment, and nothing on the screen stands still. UI
/// thread only. Source: F43, P5.
final class CardKeys implements PayViewModel.Cards {
  private static final long ASK_AGAIN_MILLIS = 2_000;

  private final SellViewModel sell;
  private final Steps steps;
  private final Work work;
  private final Supplier<TillCards> cards;
  private final Words words;
  private final Supplier<PayViewModel> payment;
  private final List<CardCharge> charged = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable CardStep> step = new ReadOnlyObjectWrapper<>();

  /// @param steps the queue of all steps on the sale: what was asked for before comes first
  /// @param cards the till's terminal
  /// @param payment what is being paid
  CardKeys(
      SellViewModel sell,
      Steps steps,
      Work work,
      Supplier<TillCards> cards,
      Words words,
      Supplier<PayViewModel> payment) {
    this.sell = sell;
    this.steps = steps;
    this.work = work;
    this.cards = cards;
    this.words = words;
    this.payment = payment;
  }

  /// What the terminal is waited for; null while it is not.
  ReadOnlyObjectProperty<@Nullable CardStep> stepProperty() {
    return step.getReadOnlyProperty();
  }

  @Override
  public boolean takes(PaymentMethod method) {
    return cards.get().takes(method);
  }

  @Override
  public boolean isCharged(PayingSale now, Tender tender) {
    CardCharge charge = CardCharge.of(tender);
    long before =
        now.tenders().stream()
            .filter(other -> other.position() < tender.position())
            .filter(other -> CardCharge.of(other).equals(charge))
            .count();
    return charged.stream().filter(charge::equals).count() > before;
  }

  @Override
  public boolean tells(PayingSale sale) {
    List<CardCharge> left = new ArrayList<>(charged);
    sale.tenders().forEach(tender -> left.remove(CardCharge.of(tender)));
    return left.isEmpty();
  }

  @Override
  public void charge(PayingSale now, PaymentMethod method, long amountMinor) {
    begin(
        new CardStep(Kind.WAITING, amountMinor),
        () -> cards.get().charge(now, method, amountMinor));
  }

  @Override
  public void takeBack(PayingSale now, Tender tender) {
    begin(
        new CardStep(Kind.REVERSING, tender.amountMinor()),
        () -> cards.get().takeBack(now, tender));
  }

  /// What was put on the queue of the sale before is done first; the wait itself is beside it.
  private void begin(CardStep next, Supplier<CardAnswer> call) {
    step.set(next);
    sell.hush();
    steps.add(() -> run(call));
  }

  private void run(Supplier<CardAnswer> call) {
    work.run(call, this::answered, _ -> doubt());
  }

  private void run(Function<PayingSale, CardAnswer> call) {
    PayingSale now = payment.get().saleProperty().get();
    if (now != null) {
      run(() -> call.apply(now));
    }
  }

  /// Another ticket lies before the cashier: what the terminal was asked for it is looked up, and
  /// asked about before anything else.
  void look(OpenTicket now) {
    charged.clear();
    step.set(null);
    if (!now.sale().isEmpty()) {
      steps.add(
          () -> cards.get().look(now.sale().id()),
          (CardState state) -> found(now, state),
          () -> sell.say(Notice.problem(Word.FAILED_BUG)));
    }
  }

  private void found(OpenTicket now, CardState state) {
    OpenTicket standing = sell.standing();
    if (standing == null || !standing.sale().id().equals(now.sale().id()) || sell.isPassedOn()) {
      return;
    }
    charged.addAll(state.charged());
    CardCharge open = state.open();
    PayViewModel pay = payment.get();
    if (open != null) {
      pay.resume(new PayingSale(now.sale(), now.tenders(), now.rounding()));
      pay.waitForCard();
      sell.open(new Panel.Pay());
      ask(new CardStep(Kind.ASKING, open.amountMinor()));
    } else if (!state.charged().isEmpty() && pay.isInDoubt()) {
      pay.stand(new PayingSale(now.sale(), now.tenders(), now.rounding()));
      sell.say(Notice.problem(Word.CARD_COVERED));
    }
  }

  /// Asks again what became of it. Does nothing while the answer is on its way.
  void ask() {
    CardStep now = step.get();
    if (now != null && now.kind() == Kind.DOUBT) {
      ask(now.as(Kind.ASKING));
    }
  }

  /// The disk says that something is open which the screen did not know of.
  void askAfterAll() {
    PayViewModel pay = payment.get();
    if (pay.saleProperty().get() != null) {
      pay.waitForCard();
      ask(new CardStep(Kind.ASKING, 0));
    }
  }

  private void ask(CardStep next) {
    step.set(next);
    sell.hush();
    run(paying -> cards.get().ask(paying));
  }

  /// Goes on without an answer.
  void leave() {
    CardStep now = step.get();
    if (now != null && now.kind() == Kind.DOUBT) {
      step.set(now.as(Kind.ASKING));
      run(paying -> cards.get().leave(paying));
    }
  }

  /// Escape: the customer is not waited for any longer.
  void cancel() {
    CardStep now = step.get();
    PayingSale paying = payment.get().saleProperty().get();
    if (now != null && paying != null && now.kind() == Kind.WAITING) {
      step.set(now.as(Kind.CANCELLING));
      work.run(
          () -> {
            cards.get().cancel(paying.id());
            return true;
          },
          _ -> {});
    }
  }

  /// A key was pressed that does not help: says once more what there is to decide.
  void remind() {
    CardStep now = step.get();
    if (now != null && now.kind() == Kind.DOUBT) {
      sell.say(notice());
    }
  }

  /// Why nothing else can be done with the ticket.
  Notice notice() {
    CardStep now = step.get();
    return now != null && now.kind() == Kind.DOUBT
        ? Notice.problem(Word.CARD_UNKNOWN)
        : Notice.hint(Word.CARD_WAITS);
  }

  private void doubt() {
    CardStep now = step.get();
    step.set(now == null ? new CardStep(Kind.DOUBT, 0) : now.as(Kind.DOUBT));
    sell.say(Notice.problem(Word.CARD_UNKNOWN));
  }

  private void answered(CardAnswer answer) {
    CardStep before = step.get();
    switch (answer) {
      case CardAnswer.Open(boolean waits) -> {
        if (waits) {
          stillWaits();
        } else {
          doubt();
        }
      }
      case CardAnswer.Taken(PayingSale sale) -> {
        charged.add(CardCharge.of(sale.tenders().getLast()));
        step.set(null);
        payment.get().cardTaken(sale);
      }
      case CardAnswer.NotTaken(PayingSale sale, CardAnswer.Reason reason, String said) ->
          stands(sale, notTaken(reason, said));
      case CardAnswer.GivenBack(PayingSale sale) -> {
        forget(before);
        stands(sale, Notice.done(Word.CARD_GIVEN_BACK, amount(before)));
      }
      case CardAnswer.NotGivenBack(PayingSale sale, CardAnswer.Reason reason, String _) ->
          stands(
              sale,
              Notice.problem(
                  reason == CardAnswer.Reason.NOT_REACHED
                      ? Word.CARD_BACK_NOT_REACHED
                      : Word.CARD_NOT_REVERSED));
      case CardAnswer.Left(PayingSale sale) -> {
        charged.removeIf(charge -> !isTold(charge, sale));
        stands(sale, Notice.problem(Word.CARD_LEFT));
      }
      case CardAnswer.Stands(PayingSale sale, CardState state) -> {
        charged.clear();
        charged.addAll(state.charged());
        if (state.open() == null) {
          stands(sale, null);
        } else {
          doubt();
        }
      }
      case CardAnswer.NotNoted(Failure failure) -> notDone(Notice.of(failure));
      case CardAnswer.Blocked(Obstacle obstacle) -> notDone(Notice.of(obstacle));
    }
  }

  private static boolean isTold(CardCharge charge, PayingSale sale) {
    return sale.tenders().stream().map(CardCharge::of).anyMatch(charge::equals);
  }

  private void stillWaits() {
    CardStep now = step.get();
    CardStep waiting =
        now == null
            ? new CardStep(Kind.WAITING, 0)
            : now.kind() == Kind.CANCELLING ? now : now.as(Kind.WAITING);
    step.set(waiting);
    Work.Timer _ = work.after(ASK_AGAIN_MILLIS, () -> askQuietly(waiting));
  }

  private void askQuietly(CardStep asked) {
    CardStep now = step.get();
    if (now != null && now.as(Kind.WAITING).equals(asked.as(Kind.WAITING))) {
      run(paying -> cards.get().ask(paying));
    }
  }

  /// The terminal was told nothing by this step: what was open still is, and all else is as before.
  private void notDone(Notice why) {
    CardStep now = step.get();
    PayingSale paying = payment.get().saleProperty().get();
    if (now != null && now.kind() == Kind.ASKING) {
      step.set(now.as(Kind.DOUBT));
      sell.say(why);
    } else if (paying != null) {
      stands(paying, why);
    }
  }

  private void stands(PayingSale sale, @Nullable Notice why) {
    step.set(null);
    payment.get().stand(sale);
    if (why == null) {
      sell.hush();
    } else {
      sell.say(why);
    }
  }

  private void forget(@Nullable CardStep given) {
    if (given != null) {
      charged.stream()
          .filter(charge -> charge.amountMinor() == given.amountMinor())
          .findFirst()
          .ifPresent(charged::remove);
    }
  }

  private String amount(@Nullable CardStep given) {
    long minor = given == null ? 0 : Math.abs(given.amountMinor());
    return words.figures().money(minor, sell.currency());
  }

  private static Notice notTaken(CardAnswer.Reason reason, String said) {
    return switch (reason) {
      case DECLINED ->
          said.isBlank()
              ? Notice.hint(Word.CARD_DECLINED)
              : Notice.hint(Word.CARD_DECLINED_SAYING, said);
      case CANCELLED -> Notice.hint(Word.CARD_CANCELLED);
      case NOT_REACHED -> Notice.problem(Word.CARD_NOT_REACHED);
      case OTHER_AMOUNT -> Notice.problem(Word.CARD_OTHER_AMOUNT);
    };
  }
}
