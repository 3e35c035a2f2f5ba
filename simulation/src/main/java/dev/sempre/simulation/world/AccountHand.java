package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.till.TillDesk;
import java.util.Objects;
import java.util.Optional;

/// Takes money for what customers owe at the desk of a till, tender by tender. Source: T5, M7.
final class AccountHand {
  /// The smallest note, minor units.
  private static final long NOTE_MINOR = 1_000;

  private static final long HUNDRED = 100;

  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final TillDesk desk;
  private final PlantedTill planted;

  AccountHand(SimTill till, Setting setting, String who, TillDesk desk, PlantedTill planted) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.desk = desk;
    this.planted = planted;
  }

  /// What the money comes from.
  enum Means {
    CASH,
    CARD,
    /// Some of it, and then a note.
    CASH_TWICE,
    CASH_THEN_CARD,
    CARD_THEN_CASH
  }

  /// How somebody pays what he owes.
  ///
  /// @param percent how much of it, 1 to 100
  /// @param chosen whether he chooses what he pays first, and does not leave it to the till
  /// @param patient whether somebody waits for a terminal that does not answer
  record Way(int percent, boolean chosen, Means means, boolean patient) {
    static final Way ALL = new Way(100, false, Means.CASH, true);
  }

  private AccountBook book() {
    return setting.oracle().book(till.name()).accounts();
  }

  private DraftBook lying() {
    return setting.oracle().book(till.name()).draft(who);
  }

  private CardHand cards() {
    return new CardHand(till, setting, who, lying(), planted.cards());
  }

  private CustomerAccount account(String customerId) {
    return desk.account(new Customer(customerId, customerId)).account();
  }

  /// @return true if he was told that it has come in
  boolean receive(String customerId, Way way) {
    CustomerAccount account = account(customerId);
    long open = account.openMinor();
    if (open <= 0) {
      return false;
    }
    long minor = Math.max(1, open * way.percent / HUNDRED);
    String chosen = way.chosen ? account.items().getLast().entry().id() : null;
    AccountDraft begun = desk.beginReceiving(new Customer(customerId, customerId), chosen, minor);
    long half = Math.ceilDiv(minor, 2);
    Optional<AccountDraft> first =
        switch (way.means) {
          case CASH -> Optional.of(begun);
          case CARD -> byCard(begun, minor, way.patient);
          case CASH_TWICE -> Optional.of(inCash(begun, half));
          case CASH_THEN_CARD -> byCard(inCash(begun, half), minor - half, way.patient);
          case CARD_THEN_CASH -> byCard(begun, half, way.patient);
        };
    return first.isPresent() && finish(first.get(), way.means != Means.CASH);
  }

  /// What she has taken before and not finished. Source: T6.
  ///
  /// @throws Broken if it is not what the till has told her
  Optional<AccountDraft> found() {
    Optional<AccountDraft> found = desk.takeUpReceiving().map(Receiving::draft);
    found.ifPresentOrElse(
        draft -> lying().found(till.name(), new Payable.Account(draft)),
        () -> lying().foundNothing(till.name()));
    return found;
  }

  /// Goes on with what was found: a card that nobody knows of is asked about before anything else.
  ///
  /// @param patient whether somebody waits for a terminal that does not answer
  /// @param back whether he wants his money back, and does not pay the rest
  void goOn(AccountDraft found, boolean patient, boolean back) {
    setting.note(till.name(), "finds what was given for " + found.customerId());
    CardHand cards = cards();
    Payable paying = new Payable.Account(found);
    Optional<AccountDraft> known =
        cards.isAsked(paying.id(), paying.tenders())
            ? cards.goOn(paying, patient).map(AccountHand::draft)
            : Optional.of(found);
    known
        .filter(draft -> !draft.money().tenders().isEmpty())
        .ifPresent(draft -> {
          boolean _ = (back && takenBack(draft)) || finish(draft, false);
        });
  }

  private static AccountDraft draft(Payable paying) {
    return ((Payable.Account) paying).draft();
  }

  /// Some of it in cash: on disk, unless it is all of it.
  private AccountDraft inCash(AccountDraft draft, long minor) {
    AccountDraft next = draft.with(draft.money().plus(desk.cash().id(), TenderKind.CASH, minor));
    if (!next.money().isCovered()) {
      boolean _ = kept(next);
    }
    return next;
  }

  /// What is not kept lies on the counter all the same, and is kept with the next tender.
  private boolean kept(AccountDraft next) {
    Payable paying = new Payable.Account(next);
    lying().begins(paying);
    boolean kept = desk.keepReceiving(next).isEmpty();
    if (kept) {
      lying().done(paying);
      setting.note(
          till.name(),
          "%d tenders lie for %s".formatted(next.money().tenders().size(), next.customerId()));
    } else {
      lying().isAsBefore();
      setting.note(till.name(), "does not keep what is given for " + next.customerId());
    }
    return kept;
  }

  private Optional<AccountDraft> byCard(AccountDraft draft, long minor, boolean patient) {
    if (minor == 0) {
      return Optional.of(draft);
    }
    PaymentMethod card =
        desk.paymentMethods().stream()
            .filter(method -> method.kind() == TenderKind.CARD)
            .findFirst()
            .orElseThrow();
    return cards().charge(new Payable.Account(draft), card, minor, patient).map(AccountHand::draft);
  }

  /// What is left is paid in cash.
  private boolean finish(AccountDraft draft, boolean byNote) {
    long due = draft.money().dueMinor();
    long given = byNote ? Math.ceilDiv(due, NOTE_MINOR) * NOTE_MINOR : due;
    AccountDraft covered =
        due == 0 ? draft : draft.with(draft.money().plus(desk.cash().id(), TenderKind.CASH, given));
    return receive(covered, account(draft.customerId()), true);
  }

  private boolean receive(AccountDraft draft, CustomerAccount before, boolean again) {
    book().begins(draft.id());
    lying().beginsToEnd();
    planted.accounts().beforeReceiving();
    return switch (desk.receive(draft)) {
      case ReceiveAnswer.Received(AccountPayment payment, long owed) -> {
        planted.accounts().received(payment.id());
        book().received(payment);
        lying().hasEnded();
        setting.note(
            till.name(),
            "%d of %s are paid for %s"
                .formatted(payment.amountMinor(), payment.printed(), payment.customerId()));
        mustBeRight(payment, owed, draft, before);
        yield true;
      }
      case ReceiveAnswer.Refused(AccountRefusal refusal) -> {
        planted.accounts().refused();
        isNotReceived(draft);
        yield refused(draft, before, refusal);
      }
      case ReceiveAnswer.NotSaved _ -> {
        isNotReceived(draft);
        setting.note(till.name(), "does not save what is paid for " + draft.customerId());
        yield false;
      }
      case ReceiveAnswer.Unknown _ -> {
        setting.note(till.name(), "unknown whether it is paid for " + draft.customerId());
        yield again && receive(draft, before, false);
      }
      case ReceiveAnswer.Blocked blocked ->
          throw new Broken("I16", till.name() + " blocks money: " + blocked);
    };
  }

  private void isNotReceived(AccountDraft draft) {
    book().isNotReceived(draft.id());
    lying().isAsBefore();
  }

  /// What he owed may have been paid elsewhere since he began: then he has his money back.
  private boolean refused(AccountDraft draft, CustomerAccount before, AccountRefusal refusal) {
    boolean elsewhere =
        refusal instanceof AccountRefusal.AboveOwed
            && before.openMinor() < draft.money().amountMinor();
    if (elsewhere) {
      setting.note(till.name(), "he owes less by now: " + draft.customerId());
      boolean _ = takenBack(draft);
    } else if (refusal instanceof AccountRefusal.SetBack) {
      setting.note(till.name(), "is set back");
    } else {
      throw new Broken("T5", "%s does not take %s: %s".formatted(till.name(), draft, refusal));
    }
    return false;
  }

  /// Gives back all that was given.
  ///
  /// @return false if something stays
  private boolean takenBack(AccountDraft draft) {
    AccountDraft left = draft;
    while (!left.money().tenders().isEmpty()) {
      Tender last = left.money().tenders().getLast();
      AccountDraft without = left.with(left.money().without(last));
      Optional<AccountDraft> next =
          last.kind() == TenderKind.CARD
              ? cards().takeBack(new Payable.Account(left), last).map(AccountHand::draft)
              : Optional.of(without).filter(this::kept);
      if (next.isEmpty() || !next.get().equals(without)) {
        return false;
      }
      left = without;
    }
    setting.note(till.name(), "has given all back to " + draft.customerId());
    return true;
  }

  private void mustBeRight(
      AccountPayment payment, long owed, AccountDraft draft, CustomerAccount before) {
    ReceivedMoney money = draft.money();
    String chosen = draft.chosenEntryId();
    boolean isOpen = before.items().stream().anyMatch(item -> item.entry().id().equals(chosen));
    boolean right =
        payment.amountMinor() == money.amountMinor()
            && payment.customerId().equals(draft.customerId())
            && payment.changeMinor() == money.changeMinor()
            && payment.tenders().equals(money.tenders())
            && payment.items().stream().mapToLong(AccountPayment.Item::amountMinor).sum()
                == money.amountMinor()
            && owed == before.balanceMinor() - money.amountMinor()
            && (!isOpen || Objects.equals(payment.items().getFirst().entryId(), chosen));
    if (!right) {
      throw new Broken(
          "T5",
          "%s takes %s for %s, owed are %d, before were %s"
              .formatted(till.name(), payment, draft, owed, before));
    }
  }
}
