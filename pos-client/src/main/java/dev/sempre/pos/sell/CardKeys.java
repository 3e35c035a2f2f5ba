package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.CardStep.Kind;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the keys do to a card at the payment terminal, and what became of it. While the terminal is
/// waited for nothing else happens to the payment, and nothing on the screen stands still. UI
/// thread only. Source: F43, P5.
final class CardKeys {
  /// Where money is taken of which a card can be a part.
  interface Counter {
    /// What is being paid; null while nothing is.
    @Nullable Payable paying();

    /// The terminal is waited for: nothing else may be done with what is being paid.
    void waitForCard(Payable now);

    /// A card was charged, and the tender is on disk.
    void cardTaken(Payable next);

    /// The terminal is not waited for any more; it stands as given, also on disk.
    void stand(Payable next);

    /// Whether nobody knows yet if it is finished.
    boolean isInDoubt();

    /// That all is paid, by a card that stays charged, and that it is not finished.
    Notice covered();
  }

  /// How long after an answer that says nothing yet it is asked, or told, again.
  private static final long AGAIN_MILLIS = 2_000;

  private final SellViewModel sell;
  private final Steps steps;
  private final Work work;
  private final Supplier<TillCards> cards;
  private final Words words;
  private final Counter counter;
  private final SlipKeys slip;
  private final List<CardCharge> charged = new ArrayList<>();

  /// How often something else has come to lie here.
  private int lain;

  private final ReadOnlyObjectWrapper<@Nullable CardStep> step = new ReadOnlyObjectWrapper<>();

  /// Grows with each call: what an earlier one says after that means nothing any more.
  private int turn;

  /// @param steps the queue of all steps on the sale: what was asked for before comes first
  /// @param cards the till's terminal
  /// @param counter where the card is a part of the money
  CardKeys(
      SellViewModel sell,
      Steps steps,
      Work work,
      Supplier<TillCards> cards,
      Words words,
      Counter counter) {
    this.sell = sell;
    this.steps = steps;
    this.work = work;
    this.cards = cards;
    this.words = words;
    this.counter = counter;
    this.slip = new SlipKeys(sell, this);
  }

  /// What the slip of a terminal says that does not answer any more.
  SlipKeys slip() {
    return slip;
  }

  /// Whether a person has to decide what becomes of a card.
  boolean isInDoubt() {
    CardStep now = step.get();
    return now != null && now.kind() == Kind.DOUBT;
  }

  /// Whether a person may go on without an answer: none has come, or the customer is waited for
  /// although the terminal was told to stop.
  boolean mayLeave() {
    CardStep now = step.get();
    return now != null && (now.kind() == Kind.DOUBT || now.kind() == Kind.WAITING_ON);
  }

  /// What the terminal is waited for; null while it is not.
  ReadOnlyObjectProperty<@Nullable CardStep> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// Whether a way to pay goes through the terminal.
  boolean takes(PaymentMethod method) {
    return cards.get().takes(method);
  }

  /// Whether a tender was charged there; of two that are alike, the first.
  ///
  /// @param tenders all that lie there
  boolean isCharged(List<Tender> tenders, Tender tender) {
    CardCharge charge = CardCharge.of(tender);
    long before =
        tenders.stream()
            .filter(other -> other.position() < tender.position())
            .filter(other -> CardCharge.of(other).equals(charge))
            .count();
    return charged.stream().filter(charge::equals).count() > before;
  }

  /// Whether tenders say all that was charged.
  boolean tells(List<Tender> tenders) {
    List<CardCharge> left = new ArrayList<>(charged);
    tenders.forEach(tender -> left.remove(CardCharge.of(tender)));
    return left.isEmpty();
  }

  /// Charges a card. What became of it is told at the counter, or asked of the person.
  void charge(Payable now, PaymentMethod method, long amountMinor) {
    begin(
        new CardStep(Kind.WAITING, amountMinor),
        () -> {
          if (isBeingCancelled()) {
            stands(now, notTaken(CardAnswer.Reason.CANCELLED, "")); // Nobody was asked yet.
          } else {
            run(() -> cards.get().charge(now, method, amountMinor));
          }
        });
  }

