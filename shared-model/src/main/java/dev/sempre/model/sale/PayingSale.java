package dev.sempre.model.sale;

import dev.sempre.model.sale.SaleRefusal.CustomerMissing;
import dev.sempre.model.sale.SaleRefusal.MoneyTaken;
import dev.sempre.model.sale.SaleRefusal.NoSuchTender;
import dev.sempre.model.sale.SaleRefusal.NotEnoughTendered;
import dev.sempre.model.sale.SaleRefusal.NothingToPay;
import dev.sempre.model.sale.SaleRefusal.RefundAboveDue;
import dev.sempre.model.sale.SaleRefusal.TenderAboveDue;
import dev.sempre.model.sale.SaleRefusal.TenderNotPositive;
import dev.sempre.model.sale.SaleRefusal.TenderTooLarge;
import dev.sempre.model.sale.SaleRefusal.TooManyTenders;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sale while it is being paid: its goods stand still, money comes in. Where more goods come back
/// than are sold, money goes out instead: tenders are negative then, and there is no change.
///
/// How cash is rounded is settled when the payment begins, and kept with the money that lies on the
/// counter, also through a restart: what a customer was told that he owes holds, whatever the shop
/// sets meanwhile. A payment without money is begun anew, with what holds then.
///
/// @param cart what is paid for
/// @param tenders what was given so far, positions 1, 2, 3, ...
/// @param rounding how cash is rounded
/// @param plan when what he owes after it is due; null = at the usual time
public record PayingSale(
    OpenSale cart, List<Tender> tenders, CashRounding rounding, @Nullable InstalmentPlan plan)
    implements Sale {

  /// @throws IllegalArgumentException if no line of the cart counts: not made by
  ///   [OpenSale#beginPayment]
  public PayingSale {
    if (cart.isEmpty()) {
      throw new IllegalArgumentException("Nothing to pay in sale " + cart.id());
    }
    tenders = List.copyOf(tenders);
  }

  /// A payment of which nobody has said when what is owed is due.
  public PayingSale(OpenSale cart, List<Tender> tenders, CashRounding rounding) {
    this(cart, tenders, rounding, null);
  }

  @Override
  public String id() {
    return cart.id();
  }

  @Override
  public SaleContext context() {
    return cart.context();
  }

  @Override
  public List<SaleLine> lines() {
    return cart.lines();
  }

  @Override
  public List<TaxLine> taxes() {
    return cart.taxes();
  }

  @Override
  public @Nullable String customerId() {
    return cart.customerId();
  }

  @Override
  public @Nullable String note() {
    return cart.note();
  }

  @Override
  public SaleTotals totals() {
    return SaleTotals.of(cart.lines(), tenders, rounding);
  }

  /// What is still to be paid to the minor unit, as by card; negative: what is still to be given
  /// back to the customer; 0 when it can be completed.
  public long dueMinor() {
    return dueMinor(TenderKind.OTHER);
  }

  /// What is still to be paid if it is paid in one kind of money: in cash, rounded. Signs as in
  /// [#dueMinor()].
  public long dueMinor(TenderKind kind) {
    return cash().leftMinor(kind);
  }

  private CashPart cash() {
    return CashPart.of(cart.totals().grossMinor(), tenders, rounding);
  }

  /// True if money goes back to the customer.
  public boolean isRefund() {
    return totals().grossMinor() < 0;
  }

  /// True if it can be completed.
  public boolean isPaid() {
    return cash().isCovered();
  }

  /// What the customer owes after it, minor units; negative: what is credited to him.
  public long onAccountMinor() {
    return tenders.stream()
        .filter(tender -> tender.kind() == TenderKind.ACCOUNT)
        .mapToLong(Tender::amountMinor)
        .sum();
  }

  /// Takes money. Cash may be more than what is due, the rest is change; other kinds may not. Of a
  /// refund: gives money back, never more than is due to the customer. Less than is due is enough
  /// where the rest of the cash is rounded away.
  ///
  /// @param methodId id of the [PaymentMethod]
  /// @param amountMinor what is given, minor units; negative if it goes back to the customer
  public SaleResult<PayingSale> addTender(String methodId, TenderKind kind, long amountMinor) {
    long due = dueMinor();
    // Exact coins are as good as the rounded amount.
    long most = Math.min(due, dueMinor(kind));
    if (isRefund() ? amountMinor >= 0 : amountMinor <= 0) {
      return SaleResult.refused(new TenderNotPositive(amountMinor));
    }
    if (due == 0) {
      return SaleResult.refused(new NothingToPay());
    }
    if (kind == TenderKind.ACCOUNT && customerId() == null) {
      return SaleResult.refused(new CustomerMissing());
    }
    if (amountMinor < most && isRefund()) {
      return SaleResult.refused(new RefundAboveDue(amountMinor, most));
    }
    if (amountMinor > SaleLimits.MAX_TOTAL_MINOR - totals().tenderedMinor()) {
      return SaleResult.refused(new TenderTooLarge(amountMinor, SaleLimits.MAX_TOTAL_MINOR));
    }
    if (amountMinor > due && !isRefund() && !kind.givesChange()) {
      return SaleResult.refused(new TenderAboveDue(kind, amountMinor, due));
    }
    if (tenders.size() >= SaleLimits.MAX_TENDERS) {
      return SaleResult.refused(new TooManyTenders(SaleLimits.MAX_TENDERS));
    }
    List<Tender> more = new ArrayList<>(tenders);
    more.add(new Tender(tenders.size() + 1, methodId, kind, amountMinor));
    return SaleResult.done(new PayingSale(cart, more, rounding, plan));
  }

  /// The same payment, with what is owed after it due as a plan has it.
  public PayingSale dueBy(@Nullable InstalmentPlan agreed) {
    return new PayingSale(cart, tenders, rounding, agreed);
  }

  /// Undoes a tender before anything is final. Later ones move up.
  public SaleResult<PayingSale> removeTender(int position) {
    if (position < 1 || position > tenders.size()) {
      return SaleResult.refused(new NoSuchTender(position));
    }
    List<Tender> rest = new ArrayList<>(tenders.size());
    for (Tender tender : tenders) {
      if (tender.position() != position) {
        rest.add(
            new Tender(rest.size() + 1, tender.methodId(), tender.kind(), tender.amountMinor()));
      }
    }
    return SaleResult.done(new PayingSale(cart, rest, rounding, plan));
  }

  /// Back to ringing up goods. Refused while money is in hand: nobody may forget a card that was
  /// already charged.
  public SaleResult<OpenSale> backToSelling() {
    return tenders.isEmpty()
        ? SaleResult.done(cart)
        : SaleResult.refused(new MoneyTaken(totals().tenderedMinor()));
  }

  /// The same payment in another shift: the one that is open when it is finished.
  public PayingSale inShift(String shiftId) {
    return context().shiftId().equals(shiftId)
        ? this
        : new PayingSale(cart.inShift(shiftId), tenders, rounding, plan);
  }

  /// Makes it a fact, if it is paid. To be stored in the transaction that takes the number.
  ///
  /// @param number the next number of the till's series
  /// @param completedAt when, never before the ticket before it in the series
  public SaleResult<CompletedSale> complete(TicketNumber number, BusinessTime completedAt) {
    SaleTotals totals = totals();
    if (customerId() == null && onAccountMinor() != 0) {
      return SaleResult.refused(new CustomerMissing());
    }
    if (!isPaid()) {
      return SaleResult.refused(new NotEnoughTendered(totals.grossMinor(), totals.tenderedMinor()));
    }
    return SaleResult.done(
        new CompletedSale(
            id(),
            context(),
            number,
            completedAt,
            customerId(),
            note(),
            lines(),
            tenders,
            taxes(),
            totals));
  }
}
