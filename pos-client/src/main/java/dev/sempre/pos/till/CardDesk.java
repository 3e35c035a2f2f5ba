package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.CardAnswer.Reason;
import dev.sempre.pos.sell.CardCharge;
import dev.sempre.pos.sell.CardState;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.sell.TillCards;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.ReversalOutcome;
import dev.sempre.pos.terminal.Slip;
import dev.sempre.pos.terminal.TerminalOutcome;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequest.State;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cards at this till, whoever works here. A request is on disk before the terminal hears of it;
/// its approval and the tender, of a sale or of a payment on account, are one transaction; and what
/// was once asked for is asked about until the terminal has said what became of it. So no card is
/// charged twice for one request, and none is charged and forgotten, wherever the till or the line
/// dies. Source: F43, I17.
public final class CardDesk implements TillCards {
  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  /// What it takes to say by its slip what a terminal has done.
  private static final Set<Permission> DECLARING = Set.of(Permission.SETTLE_CARD);

  private final Replica replica;
  private final Terminals terminals;
  private final KnownShop shop = new KnownShop();

  /// @param replica the database of an enrolled till
  public CardDesk(Replica replica, Terminals terminals) {
    this.replica = replica;
    this.terminals = terminals;
  }

  @Override
  public boolean takes(PaymentMethod method) {
    return terminals.settings().takes(method);
  }

  @Override
  public CardState look(String payableId) {
    return replica.read(handle -> state(handle, payableId));
  }

  private static CardState state(Handle handle, String payableId) {
    return new CardState(
        TerminalRequestStore.approvedOf(handle, payableId).stream().map(CardDesk::charge).toList(),
        TerminalRequestStore.openOf(handle, payableId).map(CardDesk::charge).orElse(null));
  }

  private static CardCharge charge(TerminalRequest request) {
    return new CardCharge(request.methodId(), request.amountMinor());
  }

  @Override
  public CardAnswer charge(Payable paying, PaymentMethod method, long amountMinor) {
    TerminalSettings.Place place = terminals.settings().place();
    if (place instanceof TerminalSettings.Place.Unread) {
      return new CardAnswer.Blocked(Obstacle.TERMINAL_UNREAD);
    }
    Payable next = paying.plus(method.id(), method.kind(), amountMinor);
    String id = replica.ids().next();
    TerminalRequestStore.Wish wish =
        new TerminalRequestStore.Wish(
            id,
            Counter.purpose(paying),
            paying.id(),
            paying.cashierId(),
            next.tenders().getLast(),
            paying.currency(),
            place.text());
    Optional<CardAnswer> stop;
    try {
      stop = replica.write(Priority.PERSON, tx -> note(tx, paying, next, wish));
    } catch (StoreFailure failure) {
      // Should it be on disk after all, the terminal says that it has never got it.
      return new CardAnswer.NotNoted(Failures.of(failure));
    }
    return stop.isPresent() ? stop.get() : send(id, paying, amountMinor);
  }

  /// @return what keeps it from being sent; empty once it is noted
  private Optional<CardAnswer> note(
      Tx tx, Payable paying, Payable next, TerminalRequestStore.Wish wish) {
    if (SetBack.is(tx.handle())) {
      return Optional.of(new CardAnswer.Blocked(Obstacle.SET_BACK));
    }
    if (Counter.isGone(tx.handle(), paying)) {
      return Optional.of(new CardAnswer.NotNoted(Failure.ELSEWHERE));
    }
    if (TerminalRequestStore.openOf(tx.handle(), paying.id()).isPresent()) {
      return Optional.of(new CardAnswer.Open(false));
    }
    if (!TerminalRequestStore.tells(tx.handle(), paying.id(), paying.tenders())) {
      throw new IllegalStateException("a card's money is missing in " + paying.id());
    }
    Optional<SaleRefusal> no = Counter.refusal(tx, next, zone(tx));
    if (no.isPresent()) {
      return Optional.of(new CardAnswer.Refused(no.get()));
    }
    TerminalRequestStore.note(tx, wish);
    Counter.save(tx, paying);
    return Optional.empty();
  }

  private ZoneId zone(Tx tx) {
    return shop.find(tx.handle(), tx.place())
        .<ZoneId>map(Establishment::zone)
        .orElse(ZoneOffset.UTC);
  }

