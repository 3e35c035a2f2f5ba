package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.words.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The ticket of whoever sells here and the steps on it: each stands on what the one before has
/// left, and what it has come to is on the screen once it is on disk. UI thread only.
final class CurrentTicket {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final Sounds sounds;
  private final ReadOnlyObjectWrapper<@Nullable OpenTicket> ticket = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();

  /// What the next step stands on. The screen shows the same, except while another cashier's ticket
  /// is on its way.
  private @Nullable OpenTicket standing;

  private int starting;
  private int turn;

  /// @param steps the queue of all steps on the sale
  CurrentTicket(SellViewModel sell, Steps steps, TillSale till, Sounds sounds) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.sounds = sounds;
  }

  /// The ticket on the screen, as it stands on disk; null until the till has told it.
  ReadOnlyObjectProperty<@Nullable OpenTicket> ticketProperty() {
    return ticket.getReadOnlyProperty();
  }

  /// The position of the chosen line; 0 for none.
  ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// Chooses the line at a position.
  void select(int position) {
    selected.set(position);
  }

  /// From here on the screen is not that cashier's any more whose steps are still being done.
  void passOn() {
    starting++;
    turn++;
  }

  /// Counts those who have worked here: an answer that comes in another turn than it was asked for
  /// in is nobody's any more.
  int turn() {
    return turn;
  }

  /// Takes up what is open at this till, once all steps of the cashier before are done; nothing is
  /// on the screen until then.
  ///
  /// @param handOver seats the next one, once those steps are done; away from the UI thread
  void begin(Runnable handOver) {
    ticket.set(null);
    steps.add(
        () -> {
          handOver.run();
          return till.current();
        },
        this::started,
        this::notStarted);
  }

  private void started(OpenTicket now) {
    starting--;
    if (starting == 0) {
      sell.panels().open(null);
      sell.hush();
    }
    takeUp(now);
    if (starting == 0) {
      sell.takenUp();
    }
  }

  private void notStarted() {
    starting--;
    standing = null;
    sell.say(Notice.problem(Word.FAILED_BUG));
  }

  /// Whether the screen is not the cashier's any more whose steps are still being done.
  boolean isPassedOn() {
    return starting > 0;
  }

  /// The ticket that the next step stands on; null until the till has told it.
  @Nullable OpenTicket standing() {
    return standing;
  }

  /// Whether there is nothing to pay for.
  boolean isEmpty() {
    OpenTicket now = ticket.get();
    return now == null || now.sale().isEmpty();
  }

  /// Whether somebody is being served: something was asked for or rung up, or he is known.
  boolean serves() {
    OpenTicket now = ticket.get();
    return !steps.atRest()
        || (now != null && !(now.sale().lines().isEmpty() && now.customer() == null));
  }

  /// The chosen line, unless it is void.
  Optional<SaleLine> openLine() {
    OpenTicket now = ticket.get();
    return now == null
        ? Optional.empty()
        : now.sale().lines().stream()
            .filter(line -> line.position() == selected.get() && !line.voided())
            .findFirst();
  }

  /// The currency of the open ticket. Only once there is one.
  Currency currency() {
    OpenTicket now = ticket.get();
    if (now == null) {
      throw new IllegalStateException("no amounts are typed before a ticket is open");
    }
    return now.sale().context().currency();
  }

  /// As [#standing], of a ticket for which nothing has been given: with money it is paid and not
  /// changed.
  @Nullable OpenTicket standingWithoutMoney() {
    return sell.payKeys().moneyLies() ? null : standing;
  }

  /// As [#standing], if it is still the ticket that was on the screen when the step was asked for.
  @Nullable OpenTicket standingIf(Shown shown) {
    return isGone(shown) ? null : standing;
  }

  /// Whether another ticket was taken up since: what was meant for the one on the screen then is
  /// not done to it.
  boolean isGone(Shown shown) {
    return standing != null && !standing.sale().id().equals(shown.saleId());
  }

  /// The ticket that whoever asks for a step has before his eyes.
  record Shown(String saleId) {}

  /// The ticket on the screen; null while there is none.
  @Nullable Shown shown() {
    OpenTicket now = ticket.get();
    return now == null ? null : new Shown(now.sale().id());
  }

  /// A step on the ticket that is on the screen, and on no other, that needs nothing but the sale.
  void change(Function<OpenSale, SaleResult<OpenSale>> operation) {
    Shown shown = shown();
    if (shown == null) {
      return; // Between two cashiers.
    }
    take(
        (sale, leave) ->
            switch (operation.apply(sale)) {
              case SaleResult.Done<OpenSale>(OpenSale next) -> till.keep(next, leave);
              case SaleResult.Refused<OpenSale>(SaleRefusal refusal) ->
                  new StepAnswer.Refused(refusal);
            },
        null,
        shown,
        () -> {});
  }

  /// A step that not everybody may take. If the cashier may not alone, somebody who may is asked,
  /// and it is taken again with his leave.
  interface GuardedStep {
    /// @param leave who has given it; null while nobody has
    StepAnswer on(OpenSale sale, @Nullable Approval leave);
  }

  /// Takes a step once all earlier ones are answered.
  void take(GuardedStep step) {
    take(step, () -> {});
  }

  /// @param settled told once it is answered, whatever the answer is
  void take(GuardedStep step, Runnable settled) {
    take(step, null, null, settled);
  }

  private void take(
      GuardedStep step, @Nullable Approval leave, @Nullable Shown on, Runnable settled) {
    step(sale -> step.on(sale, leave), given -> take(step, given, on, settled), on, settled);
  }

  /// Takes a step that nobody is asked for, once all earlier ones are answered.
  void step(Function<OpenSale, StepAnswer> task) {
    step(task, CurrentTicket::takenByAnybody, null, () -> {});
  }

  /// @param on the only ticket that it may be done to; null for whichever lies there at its turn
  private void step(
      Function<OpenSale, StepAnswer> task,
      Consumer<Approval> again,
      @Nullable Shown on,
      Runnable settled) {
    sell.payKeys().giveWay();
    steps.add(
        () -> on != null && isGone(on) ? null : standingWithoutMoney(),
        (OpenTicket now) -> task.apply(now.sale()),
        answer -> {
          settled.run();
          answered(answer, again);
        },
        () -> {
          settled.run();
          if (on == null || !isGone(on)) {
            notTaken();
          }
        });
  }

  /// The ticket was still being taken up when it was asked for, and comes with money for it: that
  /// would be forgotten with the next line.
  void notTaken() {
    if (sell.payKeys().moneyLies()) {
      sounds.unknownCode();
    } else {
      sell.say(Notice.problem(Word.FAILED_BUG));
    }
  }

  /// For steps that everybody may take who may take them at all: nobody is asked.
  private static void takenByAnybody(Approval given) {
    throw new IllegalStateException("nobody was asked for " + given);
  }

  /// As with leave; for steps that nobody is asked for.
  void answered(StepAnswer answer) {
    answered(answer, CurrentTicket::takenByAnybody);
  }

  /// @param again takes the step once more, with leave
  private void answered(StepAnswer answer, Consumer<Approval> again) {
    if (starting > 0) {
      passedOn(answer);
      return;
    }
    switch (answer) {
      case StepAnswer.Done(OpenSale sale, String endedRate) -> {
        done(sale);
        if (endedRate != null) {
          sell.say(Notice.hint(Word.SELL_RATE_ENDED, endedRate));
        }
      }
      case StepAnswer.UnknownCode(String code) -> sell.codes().unknown(code);
      case StepAnswer.Refused(SaleRefusal refusal) -> sell.refused(refusal);
      case StepAnswer.NeedsWeight(LineItem item, String comesBack) ->
          sell.weighKeys().add(item, comesBack);
      case StepAnswer.NeedsApproval(Set<Permission> needed) -> sell.ask(needed, again);
      case StepAnswer.Blocked(Obstacle obstacle) -> sell.say(Notice.of(obstacle));
      case StepAnswer.NotSaved(Failure failure) -> sell.say(Notice.of(failure));
    }
  }

  /// A step of the cashier before: it is done, and the screen is not his any more.
  private void passedOn(StepAnswer answer) {
    OpenTicket before = standing;
    if (before != null && answer instanceof StepAnswer.Done(OpenSale sale, var _)) {
      show(before.with(sale));
    }
  }

  private void done(OpenSale sale) {
    OpenTicket before = standing;
    if (before == null) {
      return;
    }
    show(sell.returnKeys().withOwner(before.with(sale)));
    // What was taken off by quantity is not what the next key is meant for.
    SaleLine last = sale.lines().isEmpty() ? null : sale.lines().getLast();
    if (last != null && !last.voided() && sale.lines().size() > before.sale().lines().size()) {
      selected.set(last.position());
    }
    sell.hush();
    sell.panels().giveWay();
  }

  /// The cashier goes on with another ticket.
  ///
  /// @param why what has to be said of it; null if nothing
  void turnTo(OpenTicket next, @Nullable Notice why) {
    if (!isPassedOn()) {
      sell.weighKeys().clear();
      sell.panels().open(null);
      if (why == null) {
        sell.hush();
      } else {
        sell.say(why);
      }
    }
    takeUp(next);
  }

  void show(OpenTicket now) {
    standing = now;
    if (starting == 0) {
      ticket.set(now);
    }
  }

  /// Goes on with a ticket from what is on disk.
  void takeUp(OpenTicket now) {
    show(now);
    if (starting == 0) {
      List<SaleLine> lines = now.sale().lines();
      selected.set(lines.isEmpty() ? 0 : lines.getLast().position());
      if (!now.tenders().isEmpty()) {
        sell.payKeys().resume(now.paying());
      }
      sell.payKeys().lookAtCards(now);
    }
  }
}