  /// Undoes what was charged for a tender.
  void takeBack(Payable now, Tender tender) {
    begin(
        new CardStep(Kind.REVERSING, tender.amountMinor()),
        () -> run(() -> cards.get().takeBack(now, tender)));
  }

  /// What was put on the queue of the sale before is done first; the wait itself is beside it.
  private void begin(CardStep next, Runnable call) {
    step.set(next);
    sell.hush();
    int about = lain;
    steps.add(() -> {
      if (about == lain) {
        call.run();
      }
    });
  }

  /// An answer about what does not lie here any more changes nothing on the screen; what became of
  /// the card is on disk.
  private void run(Supplier<CardAnswer> call) {
    run(call, this::answered);
  }

  private void run(Supplier<CardAnswer> call, Consumer<CardAnswer> told) {
    turn++;
    int its = turn;
    work.run(
        call,
        answer -> {
          if (turn == its) {
            told.accept(answer);
          }
        },
        _ -> {
          if (turn == its) {
            doubt();
          }
        });
  }

  private void run(Function<Payable, CardAnswer> call) {
    Payable now = counter.paying();
    if (now != null) {
      run(() -> call.apply(now));
    }
  }

  /// Something else lies before the cashier, of which no card is known.
  void clear() {
    lain++;
    turn++;
    charged.clear();
    step.set(null);
  }

