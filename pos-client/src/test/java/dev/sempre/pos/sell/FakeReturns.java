package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Money;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.Approval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Returns of what a {@link FakeTill} has sold, by the real rules of a sale.
public final class FakeReturns implements TillReturns {
  private final FakeTill till;
  private final FakeShop shop;
  private boolean broken;

  public FakeReturns(FakeTill till, FakeShop shop) {
    this.till = till;
    this.shop = shop;
  }

  /// Every search throws from here on, as with a disk that does not answer.
  public void breakDown(boolean next) {
    broken = next;
  }

  @Override
  public List<FoundTicket> find(TicketQuery query, int limit) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    return till.completed().stream()
        .filter(sale -> fits(sale, query))
        .sorted(Comparator.comparingLong((CompletedSale sale) -> sale.number().number()).reversed())
        .limit(limit)
        .map(FakeReturns::found)
        .toList();
  }

  private static boolean fits(CompletedSale sale, TicketQuery query) {
    return query.text().isEmpty()
        || sale.number().printed().startsWith(query.text())
        || query.amountMinor().stream().anyMatch(minor -> minor == sale.totals().grossMinor())
        || sale.lines().stream().anyMatch(line -> ("0" + query.text()).equals(line.item().gtin()));
  }

  private static FoundTicket found(CompletedSale sale) {
    return new FoundTicket(
        sale.id(),
        sale.number(),
        sale.completedAt(),
        new Money(sale.totals().grossMinor(), sale.context().currency()),
        sale.customerId() == null ? null : "Bar Centrale s.r.l.");
  }

  @Override
  public Optional<SoldTicket> ticket(TicketNumber number) {
    return till.completed().stream()
        .filter(sale -> sale.number().equals(number))
        .findFirst()
        .map(this::sold);
  }

  @Override
  public Optional<SoldTicket> ticket(String saleId) {
    return till.completed().stream()
        .filter(sale -> sale.id().equals(saleId))
        .findFirst()
        .map(this::sold);
  }

  private SoldTicket sold(CompletedSale sale) {
    List<ReturnableLine> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      ReturnableLine sold = new ReturnableLine(sale.id(), sale.context(), line, 0);
      if (sold.canComeBack()) {
        lines.add(sold.after(backMilli(sold)));
      }
    }
    String customer = sale.customerId();
    boolean owed = sale.tenders().stream().anyMatch(each -> each.kind() == TenderKind.ACCOUNT);
    Customer owner =
        customer != null && owed ? new Customer(customer, "Bar Centrale s.r.l.") : null;
    return new SoldTicket(found(sale), lines, sale.tenders(), owner);
  }

  private long backMilli(ReturnableLine of) {
    return till.completed().stream()
        .flatMap(sale -> sale.lines().stream())
        .filter(line -> !line.voided() && of.origin().equals(line.returnedLine()))
        .mapToLong(line -> -line.quantityMilli())
        .sum();
  }

  @Override
  public StepAnswer takeBack(
      OpenSale sale, String saleId, List<Part> parts, String reason, @Nullable Approval leave) {
    Customer owner = ticket(saleId).orElseThrow().owner();
    OpenSale of = owner != null && sale.customerId() == null ? sale.withCustomer(owner.id()) : sale;
    SaleResult<OpenSale> result = SaleResult.done(of);
    for (Part part : parts) {
      ReturnableLine line =
          ticket(saleId).orElseThrow().lines().stream()
              .filter(each -> each.line().position() == part.position())
              .findFirst()
              .orElseThrow();
      result = result.then(open -> open.takeBack(line, part.quantityMilli(), reason));
    }
    return kept(result, leave);
  }

  @Override
  public StepAnswer takeBackCode(
      OpenSale sale, String code, String reason, @Nullable Approval leave) {
    return shop.byCode(code)
        .map(goods -> takeBack(sale, goods.item(), reason, leave))
        .orElseGet(() -> new StepAnswer.UnknownCode(code));
  }

  @Override
  public StepAnswer takeBackProduct(
      OpenSale sale, String productId, String reason, @Nullable Approval leave) {
    return takeBack(sale, shop.byId(productId).orElseThrow().item(), reason, leave);
  }

  private StepAnswer takeBack(
      OpenSale sale, LineItem item, String reason, @Nullable Approval leave) {
    return item.unit() == ProductUnit.KILOGRAM
        ? new StepAnswer.NeedsWeight(item, reason)
        : kept(sale.takeBack(item, 1_000, reason), leave);
  }

  @Override
  public StepAnswer takeBackWeighed(
      OpenSale sale,
      LineItem item,
      long quantityMilli,
      WeighedBy by,
      String reason,
      @Nullable Approval leave) {
    return kept(sale.takeBack(item, quantityMilli, reason, by), leave);
  }

  private StepAnswer kept(SaleResult<OpenSale> result, @Nullable Approval leave) {
    return switch (result) {
      case SaleResult.Done<OpenSale>(OpenSale next) -> till.keep(next, leave);
      case SaleResult.Refused<OpenSale>(var refusal) -> new StepAnswer.Refused(refusal);
    };
  }
}