  private CardAnswer send(String id, Payable paying, long amountMinor) {
    TerminalRequest request =
        replica.read(handle -> TerminalRequestStore.byId(handle, id)).orElseThrow();
    Optional<PaymentTerminal> terminal = terminal(request);
    if (terminal.isEmpty()) {
      return book(request, paying, new TerminalOutcome.NotTaken("no terminal is set up"), false);
    }
    Money amount = new Money(Math.abs(amountMinor), paying.currency());
    TerminalOutcome outcome =
        amountMinor > 0 ? terminal.get().charge(id, amount) : terminal.get().refund(id, amount);
    return outcome instanceof TerminalOutcome.Unknown
        ? book(request, paying, terminal.get().ask(id), true)
        : book(request, paying, outcome, false);
  }

  private Optional<PaymentTerminal> terminal(TerminalRequest request) {
    return terminals.at(TerminalSettings.Place.of(request.terminal()));
  }

  /// Writes down what the terminal has said.
  ///
  /// @param late whether an answer before had been lost
  private CardAnswer book(
      TerminalRequest request, Payable paying, TerminalOutcome outcome, boolean late) {
    return switch (outcome) {
      case TerminalOutcome.Approved(Slip slip) -> approve(request, paying, slip, late);
      case TerminalOutcome.Declined(String reason) ->
          end(request, State.DECLINED, reason, paying, Reason.DECLINED);
      case TerminalOutcome.Cancelled() ->
          end(request, State.CANCELLED, "", paying, Reason.CANCELLED);
      case TerminalOutcome.NotTaken(String detail) ->
          end(request, State.NOT_TAKEN, detail, paying, Reason.NOT_REACHED);
      case TerminalOutcome.Reversed() -> end(request, State.REVERSED, "", paying, Reason.CANCELLED);
      case TerminalOutcome.Waiting() -> new CardAnswer.Open(true);
      case TerminalOutcome.Unknown(String detail) -> {
        LOG.warn("CARD-4 Request {} is open: {}", request.id(), detail);
        yield new CardAnswer.Open(false);
      }
    };
  }

  private CardAnswer end(
      TerminalRequest request, State state, String detail, Payable paying, Reason reason) {
    return write(
        request,
        paying,
        tx -> {
          TerminalRequestStore.become(tx, request.id(), state, detail);
          Counter.cameToNothing(tx, paying);
          String said = reason == Reason.DECLINED ? detail : "";
          return new CardAnswer.NotTaken(paying, reason, said);
        });
  }

  private CardAnswer approve(TerminalRequest request, Payable paying, Slip slip, boolean late) {
    if (!CardTrace.isWhatWasAsked(request, slip)) {
      LOG.error("CARD-5 Request {} came to {}", request.id(), slip.amount());
      return write(
          request,
          paying,
          tx -> {
            TerminalRequestStore.become(tx, request.id(), State.LEFT, "it moved " + slip.amount());
            Counter.cameToNothing(tx, paying);
            return new CardAnswer.NotTaken(paying, Reason.OTHER_AMOUNT, "");
          });
    }
    return write(
        request,
        paying,
        tx -> {
          if (Counter.isGone(tx.handle(), paying)) {
            TerminalRequestStore.become(tx, request.id(), State.LEFT, "what it was for was gone");
            return new CardAnswer.NotNoted(Failure.ELSEWHERE);
          }
          Payable next = paying.plus(request.methodId(), request.kind(), request.amountMinor());
          TerminalRequestStore.approve(tx, request.id(), CardTrace.proof(slip));
          Counter.save(tx, next);
          if (late) {
            CardTrace.note(tx, EventKind.CARD_FOUND_APPROVED, request, slip.authorisation());
          }
          return new CardAnswer.Taken(next);
        });
  }

  /// Writes down what the terminal has said, unless the request is not open any more: somebody has
  /// left it, or another call has been told, while this one waited. Where the disk does not take
  /// it, the terminal is asked again, and says the same.
  private CardAnswer write(
      TerminalRequest request, Payable paying, Replica.Write<CardAnswer> task) {
    try {
      return replica.write(
          Priority.PERSON,
          tx ->
              TerminalRequestStore.isOpen(tx.handle(), request.id())
                  ? task.run(tx)
                  : asItStands(tx.handle(), paying));
    } catch (StoreFailure failure) {
      LOG.error("CARD-6 A terminal's answer is not on disk", failure);
      return new CardAnswer.Open(false);
    }
  }

