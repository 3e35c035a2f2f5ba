package dev.sempre.simulation.world;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.CardCharge;
import dev.sempre.pos.sell.CardState;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.sell.TillCards;
import dev.sempre.replica.terminal.TerminalRequestStore;
import dev.sempre.simulation.world.SimTerminal.Booked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one person does with the payment terminal of a till. Of every step the book of what is paid
/// knows what the till has said; a request that nobody has answered is asked about again before
/// anything else. Source: F43, I17.
final class CardHand {
  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final PayBook book;
  private final TillCards desk;
  private final PlantedCards planted;

  /// @param book what she was told of what is being paid
  CardHand(SimTill till, Setting setting, String who, PayBook book, PlantedCards planted) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.book = book;
    this.desk = till.cards();
    this.planted = planted;
  }

  private JournalBook journal() {
    return setting.oracle().book(till.name()).journal();
  }

  /// Whether the terminal has to be asked before it goes on.
  ///
  /// @param id of what is being paid
  /// @param found what was given for it, as she finds it
  /// @throws Broken if a card was charged for it and no tender says so
  boolean isAsked(String id, List<Tender> found) {
    CardState state = desk.look(id);
    List<CardCharge> lying = new ArrayList<>(found.stream().map(CardCharge::of).toList());
    if (!state.charged().stream().allMatch(lying::remove)) {
      throw new Broken(
          "F43", "%s has charged %s and shows %s".formatted(till.name(), state, found));
    }
    if (state.open() == null) {
      book.terminalHasSaid();
    }
    return state.open() != null;
  }

  /// Charges a card, or gives money back to it.
  ///
  /// @param patient false if she does not wait for a terminal that has not answered twice
  /// @return the payment as it stands then; empty if it cannot go on
  Optional<Payable> charge(Payable paying, PaymentMethod method, long minor, boolean patient) {
    Payable charged = paying.plus(method.id(), method.kind(), minor);
    book.asksTheTerminal();
    book.begins(paying); // The request is on disk together with what was given before it.
    book.begins(charged);
    CardAnswer answer = desk.charge(paying, method, minor);
    planted.afterCharge(paying, answer);
    return answer instanceof CardAnswer.Open
        ? goOn(paying, patient)
        : told(answer, paying, charged);
  }

  /// Asks about what is open.
  ///
  /// @param patient false if she does not wait any longer
  Optional<Payable> goOn(Payable paying, boolean patient) {
    CardAnswer answer = ask(paying);
    Optional<Payable> next = told(answer, paying, null);
    return answer instanceof CardAnswer.Open && !patient
        ? slip(paying).map(says -> declare(paying, says)).orElseGet(() -> leave(paying))
        : next;
  }

  /// What the slip of a terminal that is silent says about what is open: what the bank has booked.
  /// Not everybody looks for it.
  private Optional<SlipSays> slip(Payable paying) {
    Map<String, Booked> ledger = till.terminal().ledger();
    if (!till.terminal().isSilent() || ledger.size() % 2 != 0) {
      return Optional.empty();
    }
    return till.looking(
            () -> till.replica().read(handle -> TerminalRequestStore.openOf(handle, paying.id())))
        .flatMap(open -> {
          Booked booked = ledger.get(open.id());
          return booked == null ? Optional.of(new SlipSays.NotMoved()) : slip(booked);
        });
  }

  private static Optional<SlipSays> slip(Booked booked) {
    return switch (booked.state()) {
      case APPROVED -> Optional.of(new SlipSays.Moved("000042"));
      case REVERSED, DECLINED, CANCELLED, NEVER -> Optional.of(new SlipSays.NotMoved());
      case WAITING -> Optional.empty();
    };
  }

  private Optional<Payable> declare(Payable paying, SlipSays says) {
    EventKind kind =
        switch (says) {
          case SlipSays.Moved _ -> EventKind.CARD_DECLARED_MOVED;
          case SlipSays.NotMoved _ -> EventKind.CARD_DECLARED_UNMOVED;
        };
    JournalBook.Entry entry = JournalBook.Entry.now(till, kind, who, paying.id());
    journal().begins(entry, 1);
    CardAnswer answer = desk.declare(paying, says, null);
    switch (answer) {
      case CardAnswer.Taken _,
          CardAnswer.NotTaken _,
          CardAnswer.GivenBack _,
          CardAnswer.NotGivenBack _ -> {
        journal().done(entry, 1);
        setting.note(till.name(), "by its slip: " + kind);
      }
      case CardAnswer.Stands _,
          CardAnswer.NeedsApproval _,
          CardAnswer.Refused _,
          CardAnswer.Blocked _,
          CardAnswer.Left _ ->
          journal().isNotDone(entry, 1);
      case CardAnswer.Open _, CardAnswer.NotNoted _ -> {
        // It is there or not.
      }
    }
    return told(answer, paying, null);
  }

  private CardAnswer ask(Payable paying) {
    CardCharge open = desk.look(paying.id()).open();
    if (open != null) {
      book.asksTheTerminal();
      Optional<Tender> tender =
          paying.tenders().stream().filter(one -> CardCharge.of(one).equals(open)).findFirst();
      book.begins(paying);
      book.begins(
          tender.isPresent()
              ? paying.without(tender.get())
              : paying.plus(open.methodId(), TenderKind.CARD, open.amountMinor()));
    }
    return desk.ask(paying);
  }

  private Optional<Payable> leave(Payable paying) {
    JournalBook.Entry entry =
        JournalBook.Entry.now(till, EventKind.CARD_LEFT_UNKNOWN, who, paying.id());
    journal().begins(entry, 1);
    CardAnswer answer = desk.leave(paying);
    if (answer instanceof CardAnswer.Left) {
      journal().done(entry, 1);
    }
    return told(answer, paying, null);
  }

  /// Undoes what a card was charged for a tender.
  Optional<Payable> takeBack(Payable paying, Tender tender) {
    Payable without = paying.without(tender);
    book.asksTheTerminal();
    book.begins(without);
    return told(desk.takeBack(paying, tender), paying, without);
  }

  /// @param wanted what was to come of it; null if that depends on the terminal
  private Optional<Payable> told(CardAnswer answer, Payable paying, @Nullable Payable wanted) {
    return switch (answer) {
      case CardAnswer.Taken(Payable next) -> {
        mustBe(next, wanted, paying.tenders().size() + 1);
        yield stands(next, "a card was charged");
      }
      case CardAnswer.GivenBack(Payable next) -> {
        mustBe(next, wanted, paying.tenders().size() - 1);
        yield stands(next, "a card was given back what it was charged");
      }
      case CardAnswer.NotTaken(Payable next, CardAnswer.Reason reason, var _) ->
          stands(next, "card " + reason);
      case CardAnswer.NotGivenBack(Payable next, CardAnswer.Reason reason, var _) ->
          stands(next, "card keeps its charge: " + reason);
      case CardAnswer.Refused(SaleRefusal refusal) ->
          stands(paying, "asks no card: " + refusal.getClass().getSimpleName());
      case CardAnswer.Left(Payable next) -> stands(next, "does not wait for the terminal");
      case CardAnswer.Stands(Payable next, var _) -> {
        book.found(till.name(), next);
        yield stands(next, "the card is settled");
      }
      case CardAnswer.Open(boolean waits) ->
          stopped(waits ? "the terminal waits for a card" : "unknown card");
      case CardAnswer.NotNoted _ -> stopped("does not save a card");
      case CardAnswer.NeedsApproval needed ->
          throw new Broken("T1", till.name() + " asks for leave: " + needed);
      case CardAnswer.Blocked(Obstacle obstacle) when obstacle == Obstacle.SET_BACK -> {
        book.isAsBefore();
        book.terminalHasSaid();
        yield stopped("is set back");
      }
      case CardAnswer.Blocked(Obstacle obstacle) ->
          throw new Broken("I16", till.name() + " blocks a card: " + obstacle);
    };
  }

  private void mustBe(Payable next, @Nullable Payable wanted, int tenders) {
    boolean right = wanted == null ? next.tenders().size() == tenders : next.equals(wanted);
    if (!right) {
      throw new Broken("I17", "%s says %s of a card, not %s".formatted(till.name(), next, wanted));
    }
  }

  private Optional<Payable> stands(Payable now, String what) {
    book.done(now);
    book.terminalHasSaid();
    setting.note(till.name(), what);
    return Optional.of(now);
  }

  private Optional<Payable> stopped(String what) {
    setting.note(till.name(), what);
    return Optional.empty();
  }
}
