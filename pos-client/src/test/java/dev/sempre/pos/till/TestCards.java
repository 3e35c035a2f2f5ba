package dev.sempre.pos.till;

import dev.sempre.model.money.Money;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.ReversalOutcome;
import dev.sempre.pos.terminal.TerminalOutcome;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.terminal.VirtualBook.Entry;
import dev.sempre.pos.terminal.VirtualBook.State;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.replica.db.Replica;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The virtual terminal beside a test's till, with the bank's view of what has become of its money.
final class TestCards implements Terminals {
  static final PaymentMethod CARD =
      new PaymentMethod("card", TenderKind.CARD, Label.of("Card"), 20, true);

  final VirtualTerminal terminal;

  /// What the till has told it since it was emptied, oldest first.
  final List<String> heard = new ArrayList<>();

  Runnable beforeItHears = () -> {};
  Runnable beforeItsAnswerArrives = () -> {};

  TestCards(Path folder) {
    terminal = new VirtualTerminal(folder.resolve("terminal.jsonl"), VirtualTerminal.Pace.NONE);
  }

  CardDesk desk(Replica replica) {
    return new CardDesk(replica, this);
  }

  LeftCards left(Replica replica) {
    return new LeftCards(replica, this);
  }

  @Override
  public TerminalSettings settings() {
    return new TerminalSettings(new TerminalSettings.Place.Virtual(), Set.of());
  }

  @Override
  public Optional<PaymentTerminal> at(TerminalSettings.Place place) {
    return place instanceof TerminalSettings.Place.Virtual
        ? Optional.of(new AcrossALine())
        : Optional.empty();
  }

  /// What customers have been charged, less what they got back, minor units.
  long movedMinor() {
    return terminal.entries().stream()
        .filter(entry -> entry.state() == State.APPROVED)
        .mapToLong(TestCards::minor)
        .sum();
  }

  /// How many charges and refunds stand.
  long standing() {
    return terminal.entries().stream().filter(entry -> entry.state() == State.APPROVED).count();
  }

  private static long minor(Entry entry) {
    return entry.back() ? -entry.amount().minor() : entry.amount().minor();
  }

  static PayingSale begun(OpenSale sale) {
    return sale.beginPayment().orElseThrow();
  }

  static Payable ticket(PayingSale paying) {
    return new Payable.Ticket(paying);
  }

  static PayingSale sale(Payable payable) {
    return ((Payable.Ticket) payable).sale();
  }

  private final class AcrossALine implements PaymentTerminal {
    @Override
    public TerminalOutcome charge(String id, Money amount) {
      beforeItHears.run();
      TerminalOutcome outcome = terminal.charge(id, amount);
      beforeItsAnswerArrives.run();
      return outcome;
    }

    @Override
    public TerminalOutcome refund(String id, Money amount) {
      beforeItHears.run();
      TerminalOutcome outcome = terminal.refund(id, amount);
      beforeItsAnswerArrives.run();
      return outcome;
    }

    @Override
    public TerminalOutcome ask(String id) {
      heard.add("ASK");
      beforeItHears.run();
      TerminalOutcome outcome = terminal.ask(id);
      beforeItsAnswerArrives.run();
      return outcome;
    }

    @Override
    public ReversalOutcome reverse(String id) {
      heard.add("REVERSE");
      beforeItHears.run();
      ReversalOutcome outcome = terminal.reverse(id);
      beforeItsAnswerArrives.run();
      return outcome;
    }

    @Override
    public void cancel(String id) {
      terminal.cancel(id);
    }
  }
}