  @Override
  public CardAnswer ask(Payable paying) {
    return settle(
        paying,
        request ->
            request.state() == State.REVERSING
                ? undo(request, paying, false)
                : book(request, paying, said(request), true));
  }

  private CardAnswer settle(Payable paying, Function<TerminalRequest, CardAnswer> how) {
    Optional<TerminalRequest> found;
    try {
      // A transaction that writes: what a failed commit has left behind cannot come back after it.
      found =
          replica.write(
              Priority.PERSON,
              tx -> {
                long _ = tx.stamp();
                return TerminalRequestStore.openOf(tx.handle(), paying.id());
              });
    } catch (StoreFailure failure) {
      LOG.warn("CARD-7 The disk does not say what is open: {}", failure.getMessage());
      return new CardAnswer.Open(false);
    }
    return found.isEmpty() ? asItStands(paying) : how.apply(found.get());
  }

  private TerminalOutcome said(TerminalRequest request) {
    return terminal(request)
        .map(terminal -> terminal.ask(request.id()))
        .orElseGet(() -> new TerminalOutcome.Unknown("no terminal is set up"));
  }

  private CardAnswer asItStands(Payable paying) {
    return replica.read(handle -> asItStands(handle, paying));
  }

  private static CardAnswer asItStands(Handle handle, Payable paying) {
    return new CardAnswer.Stands(Counter.stored(handle, paying), state(handle, paying.id()));
  }

