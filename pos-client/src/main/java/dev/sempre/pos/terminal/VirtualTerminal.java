package dev.sempre.pos.terminal;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.VirtualBook.Entry;
import dev.sempre.pos.terminal.VirtualBook.State;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The twin of a payment terminal, with the bank behind it. What it has authorised is in a file of
/// its own: a till that dies in the middle finds there what has become of its request, as at a real
/// one. It can be told to come to each outcome that there is. Safe to call from any thread. Source:
/// F43.
public final class VirtualTerminal implements PaymentTerminal {
  /// How long things take.
  ///
  /// @param customerMillis for the customer to hold out the card
  /// @param silenceMillis until whoever waits for a lost answer gives up
  public record Pace(long customerMillis, long silenceMillis) {
    /// As fast as a practised customer.
    public static final Pace USUAL = new Pace(2_000, 4_000);

    /// At once.
    public static final Pace NONE = new Pace(0, 0);
  }

  private static final String CARD = "**** **** **** 4242";

  private final VirtualBook book;
  private final Pace pace;
  private final Map<String, CountDownLatch> waiting = new HashMap<>();

  /// What it was asked for, said nothing to and did not do, by its id: shown once it says so.
  private final Map<String, Entry> passedOver = new ConcurrentHashMap<>();

  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /// @param file what it has authorised; made when it first does
  public VirtualTerminal(Path file, Pace pace) {
    this.book = new VirtualBook(file);
    this.pace = pace;
  }

  @Override
  public TerminalOutcome charge(String id, Money amount) {
    return pay(id, amount, false);
  }

  @Override
  public TerminalOutcome refund(String id, Money amount) {
    return pay(id, amount, true);
  }

  private TerminalOutcome pay(String id, Money amount, boolean back) {
    return told(() -> {
      Optional<TerminalOutcome> before = begin(id);
      return before.isPresent() ? before.get() : pay(id, amount, back, customer(id));
    });
  }

  /// What stands in the way of beginning, or has come of an earlier try; empty once it waits for
  /// the customer.
  private synchronized Optional<TerminalOutcome> begin(String id) {
    if (condition() == TerminalCondition.OFF) {
      return Optional.of(new TerminalOutcome.NotTaken("the virtual terminal is off"));
    }
    Optional<Entry> entry = book.find(id);
    if (entry.isPresent()) {
      return entry.map(VirtualTerminal::outcome);
    }
    return waiting.putIfAbsent(id, new CountDownLatch(1)) == null
        ? Optional.empty()
        : Optional.of(new TerminalOutcome.Waiting());
  }

  private TerminalOutcome pay(String id, Money amount, boolean back, CountDownLatch cancelled) {
    watchers.forEach(Runnable::run);
    try {
      if (isCancelled(cancelled, pace.customerMillis())) {
        return write(new Entry(id, amount, back, State.CANCELLED, ""));
      }
      return switch (condition()) {
        case APPROVES -> write(approved(id, amount, back));
        case DECLINES -> write(new Entry(id, amount, back, State.DECLINED, ""));
        case CUSTOMER_CANCELS -> write(new Entry(id, amount, back, State.CANCELLED, ""));
        case TIMES_OUT -> {
          passedOver.put(id, new Entry(id, amount, back, State.NEVER, ""));
          yield silent(cancelled);
        }
        case LOSES_ANSWER -> {
          TerminalOutcome _ = write(approved(id, amount, back));
          yield silent(cancelled);
        }
        case OFF -> silent(cancelled);
      };
    } finally {
      synchronized (this) {
        waiting.remove(id);
      }
      watchers.forEach(Runnable::run);
    }
  }

  private TerminalOutcome silent(CountDownLatch cancelled) {
    boolean _ = isCancelled(cancelled, pace.silenceMillis());
    return new TerminalOutcome.Unknown("the virtual terminal says nothing");
  }

  private synchronized CountDownLatch customer(String id) {
    return waiting.computeIfAbsent(id, _ -> new CountDownLatch(1));
  }

