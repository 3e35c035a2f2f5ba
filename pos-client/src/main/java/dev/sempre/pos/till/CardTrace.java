package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.terminal.Slip;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequest.State;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is written of a card's money, whoever writes it.
final class CardTrace {
  private CardTrace() {}

  /// Whether a terminal has moved what it was asked to.
  static boolean isWhatWasAsked(TerminalRequest request, Slip slip) {
    return slip.amount().minor() == Math.abs(request.amountMinor())
        && slip.amount().currency().code().equals(request.currency());
  }

  static TerminalRequestStore.Proof proof(Slip slip) {
    return new TerminalRequestStore.Proof(slip.authorisation(), slip.card(), slip.lines());
  }

  /// What is being paid without the tender that a request is for; as it is if it has none.
  static Payable without(Payable paying, TerminalRequest request) {
    return paying.tenders().stream()
        .filter(tender -> request.isFor(tender.methodId(), tender.amountMinor()))
        .findFirst()
        .map(paying::without)
        .orElse(paying);
  }

  /// Notes in the journal what became of a card.
  static void note(Tx tx, EventKind kind, TerminalRequest request, String detail)
      throws SQLException {
    JournalStore.note(tx, event(kind, request, detail));
  }

  private static JournalEvent event(EventKind kind, TerminalRequest request, String detail) {
    return event(request.cashierId(), kind, request, detail);
  }

  private static JournalEvent event(
      String by, EventKind kind, TerminalRequest request, String detail) {
    return JournalEvent.by(by, kind)
        .about(table(request.purpose()), request.documentId())
        .of(request.amountMinor())
        .saying(request.id() + ": " + detail);
  }

  /// Closes a request as the terminal's slip says, and notes who has said so.
  ///
  /// @param approvedBy who gave leave, if whoever works here may not say so himself; null if nobody
  ///   had to
  static void declare(Tx tx, TerminalRequest request, SlipSays says, @Nullable String approvedBy)
      throws SQLException {
    switch (says) {
      case SlipSays.Moved(String authorisation) -> {
        TerminalRequestStore.approve(
            tx, request.id(), new TerminalRequestStore.Proof(authorisation, "", List.of()));
        declared(tx, EventKind.CARD_DECLARED_MOVED, request, approvedBy, authorisation);
      }
      case SlipSays.NotMoved() -> {
        boolean reversing = request.state() == State.REVERSING;
        TerminalRequestStore.become(
            tx, request.id(), reversing ? State.REVERSED : State.NOT_TAKEN, "by its slip");
        declared(
            tx,
            EventKind.CARD_DECLARED_UNMOVED,
            request,
            approvedBy,
            reversing ? "it was undone" : "it was not charged");
      }
    }
  }

  /// As [#declare], of a card that was left or whose ticket was set aside: what has moved was put
  /// right otherwise.
  ///
  /// @param by who says so
  /// @return false if the terminal has told of it meanwhile, and nothing was changed
  static boolean declareLeft(
      Tx tx, String requestId, SlipSays says, String by, @Nullable String approvedBy)
      throws SQLException {
    Optional<TerminalRequest> found =
        TerminalRequestStore.unclaimed(tx.handle()).stream()
            .filter(request -> request.id().equals(requestId))
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    TerminalRequest request = found.get();
    JournalEvent event =
        switch (says) {
          case SlipSays.Moved(String authorisation) -> {
            TerminalRequestStore.approve(
                tx, requestId, new TerminalRequestStore.Proof(authorisation, "", List.of()));
            TerminalRequestStore.become(tx, requestId, State.REVERSED, "by its slip");
            yield event(
                by,
                EventKind.CARD_DECLARED_MOVED,
                request,
                authorisation + ", put right outside the till");
          }
          case SlipSays.NotMoved() -> {
            TerminalRequestStore.become(tx, requestId, State.NOT_TAKEN, "by its slip");
            yield event(by, EventKind.CARD_DECLARED_UNMOVED, request, "no money has moved");
          }
        };
    JournalStore.note(tx, event.approvedBy(approvedBy));
    return true;
  }

  private static void declared(
      Tx tx, EventKind kind, TerminalRequest request, @Nullable String approvedBy, String detail)
      throws SQLException {
    JournalStore.note(tx, event(kind, request, detail).approvedBy(approvedBy));
  }

  private static String table(Purpose purpose) {
    return switch (purpose) {
      case TICKET -> SyncCatalogue.SALE.name();
      case ACCOUNT_PAYMENT -> SyncCatalogue.ACCOUNT_PAYMENT.name();
    };
  }
}
