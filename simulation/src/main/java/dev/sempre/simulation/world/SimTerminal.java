package dev.sempre.simulation.world;

import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.ReversalOutcome;
import dev.sempre.pos.terminal.Slip;
import dev.sempre.pos.terminal.TerminalOutcome;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.replica.db.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The payment terminal of a till, with the bank behind it. What the bank has booked is the truth
/// about cards: it outlives the till's program and its disk. Before it hears of something and
/// before its answer arrives the till may be killed. Source: F43.
final class SimTerminal implements PaymentTerminal, Terminals {
  /// What it does to requests.
  enum Mood {
    APPROVES,
    DECLINES,
    CUSTOMER_CANCELS,
    /// It does what it is asked for, and the answer is lost; asked, it says what it has done.
    LOSES_ANSWER,
    /// It does what it is asked for, and nobody hears of it.
    FALLS_SILENT,
    /// It waits for a customer who does not come.
    WAITS,
    /// Nobody there.
    DEAD,
    /// It charges cards, and what is charged cannot be undone.
    KEEPS_MONEY
  }

  /// What became of a request. Only of the first money has moved, and stands.
  enum State {
    APPROVED,
    REVERSED,
    DECLINED,
    CANCELLED,
    /// It was asked about before it came, and is not carried out any more.
    NEVER,
    WAITING
  }

  /// A request as the bank has it.
  ///
  /// @param back whether the money goes back to the customer
  record Booked(Money amount, boolean back, State state) {
    /// Minor units; negative: back to the customer.
    long minor() {
      return back ? -amount.minor() : amount.minor();
    }

    Booked as(State next) {
      return new Booked(amount, back, next);
    }
  }

  private static final String SILENCE = "it says nothing";

  private final Setting setting;
  private final String till;
  private final Money nothing;
  private final Runnable mayDie;
  private final Map<String, Booked> ledger = new LinkedHashMap<>();

  /// Requests of a till's disk that is not there any more.
  private final Set<String> lost = new HashSet<>();

  private Set<String> inCopy = Set.of();

  /// Requests that a till's disk has from before it was restored.
  private final Set<String> older = new HashSet<>();

  private final PaymentTerminal planted = new PlantedTerminal(this);
  private Mood mood = Mood.APPROVES;
  private long holdMillis;

  /// @param till where it stands
  /// @param mayDie where the till's process may be killed
  SimTerminal(Setting setting, Place till, Runnable mayDie) {
    this.setting = setting;
    this.till = till.base();
    this.nothing = Money.zero(Firm.of(till).currency());
    this.mayDie = mayDie;
  }

  /// From now on it is so.
  ///
  /// @param newHoldMillis how long customers look for their card
  void become(Mood newMood, long newHoldMillis) {
    mood = newMood;
    holdMillis = newHoldMillis;
  }

  /// Whether nobody hears anything of it.
  boolean isSilent() {
    return mood == Mood.FALLS_SILENT || mood == Mood.DEAD;
  }

  /// Whether a request is older than the copy of the till's disk that was restored last.
  boolean isOlderThanRestore(String id) {
    return older.contains(id);
  }

  /// All that it was asked for, by id, in its order.
  Map<String, Booked> ledger() {
    return ledger;
  }

  /// Whether a request was on a disk that the till has lost.
  boolean wasLost(String id) {
    return lost.contains(id);
  }

  void tillIsCopied() {
    inCopy = Set.copyOf(ledger.keySet());
  }

  void tillIsRestored() {
    older.addAll(inCopy);
    ledger.keySet().stream().filter(id -> !inCopy.contains(id)).forEach(lost::add);
  }

  @Override
  public TerminalSettings settings() {
    return new TerminalSettings(new TerminalSettings.Place.Virtual(), Set.of());
  }

  @Override
  public Optional<PaymentTerminal> at(TerminalSettings.Place place) {
    return place instanceof TerminalSettings.Place.Virtual
        ? Optional.of(setting.has(Planted.CARD_ASKED_ANEW) ? planted : this)
        : Optional.empty();
  }

  @Override
  public TerminalOutcome charge(String id, Money amount) {
    return pay(id, new Booked(amount, false, State.WAITING));
  }