  @Override
  public CardAnswer leave(Payable paying) {
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            Optional<TerminalRequest> open = TerminalRequestStore.openOf(tx.handle(), paying.id());
            if (open.isEmpty()) {
              return asItStands(tx.handle(), paying);
            }
            TerminalRequest request = open.get();
            boolean reversing = request.state() == State.REVERSING;
            Payable next = reversing ? CardTrace.without(paying, request) : paying;
            TerminalRequestStore.become(tx, request.id(), State.LEFT, null);
            Counter.save(tx, next);
            CardTrace.note(
                tx,
                EventKind.CARD_LEFT_UNKNOWN,
                request,
                reversing ? "whether it was reversed" : "whether it was charged");
            return new CardAnswer.Left(next);
          });
    } catch (StoreFailure failure) {
      return new CardAnswer.NotNoted(Failures.of(failure));
    }
  }

  @Override
  public CardAnswer declare(Payable paying, SlipSays says, @Nullable Approval approval) {
    try {
      if (!maySay(paying, approval)) {
        return new CardAnswer.NeedsApproval(DECLARING);
      }
      CardAnswer told = settle(paying, request -> onlyAsk(request, paying));
      boolean silent = told instanceof CardAnswer.Open(boolean waits) && !waits;
      return silent
          ? replica.write(Priority.PERSON, tx -> declare(tx, paying, says, approval))
          : told;
    } catch (StoreFailure failure) {
      return new CardAnswer.NotNoted(Failures.of(failure));
    }
  }

  /// Nothing is undone for somebody who reads a slip: it was printed before, and money that went
  /// back meanwhile with its answer lost would stand as a tender.
  private CardAnswer onlyAsk(TerminalRequest request, Payable paying) {
    TerminalOutcome outcome = said(request);
    if (request.state() != State.REVERSING) {
      return book(request, paying, outcome, true);
    }
    return switch (outcome) {
      case TerminalOutcome.Reversed _,
          TerminalOutcome.Declined _,
          TerminalOutcome.Cancelled _,
          TerminalOutcome.NotTaken _ ->
          undone(request, paying);
      case TerminalOutcome.Approved _ ->
          stays(request, paying, Reason.NOT_REACHED, "it says that it stands");
      case TerminalOutcome.Waiting _ -> new CardAnswer.Open(true);
      case TerminalOutcome.Unknown(String detail) -> reversalOpen(request, detail);
    };
  }

  private boolean maySay(Payable paying, @Nullable Approval approval) {
    return replica.read(handle -> {
      Place place = Places.find(handle).orElseThrow();
      return Leave.mayDo(handle, place, paying.cashierId(), DECLARING)
          || (approval != null
              && approval.forWhat().containsAll(DECLARING)
              && Leave.mayDo(handle, place, approval.by(), DECLARING));
    });
  }

  private static CardAnswer declare(
      Tx tx, Payable paying, SlipSays says, @Nullable Approval approval) throws SQLException {
    Optional<TerminalRequest> open = TerminalRequestStore.openOf(tx.handle(), paying.id());
    if (open.isEmpty()) {
      return asItStands(tx.handle(), paying);
    }
    TerminalRequest request = open.get();
    boolean reversing = request.state() == State.REVERSING;
    CardTrace.declare(tx, request, says, approval == null ? null : approval.by());
    return switch (says) {
      case SlipSays.Moved _ when reversing ->
          new CardAnswer.NotGivenBack(paying, Reason.DECLARED, "");
      case SlipSays.Moved _ -> {
        Payable next = paying.plus(request.methodId(), request.kind(), request.amountMinor());
        Counter.save(tx, next);
        yield new CardAnswer.Taken(next);
      }
      case SlipSays.NotMoved _ when reversing -> {
        Payable next = CardTrace.without(paying, request);
        Counter.save(tx, next);
        yield new CardAnswer.GivenBack(next);
      }
      case SlipSays.NotMoved _ -> {
        Counter.cameToNothing(tx, paying);
        yield new CardAnswer.NotTaken(paying, Reason.DECLARED, "");
      }
    };
  }

  @Override
  public CardAnswer takeBack(Payable paying, Tender tender) {
    Optional<TerminalRequest> begun;
    try {
      begun = replica.write(Priority.PERSON, tx -> beginToReverse(tx, paying, tender));
    } catch (StoreFailure failure) {
      return new CardAnswer.NotNoted(Failures.of(failure));
    }
    return begun.isPresent() ? undo(begun.get(), paying, true) : asItStands(paying);
  }

  private static Optional<TerminalRequest> beginToReverse(Tx tx, Payable paying, Tender tender) {
    Optional<TerminalRequest> charged =
        TerminalRequestStore.approvedOf(tx.handle(), paying.id()).stream()
            .filter(request -> request.isFor(tender.methodId(), tender.amountMinor()))
            .findFirst();
    charged.ifPresent(
        request -> TerminalRequestStore.become(tx, request.id(), State.REVERSING, null));
    return charged;
  }

  /// @param first whether the terminal was not told before: only then does what never got there say
  ///   that the money is where it was
  private CardAnswer undo(TerminalRequest request, Payable paying, boolean first) {
    ReversalOutcome outcome =
        terminal(request)
            .map(terminal -> terminal.reverse(request.id()))
            .orElseGet(() -> new ReversalOutcome.NotSent("no terminal is set up"));
    return switch (outcome) {
      case ReversalOutcome.Reversed() -> undone(request, paying);
      case ReversalOutcome.Refused(String reason) ->
          stays(request, paying, Reason.DECLINED, reason);
      case ReversalOutcome.NotSent(String detail) ->
          first ? stays(request, paying, Reason.NOT_REACHED, detail) : new CardAnswer.Open(false);
      case ReversalOutcome.Unknown(String detail) -> reversalOpen(request, detail);
    };
  }

  private CardAnswer undone(TerminalRequest request, Payable paying) {
    return write(
        request,
        paying,
        tx -> {
          Payable next = CardTrace.without(paying, request);
          TerminalRequestStore.become(tx, request.id(), State.REVERSED, null);
          if (!Counter.isGone(tx.handle(), paying)) {
            Counter.save(tx, next);
          }
          CardTrace.note(tx, EventKind.CARD_REVERSED, request, "its tender was taken back");
          return new CardAnswer.GivenBack(next);
        });
  }

  private static CardAnswer reversalOpen(TerminalRequest request, String detail) {
    LOG.warn("CARD-8 The reversal of {} is open: {}", request.id(), detail);
    return new CardAnswer.Open(false);
  }

  private CardAnswer stays(TerminalRequest request, Payable paying, Reason reason, String detail) {
    return write(
        request,
        paying,
        tx -> {
          TerminalRequestStore.become(tx, request.id(), State.APPROVED, detail);
          String said = reason == Reason.DECLINED ? detail : "";
          return new CardAnswer.NotGivenBack(paying, reason, said);
        });
  }

  @Override
  public boolean cancel(String payableId) {
    Optional<TerminalRequest> open =
        replica.read(handle -> TerminalRequestStore.openOf(handle, payableId));
    open.ifPresent(
        request -> terminal(request).ifPresent(terminal -> terminal.cancel(request.id())));
    return open.isPresent();
  }
}
