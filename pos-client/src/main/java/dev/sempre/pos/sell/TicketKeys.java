package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the keys do to whole tickets: park the open one, take up one that was parked or left open,
/// give the open one up. Never while money lies for it. UI thread only.
final class TicketKeys {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final Words words;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");
  private final StringProperty wanted = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final ObservableList<ParkedTicket> shown = FXCollections.observableArrayList();
  private final IntegerProperty marked = new SimpleIntegerProperty(-1);
  private List<ParkedTicket> parked = List.of();

  /// @param steps the queue of all steps on the sale
  TicketKeys(SellViewModel sell, Steps steps, TillSale till, Words words) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.words = words;
    wanted.subscribe(_ -> show());
  }

  /// The short name that is typed for a ticket that is about to be parked.
  StringProperty nameProperty() {
    return name;
  }

  /// Why a ticket is about to be given up.
  StringProperty reasonProperty() {
    return reason;
  }

  /// What a ticket of the list is looked for by.
  StringProperty wantedProperty() {
    return wanted;
  }

  /// How many tickets are parked; those that others have left open are not counted.
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Whether there is any ticket that can be taken up.
  ReadOnlyBooleanProperty someProperty() {
    return some.getReadOnlyProperty();
  }

  /// Whether the list is as the disk has it; false until it has been read.
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /// The tickets that can be taken up and fit what is looked for.
  ObservableList<ParkedTicket> shown() {
    return shown;
  }

  /// The index of the ticket that Enter takes up; -1 while there is none.
  IntegerProperty markedProperty() {
    return marked;
  }

  /// Reads the list anew, once all steps before are done.
  void reload() {
    steps.add(till::parked, this::know, this::unread);
  }

  private void know(List<ParkedTicket> all) {
    read.set(true);
    parked = List.copyOf(all);
    count.set((int) all.stream().filter(one -> !one.isOpen()).count());
    some.set(!all.isEmpty());
    show();
  }

  /// Who comes back to an empty ticket is told where his has gone.
  void askTakenOver() {
    steps.add(
        till::takenOver,
        names -> {
          if (!names.isEmpty()) {
            sell.say(Notice.done(Word.TAKEN_OVER, String.join(", ", names)));
          }
        },
        () -> {
          // The disk does not say so now: he is told when he logs in again.
        });
  }

  private void unread() {
    read.set(false);
    if (isOpen(Panel.Recall.class)) {
      sell.say(Notice.problem(Word.PARKED_UNREAD));
    }
  }

  private void show() {
    String text = wanted.get().strip().toLowerCase(Locale.ROOT);
    List<ParkedTicket> fitting = parked.stream().filter(one -> fits(one, text)).toList();
    if (!shown.equals(fitting)) {
      marked.set(-1); // So that the list hears of the mark again once its lines are new.
      shown.setAll(fitting);
    }
    marked.set(fitting.isEmpty() ? -1 : Math.clamp(marked.get(), 0, fitting.size() - 1));
  }

  private boolean fits(ParkedTicket one, String text) {
    return Stream.of(one.name(), one.by(), one.firstItem(), totalOf(one))
        .anyMatch(part -> part != null && part.toLowerCase(Locale.ROOT).contains(text));
  }

  private @Nullable String totalOf(ParkedTicket one) {
    return one.total() == null
        ? null
        : words.figures().money(one.total().minor(), one.total().currency());
  }

  /// What a parked ticket is known by: its name, or else what it comes to.
  private String known(ParkedTicket one) {
    String named = one.name() == null ? totalOf(one) : one.name();
    return named == null ? one.by() : named;
  }

  /// Moves the mark among the parked tickets.
  void mark(int step) {
    if (!shown.isEmpty()) {
      marked.set(Math.clamp(marked.get() + (long) step, 0, shown.size() - 1));
    }
  }

  /// F7: asks for a short name; pressed again, parks.
  void park() {
    if (sell.moneyLies() || sell.waitsForMore()) {
      return;
    }
    if (isOpen(Panel.Park.class)) {
      parkNow();
    } else if (sell.ticket().isEmpty()) {
      sell.refused(new SaleRefusal.NothingToPay());
    } else {
      sell.beginElse();
      name.set(customersName());
      sell.panels().open(new Panel.Park());
    }
  }

  private String customersName() {
    OpenTicket now = sell.ticketProperty().get();
    Customer customer = now == null ? null : now.customer();
    return customer == null ? "" : customer.name();
  }

  /// Parks the open ticket under the name that is typed.
  void parkNow() {
    String typed = name.get().strip();
    turn(
        sale -> till.park(sale, typed.isEmpty() ? null : typed),
        next ->
            Optional.ofNullable(next.parked()).map(one -> Notice.done(Word.PARKED, known(one))));
  }

  /// F8: opens the list; pressed again, takes up the marked one.
  void recall() {
    if (sell.moneyLies() || sell.waitsForMore()) {
      return;
    }
    if (isOpen(Panel.Recall.class)) {
      recallMarked();
    } else {
      sell.beginElse();
      wanted.set("");
      marked.set(shown.isEmpty() ? -1 : 0); // Who presses again at once knows what is first.
      sell.panels().open(new Panel.Recall());
      reload();
    }
  }

  /// Takes up the marked ticket.
  void recallMarked() {
    int index = marked.get();
    if (index >= 0 && index < shown.size()) {
      recall(shown.get(index));
    }
  }

  /// Takes up a ticket of the list; the open one is parked first.
  void recall(ParkedTicket one) {
    turn(
        sale -> till.recall(sale, one.id()),
        next ->
            Optional.ofNullable(next.parked())
                .map(own -> Notice.done(Word.PARKED_OWN, known(own))));
  }

  /// Shift+Delete: asks why, and whether.
  void voidTicket() {
    OpenTicket now = sell.ticketProperty().get();
    if (sell.moneyLies() || now == null) {
      return;
    }
    if (now.sale().lines().isEmpty()) {
      sell.refused(new SaleRefusal.NothingToPay());
    } else {
      sell.beginElse();
      reason.set(words.say(Word.VOID_REASON_LEFT));
      sell.panels().open(new Panel.VoidTicket());
    }
  }

  /// Gives the open ticket up, if a reason is given.
  void voidNow() {
    String why = reason.get().strip();
    CurrentTicket.Shown shown = sell.ticket().shown();
    if (why.isEmpty()) {
      sell.say(Notice.hint(Word.VOID_NEEDS_REASON));
    } else if (shown != null) {
      voidNow(why, shown, null);
    }
  }

  /// @param shown the ticket that is given up, and no other that was taken up meanwhile
  private void voidNow(String why, CurrentTicket.Shown shown, @Nullable Approval given) {
    sell.payKeys().giveWay();
    steps.add(
        () -> sell.ticket().standingIf(shown),
        (OpenTicket now) -> till.voidTicket(now.sale(), why, given),
        answer ->
            answered(
                answer,
                _ -> Optional.of(Notice.done(Word.VOIDED)),
                leave -> voidNow(why, shown, leave)),
        () -> {
          if (!sell.ticket().isGone(shown)) {
            notTurned();
          }
        });
    reload();
  }

  private boolean isOpen(Class<? extends Panel> panel) {
    return panel.isInstance(sell.panelProperty().get());
  }

  /// Goes on with another ticket. The open one is kept, so all that was scanned for it before has
  /// to be on it.
  ///
  /// @param told what has to be said once it is done
  private void turn(
      Function<OpenSale, TicketAnswer> task, Function<TicketAnswer.Next, Optional<Notice>> told) {
    sell.payKeys().giveWay();
    steps.add(
        () -> sell.waitsForMore() ? null : sell.ticket().standing(),
        (OpenTicket now) -> task.apply(now.sale()),
        answer -> answered(answer, told, TicketKeys::askedNobody),
        this::notTurned);
    reload();
  }

  private void notTurned() {
    if (!sell.waitsForMore()) {
      sell.say(Notice.problem(Word.FAILED_BUG));
    }
  }

  private static void askedNobody(Approval given) {
    throw new IllegalStateException("nobody was asked for " + given);
  }

  private void answered(
      TicketAnswer answer,
      Function<TicketAnswer.Next, Optional<Notice>> told,
      Consumer<Approval> again) {
    if (answer instanceof TicketAnswer.Next next) {
      sell.ticket().turnTo(next.next(), told.apply(next).orElse(null));
    } else if (!sell.ticket().isPassedOn()) {
      notDone(answer, again);
    }
  }

  private void notDone(TicketAnswer answer, Consumer<Approval> again) {
    switch (answer) {
      case TicketAnswer.TakenBy(String by) -> sell.say(Notice.hint(Word.RECALL_TAKEN, by));
      case TicketAnswer.Gone() -> sell.say(Notice.hint(Word.RECALL_GONE));
      case TicketAnswer.Damaged() -> sell.say(Notice.problem(Word.RECALL_DAMAGED));
      case TicketAnswer.Refused(SaleRefusal refusal) -> sell.refused(refusal);
      case TicketAnswer.NeedsApproval(Set<Permission> needed) -> sell.ask(needed, again);
      case TicketAnswer.Blocked(Obstacle obstacle) -> sell.say(Notice.of(obstacle));
      case TicketAnswer.NotSaved(Failure failure) -> sell.say(Notice.of(failure));
      case TicketAnswer.Next _ -> throw new IllegalArgumentException("it is done");
    }
  }
}