  @Override
  public TerminalOutcome refund(String id, Money amount) {
    return pay(id, new Booked(amount, true, State.WAITING));
  }

  private TerminalOutcome pay(String id, Booked wanted) {
    mayDie.run();
    if (mood == Mood.DEAD) {
      return new TerminalOutcome.NotTaken("it is dead");
    }
    Booked before = ledger.putIfAbsent(id, wanted);
    if (before == null && holdMillis > 0) {
      setting.time().run(holdMillis);
    }
    TerminalOutcome outcome = answer(id);
    mayDie.run();
    return mood == Mood.LOSES_ANSWER ? new TerminalOutcome.Unknown(SILENCE) : outcome;
  }

  /// What waits is decided, unless its customer still does not come.
  private TerminalOutcome answer(String id) {
    Booked asked = ledger.computeIfAbsent(id, _ -> new Booked(nothing, false, State.NEVER));
    if (asked.state == State.WAITING && mood != Mood.WAITS && mood != Mood.DEAD) {
      asked = asked.as(decided());
      book(id, asked);
    }
    return switch (mood) {
      case FALLS_SILENT, DEAD -> new TerminalOutcome.Unknown(SILENCE);
      case WAITS, APPROVES, DECLINES, CUSTOMER_CANCELS, LOSES_ANSWER, KEEPS_MONEY -> outcome(asked);
    };
  }

  private State decided() {
    return switch (mood) {
      case DECLINES -> State.DECLINED;
      case CUSTOMER_CANCELS -> State.CANCELLED;
      case APPROVES, LOSES_ANSWER, FALLS_SILENT, KEEPS_MONEY -> State.APPROVED;
      case WAITS, DEAD -> State.WAITING;
    };
  }

  private void book(String id, Booked next) {
    ledger.put(id, next);
    setting.note(till, "the bank: %s %d".formatted(next.state, next.minor()));
  }

  private static TerminalOutcome outcome(Booked booked) {
    return switch (booked.state) {
      case APPROVED ->
          new TerminalOutcome.Approved(
              new Slip(booked.amount, "000042", "**** 4242", List.of("SIMULATED BANK")));
      case DECLINED -> new TerminalOutcome.Declined("");
      case CANCELLED -> new TerminalOutcome.Cancelled();
      case NEVER -> new TerminalOutcome.NotTaken("it has never got it");
      case REVERSED -> new TerminalOutcome.Reversed();
      case WAITING -> new TerminalOutcome.Waiting();
    };
  }

  @Override
  public TerminalOutcome ask(String id) {
    mayDie.run();
    if (mood == Mood.DEAD) {
      return new TerminalOutcome.Unknown("it is dead");
    }
    TerminalOutcome outcome = answer(id);
    mayDie.run();
    return outcome;
  }

  @Override
  public ReversalOutcome reverse(String id) {
    mayDie.run();
    ReversalOutcome outcome = undo(id);
    mayDie.run();
    return outcome;
  }

  private ReversalOutcome undo(String id) {
    if (mood == Mood.DEAD) {
      return new ReversalOutcome.NotSent("it is dead");
    }
    Booked asked = ledger.computeIfAbsent(id, _ -> new Booked(nothing, false, State.NEVER));
    if (asked.state == State.APPROVED && mood == Mood.KEEPS_MONEY) {
      return new ReversalOutcome.Refused("");
    }
    if (asked.state == State.APPROVED) {
      book(id, asked.as(State.REVERSED));
    } else if (asked.state == State.WAITING) {
      book(id, asked.as(State.CANCELLED));
    }
    return switch (mood) {
      case LOSES_ANSWER, FALLS_SILENT -> new ReversalOutcome.Unknown(SILENCE);
      case APPROVES, DECLINES, CUSTOMER_CANCELS, WAITS, KEEPS_MONEY, DEAD ->
          new ReversalOutcome.Reversed();
    };
  }

  @Override
  public void cancel(String id) {
    Booked asked = ledger.get(id);
    if (mood != Mood.DEAD && asked != null && asked.state == State.WAITING) {
      book(id, asked.as(State.CANCELLED));
    }
  }
}