  private static boolean isCancelled(CountDownLatch cancelled, long millis) {
    try {
      return cancelled.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Entry approved(String id, Money amount, boolean back) {
    return new Entry(
        id,
        amount,
        back,
        State.APPROVED,
        String.format(Locale.ROOT, "%06d", book.entries().size() + 1));
  }

  private TerminalOutcome write(Entry entry) {
    book.write(entry);
    return outcome(entry);
  }

  private static TerminalOutcome outcome(Entry entry) {
    return switch (entry.state()) {
      case APPROVED ->
          new TerminalOutcome.Approved(
              new Slip(
                  entry.amount(),
                  entry.authorisation(),
                  CARD,
                  List.of("VIRTUAL TERMINAL", CARD, entry.authorisation())));
      case DECLINED -> new TerminalOutcome.Declined("");
      case CANCELLED -> new TerminalOutcome.Cancelled();
      case NEVER -> new TerminalOutcome.NotTaken("the virtual terminal has never got it");
      case REVERSED -> new TerminalOutcome.Reversed();
    };
  }

  @Override
  public TerminalOutcome ask(String id) {
    return told(() -> {
      synchronized (this) {
        if (condition() == TerminalCondition.OFF) {
          return new TerminalOutcome.Unknown("the virtual terminal is off");
        }
        return book.find(id)
            .map(VirtualTerminal::outcome)
            .orElseGet(
                () -> waiting.containsKey(id) ? new TerminalOutcome.Waiting() : write(never(id)));
      }
    });
  }

  /// What is asked about and not known is never done later.
  private Entry never(String id) {
    Entry known = passedOver.remove(id);
    return known == null
        ? new Entry(id, Money.zero(Currency.of("EUR")), false, State.NEVER, "")
        : known;
  }

  @Override
  public ReversalOutcome reverse(String id) {
    try {
      return undo(id);
    } catch (UncheckedIOException full) {
      return new ReversalOutcome.Unknown(String.valueOf(full.getMessage()));
    } finally {
      watchers.forEach(Runnable::run);
    }
  }

  private synchronized ReversalOutcome undo(String id) {
    TerminalCondition now = condition();
    if (now == TerminalCondition.OFF) {
      return new ReversalOutcome.NotSent("the virtual terminal is off");
    }
    if (now == TerminalCondition.DECLINES) {
      return new ReversalOutcome.Refused("");
    }
    if (now == TerminalCondition.TIMES_OUT || waiting.containsKey(id)) {
      return new ReversalOutcome.Unknown("the virtual terminal says nothing");
    }
    Entry entry = book.find(id).orElseGet(() -> never(id));
    book.write(
        entry.state() == State.APPROVED
            ? new Entry(id, entry.amount(), entry.back(), State.REVERSED, entry.authorisation())
            : entry);
    return now == TerminalCondition.LOSES_ANSWER
        ? new ReversalOutcome.Unknown("the virtual terminal says nothing")
        : new ReversalOutcome.Reversed();
  }

  @Override
  public synchronized void cancel(String id) {
    CountDownLatch cancelled = waiting.get(id);
    if (cancelled != null) {
      cancelled.countDown();
    }
  }

  private TerminalOutcome told(Supplier<TerminalOutcome> call) {
    try {
      return call.get();
    } catch (UncheckedIOException full) {
      return new TerminalOutcome.Unknown(String.valueOf(full.getMessage()));
    }
  }

  public TerminalCondition condition() {
    return book.condition();
  }

  /// From now on it comes to another outcome, also after a restart.
  ///
  /// @throws UncheckedIOException if its file cannot be written
  public void become(TerminalCondition next) {
    book.become(next);
    watchers.forEach(Runnable::run);
  }

  /// What it was asked for, the oldest first.
  public List<Entry> entries() {
    return book.entries();
  }

  /// Whether it waits for a customer.
  public synchronized boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /// Tells whenever something of it has changed, on the thread that changed it.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
