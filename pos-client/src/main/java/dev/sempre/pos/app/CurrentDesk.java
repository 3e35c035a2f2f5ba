package dev.sempre.pos.app;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.AccountStanding;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.PriceAnswer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.Salesperson;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.sell.TillCards;
import dev.sempre.pos.sell.TillSale;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The desk of whoever is logged in: each cashier has an open sale of his own, and the screen is
/// one.
final class CurrentDesk implements TillSale {
  private final Consumer<CompletedSale> paid;
  private final Consumer<AccountPayment> received;
  private final TillCards cards;
  private volatile @Nullable TillSale desk;

  /// @param paid told of each sale that is on disk; must return at once, whatever it does
  /// @param received told of each payment of what was owed that is on disk, likewise
  /// @param cards the payment terminal, whoever works here
  CurrentDesk(Consumer<CompletedSale> paid, Consumer<AccountPayment> received, TillCards cards) {
    this.paid = paid;
    this.received = received;
    this.cards = cards;
  }

  /// Somebody else works here from now on: what is asked for after this is done in his name.
  void become(Supplier<? extends TillSale> next) {
    desk = next.get();
  }

  /// The first one works here at once: nothing of anybody is still to be done.
  void becomeIfNobody(TillSale first) {
    if (desk == null) {
      desk = first;
    }
  }

  private TillSale desk() {
    TillSale now = desk;
    if (now == null) {
      throw new IllegalStateException("nobody is logged in");
    }
    return now;
  }

  @Override
  public OpenTicket current() {
    return desk().current();
  }

  @Override
  public StepAnswer ringUp(OpenSale sale, String code) {
    return desk().ringUp(sale, code);
  }

  @Override
  public StepAnswer ringUpProduct(OpenSale sale, String productId) {
    return desk().ringUpProduct(sale, productId);
  }

  @Override
  public StepAnswer ringUpWeighed(OpenSale sale, LineItem item, long quantityMilli, WeighedBy by) {
    return desk().ringUpWeighed(sale, item, quantityMilli, by);
  }

  @Override
  public PriceAnswer priceOf(String code) {
    return desk().priceOf(code);
  }

  @Override
  public PriceAnswer priceOfProduct(String productId) {
    return desk().priceOfProduct(productId);
  }

  @Override
  public List<Salesperson> salespeople() {
    return desk().salespeople();
  }

  @Override
  public List<ParkedTicket> parked() {
    return desk().parked();
  }

  @Override
  public List<String> takenOver() {
    return desk().takenOver();
  }

  @Override
  public TicketAnswer park(OpenSale sale, @Nullable String name) {
    return desk().park(sale, name);
  }

  @Override
  public TicketAnswer recall(OpenSale sale, String parkedId) {
    return desk().recall(sale, parkedId);
  }

  @Override
  public TicketAnswer voidTicket(OpenSale sale, String reason, @Nullable Approval approval) {
    return desk().voidTicket(sale, reason, approval);
  }

  @Override
  public StepAnswer keep(OpenSale sale, @Nullable Approval approval) {
    return desk().keep(sale, approval);
  }

  @Override
  public NoSaleAnswer noSale(@Nullable Approval approval) {
    return desk().noSale(approval);
  }

  @Override
  public AccountAnswer onAccount(PayingSale sale, long amountMinor, @Nullable Approval approval) {
    return desk().onAccount(sale, amountMinor, approval);
  }

  @Override
  public AccountStanding account(Customer customer) {
    return desk().account(customer);
  }

  @Override
  public Optional<AccountStanding> accountFor(PayingSale sale) {
    return desk().accountFor(sale);
  }

  @Override
  public AccountDraft beginReceiving(
      Customer customer, @Nullable String chosenEntryId, long amountMinor) {
    return desk().beginReceiving(customer, chosenEntryId, amountMinor);
  }

  @Override
  public Optional<Receiving> takeUpReceiving() {
    return desk().takeUpReceiving();
  }

  @Override
  public Optional<Failure> keepReceiving(AccountDraft draft) {
    return desk().keepReceiving(draft);
  }

  @Override
  public ReceiveAnswer receive(AccountDraft draft) {
    ReceiveAnswer answer = desk().receive(draft);
    if (answer instanceof ReceiveAnswer.Received(AccountPayment payment, long _)) {
      received.accept(payment);
    }
    return answer;
  }

  @Override
  public Optional<Failure> keepPayment(PayingSale sale) {
    return desk().keepPayment(sale);
  }

  @Override
  public TillCards cards() {
    return cards;
  }

  @Override
  public List<PaymentMethod> paymentMethods() {
    return desk().paymentMethods();
  }

  @Override
  public PaymentAnswer complete(PayingSale sale) {
    PaymentAnswer answer = desk().complete(sale);
    if (answer instanceof PaymentAnswer.Paid(CompletedSale done, _, _)) {
      paid.accept(done);
    }
    return answer;
  }
}
