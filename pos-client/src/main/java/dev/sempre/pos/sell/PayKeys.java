package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.PayViewModel.Phase;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the keys do to the payment, and what became of it. A payment begins once all that was
/// scanned before is on the ticket, and while it is open nothing else is on its way to the ticket:
/// so it always pays for what the screen shows. Where something that was asked for before waits for
/// a weight or for leave, none begins. UI thread only.
final class PayKeys {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final Words words;
  private final PayViewModel pay;
  private final CreditKeys credit;
  private final CardKeys cards;
  private boolean asked;

  /// @param steps the queue of all steps on the sale
  PayKeys(SellViewModel sell, Steps steps, Work work, TillSale till, Words words) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.words = words;
    this.cards = new CardKeys(sell, steps, work, till::cards, words, new Ticket());
    this.pay = new PayViewModel(cards, this::complete, this::keep, sell::refused);
    this.credit = new CreditKeys(sell, steps, till, pay, words);
  }

  PayViewModel pay() {
    return pay;
  }

  /// The ticket at the payment terminal.
  private final class Ticket implements CardKeys.Counter {
    @Override
    public @Nullable Payable paying() {
      PayingSale now = pay.saleProperty().get();
      return now == null ? null : new Payable.Ticket(now);
    }

    @Override
    public void waitForCard(Payable now) {
      if (!now.equals(paying())) {
        pay.resume(sale(now));
      }
      pay.waitForCard();
      if (!(sell.panelProperty().get() instanceof Panel.Pay)) {
        sell.panels().open(new Panel.Pay());
      }
    }

    @Override
    public void cardTaken(Payable next) {
      pay.cardTaken(sale(next));
    }

    @Override
    public void stand(Payable next) {
      pay.stand(sale(next));
    }

    @Override
    public boolean isInDoubt() {
      return pay.isInDoubt();
    }

    @Override
    public Notice covered() {
      return Notice.problem(Word.CARD_COVERED);
    }

    private static PayingSale sale(Payable payable) {
      if (payable instanceof Payable.Ticket(PayingSale sale)) {
        return sale;
      }
      throw new IllegalStateException("no ticket: " + payable.id());
    }
  }

  /// Another ticket lies before the cashier: what was asked for it is asked about before anything
  /// else.
  void lookAtCards(OpenTicket now) {
    if (now.sale().isEmpty()) {
      cards.clear();
      return;
    }
    cards.look(
        new Payable.Ticket(now.paying()),
        () -> {
          OpenTicket standing = sell.ticket().standing();
          return standing != null
              && standing.sale().id().equals(now.sale().id())
              && !sell.ticket().isPassedOn();
        });
  }

  /// What is bought on account.
  CreditKeys credit() {
    return credit;
  }

  /// What goes on at the payment terminal.
  CardKeys cards() {
    return cards;
  }

  /// F12: opens the payment; of one that is open, does the one thing that is left to do: asks the
  /// disk or the terminal again, or finishes what is covered.
  void press() {
    if (comesBack()) {
      sell.hush();
    } else if (isOpen()) {
      goOn();
    } else if (!asked) {
      asked = true;
      sell.hush();
      steps.add(this::open);
    }
  }

  private void open() {
    OpenTicket now = sell.ticketProperty().get();
    // The ticket may have been taken up meanwhile, with money that was given for it: that is open.
    if (asked && now != null && !isOpen() && !sell.moneyLies() && !sell.waitsForMore()) {
      pay.open(now.sale(), now.rounding());
      if (pay.saleProperty().get() != null) {
        sell.panels().open(new Panel.Pay());
        credit.look();
      }
    }
    asked = false;
  }

  /// Something else is done to the ticket: a payment without money gives way to it, also one that
  /// was asked for and is not open yet.
  void giveWay() {
    asked = false;
    if (isOpen()) {
      sell.panels().open(null);
    }
  }

  /// Whether something is being paid, also while leave is asked for beside it.
  boolean isOpen() {
    return pay.saleProperty().get() != null;
  }

  /// Escape beside a payment: back to it.
  ///
  /// @return whether there is one to come back to
  boolean comesBack() {
    boolean comes = isOpen() && !(sell.panelProperty().get() instanceof Panel.Pay);
    if (comes) {
      sell.panels().open(new Panel.Pay());
    }
    return comes;
  }

  private void goOn() {
    pay.askAgain();
    pay.finish();
    cards.ask();
  }

  /// Escape while the payment terminal is waited for: it is told to stop.
  ///
  /// @return false if it is not waited for
  boolean escape() {
    boolean waits = isOpen() && pay.phaseProperty().get() == Phase.CARD;
    if (waits) {
      cards.cancel();
      cards.remind();
    }
    return waits;
  }

  /// Goes on with a payment that was cut off.
  void resume(PayingSale paying) {
    pay.resume(paying);
    sell.panels().open(new Panel.Pay());
    credit.look();
    sell.say(pay.isInDoubt() ? unknown() : moneyOut());
  }

  /// Enter: by the usual way to pay, which is known once all that was asked before is answered;
  /// asks again if there is doubt.
  void enter() {
    steps.add(() -> {
      PaymentMethod usual = pay.usualProperty().get();
      if (pay.isStopped()) {
        goOn();
      } else if (usual != null) {
        tender(usual);
      }
    });
  }

  /// F6 while a payment is open: the rest of it, or what is typed, goes on the account of whoever
  /// is on the ticket.
  ///
  /// @return whether that can be; else nothing was done
  boolean onAccount() {
    OpenTicket now = sell.ticket().standing();
    Optional<PaymentMethod> account =
        pay.methods().stream().filter(each -> each.kind() == TenderKind.ACCOUNT).findFirst();
    boolean can =
        sell.panelProperty().get() instanceof Panel.Pay
            && now != null
            && now.sale().customerId() != null;
    if (can) {
      account.ifPresent(this::tender);
    }
    return can && account.isPresent();
  }

  /// Takes what is typed in the payment panel by `method`.
  void tender(PaymentMethod method) {
    String typed = pay.entryProperty().get();
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, sell.ticket().currency());
    if (read.isEmpty() && !typed.isBlank()) {
      sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
    } else if (!pay.isStopped()) {
      sell.hush();
      if (method.kind() == TenderKind.ACCOUNT) {
        pay.amountOf(method, read).ifPresent(minor -> credit.tender(method, minor));
      } else {
        pay.tender(method, read);
      }
    }
  }

  /// What lay on the counter was set aside.
  void forget() {
    cards.clear();
    pay.close();
  }

  /// Whether money lies on the counter, in which case the notice says so.
  boolean moneyLies() {
    boolean lies = isOpen() && pay.moneyLies();
    if (lies) {
      sell.say(whyNot());
    }
    return lies;
  }

  private Notice whyNot() {
    return switch (pay.phaseProperty().get()) {
      case TAKING, COMPLETING -> moneyOut();
      case IN_DOUBT -> unknown();
      case CARD -> cards.notice();
      case COVERED -> Notice.problem(Word.CARD_COVERED);
    };
  }

  private Notice moneyOut() {
    return Notice.hint(either(Word.SELL_MONEY_LIES, Word.REFUND_BEGUN));
  }

  private Notice unknown() {
    return Notice.problem(either(Word.FAILED_UNKNOWN, Word.REFUND_UNKNOWN));
  }

  /// What holds of money that comes in does not hold of money that goes out.
  private Word either(Word paid, Word refunded) {
    return pay.isRefund() ? refunded : paid;
  }

  /// The screen does not wait for it: the next key works meanwhile.
  private void keep(PayingSale paying) {
    steps.add(
        () -> till.keepPayment(paying),
        failure -> failure.ifPresent(_ -> notKept()),
        this::notKept);
  }

  private void notKept() {
    sell.say(Notice.problem(either(Word.PAY_NOT_KEPT, Word.REFUND_NOT_KEPT)));
  }

  private void complete(PayingSale paying) {
    steps.add(
        sell.ticket()::standing,
        (OpenTicket now) -> completeIfStill(now, paying),
        answer -> answer.ifPresentOrElse(told -> completed(paying, told), this::changed),
        this::broke);
  }

  /// Goods that are not on the ticket are not paid for, and none that are go without payment.
  private Optional<PaymentAnswer> completeIfStill(OpenTicket now, PayingSale paying) {
    return now.sale().equals(paying.cart()) ? Optional.of(till.complete(paying)) : Optional.empty();
  }

  private void changed() {
    reopen(Notice.problem(either(Word.PAY_TICKET_CHANGED, Word.REFUND_TICKET_CHANGED)));
  }

  /// Whatever was thrown may have been thrown after the sale was on disk.
  private void broke() {
    pay.doubt();
    sell.say(unknown());
  }

  private void completed(PayingSale given, PaymentAnswer answer) {
    switch (answer) {
      case PaymentAnswer.Paid(CompletedSale sale, OpenTicket next, boolean nextUnread) -> {
        sell.paper().follow(sale);
        pay.close();
        sell.panels().open(new Panel.Change(sale));
        sell.ticket().takeUp(next);
        sell.hush();
        if (!sale.tenders().equals(given.tenders())) {
          Word before = given.isRefund() ? Word.REFUNDED_BEFORE : Word.PAID_BEFORE;
          sell.say(Notice.problem(before, tenders(sale)));
        } else if (nextUnread) {
          sell.say(Notice.hint(Word.PAID_NEXT_UNREAD));
        }
      }
      case PaymentAnswer.Refused(var refusal) -> reopen(Notice.of(refusal, given.isRefund()));
      case PaymentAnswer.Blocked(Obstacle obstacle) -> {
        reopen(Notice.of(obstacle));
        if (obstacle == Obstacle.CARD_OPEN) {
          cards.askAfterAll();
        }
      }
      case PaymentAnswer.NotSaved(Failure failure) -> reopen(Notice.of(failure));
      case PaymentAnswer.Broken() -> reopen(Notice.problem(Word.FAILED_BUG));
      case PaymentAnswer.Unknown(Failure _) -> broke();
    }
  }

  private void reopen(Notice why) {
    pay.reopen();
    if (sell.panelProperty().get() instanceof Panel.Pay && !isOpen()) {
      sell.panels().open(null); // It came to nothing, so there is nothing to take either.
    }
    boolean charged = pay.phaseProperty().get() == Phase.COVERED;
    sell.say(charged ? Notice.problem(Word.CARD_COVERED) : why);
  }

  /// The ways in which a sale was paid, each with its amount.
  String tenders(CompletedSale sale) {
    Currency currency = sale.context().currency();
    return sale.tenders().stream()
        .map(tender ->
            name(tender) + " " + words.figures().money(Math.abs(tender.amountMinor()), currency))
        .collect(Collectors.joining(", "));
  }

  /// What the way of paying is called, in the language in use.
  String name(Tender tender) {
    return pay.methods().stream()
        .filter(method -> method.id().equals(tender.methodId()))
        .map(method -> words.name(method.name()))
        .findFirst()
        .orElse(tender.methodId());
  }
}