  /// Something else lies before the cashier: what the terminal was asked for it is looked up, and
  /// asked about before anything else.
  ///
  /// @param still whether it lies there when that is found
  void look(Payable now, BooleanSupplier still) {
    clear();
    steps.add(
        () -> cards.get().look(now.id()),
        (CardState state) -> {
          if (still.getAsBoolean()) {
            found(now, state);
          }
        },
        () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void found(Payable now, CardState state) {
    charged.addAll(state.charged());
    CardCharge open = state.open();
    if (open != null) {
      counter.waitForCard(now);
      ask(new CardStep(Kind.ASKING, open.amountMinor()));
    } else if (!state.charged().isEmpty() && counter.isInDoubt()) {
      counter.stand(now);
      sell.say(counter.covered());
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
    Payable now = counter.paying();
    if (now != null) {
      counter.waitForCard(now);
      ask(new CardStep(Kind.ASKING, 0));
    }
  }

  private void ask(CardStep next) {
    step.set(next);
    sell.hush();
    run(paying -> cards.get().ask(paying));
  }

  /// Goes on without an answer. Should one be on its way, what it says is on disk before, or never.
  void leave() {
    CardStep now = step.get();
    if (now != null && mayLeave()) {
      step.set(now.as(Kind.ASKING));
      run(paying -> cards.get().leave(paying));
    }
  }

  /// Says what the slip says; the payment is in view again.
  void declare(SlipSays says) {
    declare(says, null);
  }

  private void declare(SlipSays says, @Nullable Approval leave) {
    CardStep now = step.get();
    Payable paying = counter.paying();
    if (now != null && paying != null && now.kind() == Kind.DOUBT) {
      sell.panels().openMoney();
      sell.hush();
      step.set(now.as(Kind.ASKING));
      run(() -> cards.get().declare(paying, says, leave), answer -> declared(says, answer));
    }
  }

  private void declared(SlipSays says, CardAnswer answer) {
    if (answer instanceof CardAnswer.NeedsApproval(Set<Permission> needed)) {
      CardStep now = step.get();
      step.set(now == null ? null : now.as(Kind.DOUBT));
      sell.askForPayment(needed, leave -> declare(says, leave));
    } else {
      answered(answer);
    }
  }

  /// Escape: the customer is not waited for any longer. Can be pressed again as long as he is.
  void cancel() {
    CardStep now = step.get();
    Payable paying = counter.paying();
    if (now != null
        && paying != null
        && (now.kind() == Kind.WAITING || now.kind() == Kind.WAITING_ON)) {
      step.set(now.as(Kind.CANCELLING));
      tellToStop(paying.id());
    }
  }

  private void tellToStop(String payableId) {
    work.run(
        () -> cards.get().cancel(payableId),
        told -> toldToStop(payableId, told),
        _ -> toldToStop(payableId, false));
  }

  /// A request that was not on disk yet is one in a moment, and is told then. One that was, and of
  /// which nothing is heard, keeps nobody: he may tell the terminal again, or go on.
  private void toldToStop(String payableId, boolean told) {
    int its = turn;
    Work.Timer _ =
        work.after(
            AGAIN_MILLIS,
            () -> {
              CardStep now = step.get();
              if (!told && isToStop()) {
                tellToStop(payableId);
              } else if (now != null && isBeingCancelled() && turn == its) {
                step.set(now.as(Kind.WAITING_ON));
              }
            });
  }

  private boolean isToStop() {
    CardStep now = step.get();
    return now != null && (now.kind() == Kind.CANCELLING || now.kind() == Kind.WAITING_ON);
  }

  private boolean isBeingCancelled() {
    CardStep now = step.get();
    return now != null && now.kind() == Kind.CANCELLING;
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
      case CardAnswer.Taken(Payable paying) -> {
        charged.add(CardCharge.of(paying.tenders().getLast()));
        step.set(null);
        counter.cardTaken(paying);
      }
      case CardAnswer.NotTaken(Payable paying, CardAnswer.Reason reason, String said) ->
          stands(paying, notTaken(reason, said));
      case CardAnswer.GivenBack(Payable paying) -> {
        keepTold(paying);
        stands(paying, Notice.done(Word.CARD_GIVEN_BACK, amount(before)));
      }
      case CardAnswer.NotGivenBack(Payable paying, CardAnswer.Reason reason, String _) ->
          stands(paying, notGivenBack(reason));
      case CardAnswer.Left(Payable paying) -> {
        keepTold(paying);
        stands(paying, Notice.problem(Word.CARD_LEFT));
      }
      case CardAnswer.Stands(Payable paying, CardState state) -> {
        charged.clear();
        charged.addAll(state.charged());
        if (state.open() == null) {
          stands(paying, null);
        } else {
          doubt();
        }
      }
      case CardAnswer.NeedsApproval _ -> doubt(); // Only what the slip says takes any.
      case CardAnswer.NotNoted(Failure failure) -> notDone(Notice.of(failure));
      case CardAnswer.Refused(SaleRefusal refusal) -> notDone(Notice.of(refusal));
      case CardAnswer.Blocked(Obstacle obstacle) -> notDone(Notice.of(obstacle));
    }
  }

  /// What was charged has a tender for each, and none that went with its tender.
  private void keepTold(Payable paying) {
    List<CardCharge> tendered =
        new ArrayList<>(paying.tenders().stream().map(CardCharge::of).toList());
    charged.removeIf(charge -> !tendered.remove(charge));
  }

  /// It says that it waits for the customer. What was told to stop can be told so again.
  private void stillWaits() {
    CardStep now = step.get();
    CardStep before = now == null ? new CardStep(Kind.WAITING, 0) : now;
    step.set(before.as(isToStop() ? Kind.WAITING_ON : Kind.WAITING));
    int its = turn;
    Work.Timer _ =
        work.after(
            AGAIN_MILLIS,
            () -> {
              if (turn == its && step.get() != null) {
                run(paying -> cards.get().ask(paying));
              }
            });
  }

  /// The terminal was told nothing by this step: what was open still is, and all else is as before.
  private void notDone(Notice why) {
    CardStep now = step.get();
    Payable paying = counter.paying();
    if (now != null && now.kind() == Kind.ASKING) {
      step.set(now.as(Kind.DOUBT));
      sell.say(why);
    } else if (paying != null) {
      stands(paying, why);
    }
  }

  private void stands(Payable paying, @Nullable Notice why) {
    step.set(null);
    counter.stand(paying);
    if (why == null) {
      sell.hush();
    } else {
      sell.say(why);
    }
  }

  private String amount(@Nullable CardStep given) {
    long minor = given == null ? 0 : Math.abs(given.amountMinor());
    return words.figures().money(minor, sell.ticket().currency());
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
      case DECLARED -> Notice.done(Word.CARD_DECLARED);
    };
  }

  private static Notice notGivenBack(CardAnswer.Reason reason) {
    return switch (reason) {
      case NOT_REACHED -> Notice.problem(Word.CARD_BACK_NOT_REACHED);
      case DECLARED -> Notice.done(Word.CARD_DECLARED);
      case DECLINED, CANCELLED, OTHER_AMOUNT -> Notice.problem(Word.CARD_NOT_REVERSED);
    };
  }
}
