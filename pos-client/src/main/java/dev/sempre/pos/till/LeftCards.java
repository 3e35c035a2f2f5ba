package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.ReversalOutcome;
import dev.sempre.pos.terminal.Slip;
import dev.sempre.pos.terminal.TerminalOutcome;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequest.State;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what became of cards that nobody has waited for, and gives back what was charged: the
/// customer has paid otherwise since. As long as the terminal does not say, they stay as they are,
/// and every closing names them. Source: F43.
public final class LeftCards {
  private static final Logger LOG = LoggerFactory.getLogger(LeftCards.class);

  /// Something that is written down.
  private interface Deed {
    void run(Tx tx) throws SQLException;
  }

  private final Replica replica;
  private final Terminals terminals;
  private final AtomicBoolean busy = new AtomicBoolean();

  public LeftCards(Replica replica, Terminals terminals) {
    this.replica = replica;
    this.terminals = terminals;
  }

  /// Asks about all of them. Does nothing while another thread does. May take as long as terminals
  /// need to answer.
  public void settle() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      Set<String> silent = new HashSet<>();
      for (TerminalRequest request : left()) {
        if (silent.contains(request.terminal()) || !settled(request)) {
          silent.add(request.terminal());
          staysLeft(request, null);
        }
      }
    } catch (StoreFailure failure) {
      LOG.warn("CARD-9 Left cards wait for the disk: {}", failure.getMessage());
    } finally {
      busy.set(false);
    }
  }

  private List<TerminalRequest> left() {
    return replica.read(TerminalRequestStore::left);
  }

  /// @return false if its terminal does not say
  private boolean settled(TerminalRequest request) {
    return terminals
        .at(TerminalSettings.Place.of(request.terminal()))
        .map(terminal -> settled(request, terminal))
        .orElse(false);
  }

  private boolean settled(TerminalRequest request, PaymentTerminal terminal) {
    return switch (terminal.ask(request.id())) {
      case TerminalOutcome.Approved(Slip slip) ->
          !begins(request, slip) || goesBack(request, terminal);
      case TerminalOutcome.Declined(String reason) -> ends(request, State.DECLINED, reason);
      case TerminalOutcome.Cancelled() -> ends(request, State.CANCELLED, "");
      case TerminalOutcome.NotTaken(String detail) -> ends(request, State.NOT_TAKEN, detail);
      case TerminalOutcome.Reversed() ->
          ifStillLeft(
              request,
              tx -> {
                TerminalRequestStore.become(tx, request.id(), State.REVERSED, null);
                CardTrace.note(
                    tx, EventKind.CARD_REVERSED, request, "the terminal had reversed it");
              });
      case TerminalOutcome.Waiting() -> {
        terminal.cancel(request.id());
        yield true;
      }
      case TerminalOutcome.Unknown(String detail) -> {
        LOG.info("CARD-10 Request {} is still open: {}", request.id(), detail);
        yield false;
      }
    };
  }

  private boolean ends(TerminalRequest request, State state, String detail) {
    return ifStillLeft(request, tx -> TerminalRequestStore.become(tx, request.id(), state, detail));
  }

  /// Writes down what the terminal has said, unless somebody has put it right meanwhile.
  private boolean ifStillLeft(TerminalRequest request, Deed deed) {
    return replica.write(
        Priority.BACKGROUND,
        tx -> {
          if (TerminalRequestStore.isLeft(tx.handle(), request.id())) {
            deed.run(tx);
          }
          return true;
        });
  }

  /// It does not go back now: whoever may can say again what became of it.
  private void staysLeft(TerminalRequest request, @Nullable String why) {
    boolean going =
        replica
            .read(handle -> TerminalRequestStore.byId(handle, request.id()))
            .filter(now -> now.state() == State.GIVING_BACK)
            .isPresent();
    if (going) {
      replica.write(
          Priority.BACKGROUND,
          tx -> {
            TerminalRequestStore.become(tx, request.id(), State.LEFT, why);
            return true;
          });
    }
  }

  /// That it goes back is on disk first: whoever says that the bank has put it right says so
  /// before, in which case it does not go, or after, and never meanwhile. A program that ends
  /// meanwhile finds it so, and asks before anybody may say something else. So is what the terminal
  /// has found, once: after the reversal it says that no more.
  private boolean begins(TerminalRequest request, Slip slip) {
    return replica.write(
        Priority.BACKGROUND,
        tx -> {
          boolean begins = TerminalRequestStore.beginToGiveBack(tx, request.id());
          if (begins && request.authorisation() == null) {
            TerminalRequestStore.prove(tx, request.id(), CardTrace.proof(slip));
            CardTrace.note(tx, EventKind.CARD_FOUND_APPROVED, request, slip.authorisation());
          }
          return begins;
        });
  }

  private boolean goesBack(TerminalRequest request, PaymentTerminal terminal) {
    return switch (terminal.reverse(request.id())) {
      case ReversalOutcome.Reversed() ->
          replica.write(
              Priority.BACKGROUND,
              tx -> {
                TerminalRequestStore.become(tx, request.id(), State.REVERSED, null);
                CardTrace.note(tx, EventKind.CARD_REVERSED, request, "nobody had waited for it");
                return true;
              });
      case ReversalOutcome.Refused(String reason) -> {
        LOG.error("CARD-11 Request {} cannot be given back: {}", request.id(), reason);
        staysLeft(request, reason);
        yield true; // Every closing goes on naming it.
      }
      case ReversalOutcome.NotSent _, ReversalOutcome.Unknown _ -> false;
    };
  }
}
