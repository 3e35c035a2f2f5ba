package dev.sempre.pos.till;

import dev.sempre.model.money.Money;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.FoundTicket;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.ProductSearch;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketQuery;
import dev.sempre.pos.sell.TillReturns;
import dev.sempre.pos.sell.TillSale;
import dev.sempre.pos.sell.TypedDay;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.sale.ReturnStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.sale.TicketSearchStore;
import dev.sempre.replica.sync.SetBack;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Taking goods back at this till: finds the tickets that are here, and puts what comes back onto
/// the open sale of whoever works here, as far as he may. What can still come back is asked for
/// once more in the transaction that completes the ticket. Safe to call from any thread; steps one
/// at a time. Source: T7.
public final class ReturnDesk implements TillReturns {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnDesk.class);

  private static final long ONE_MILLI = 1_000;

  /// More customers or articles that begin with the same letters are told apart by more letters.
  private static final int NAMES = 20;

  /// Digits of the longest number that somebody types without its series; more are an article's.
  private static final int NUMBER_DIGITS = 7;

  private final Replica replica;
  private final TimeSource time;
  private final KnownShop shop;
  private final TillSale desk;
  private final ProductSearch products;

  /// @param replica the database of an enrolled till
  /// @param time the machine's clock
  /// @param desk the desk of whoever works here, which checks what he may do
  /// @param products finds the articles of this base
  public ReturnDesk(
      Replica replica, TimeSource time, KnownShop shop, TillSale desk, ProductSearch products) {
    this.replica = replica;
    this.time = time;
    this.shop = shop;
    this.desk = desk;
    this.products = products;
  }

  @Override
  public List<FoundTicket> find(TicketQuery query, int limit) {
    if (query.text().isEmpty()) {
      return shown(replica.read(handle -> TicketSearchStore.last(handle, limit)));
    }
    List<String> articles =
        products.find(query.text(), NAMES).stream().map(ProductSearch.Hit::id).toList();
    return shown(
        replica.read(
            handle -> TicketSearchStore.find(handle, criteria(handle, query, articles), limit)));
  }

  private TicketSearchStore.Criteria criteria(
      Handle handle, TicketQuery query, List<String> articles) {
    String text = query.text();
    boolean bare = text.length() <= NUMBER_DIGITS && text.chars().allMatch(Character::isDigit);
    return new TicketSearchStore.Criteria(
        bare ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty(),
        TicketNumber.parse(text).orElse(null),
        TypedDay.past(text, today(handle)).orElse(null),
        query.amountMinor(),
        ContactStore.customers(handle, text, NAMES).stream().map(each -> each.id()).toList(),
        articles);
  }

  private LocalDate today(Handle handle) {
    return BusinessTime.at(nowMillis(), terms(handle).establishment().zone()).businessDate();
  }

  private static List<FoundTicket> shown(List<TicketSearchStore.Hit> hits) {
    return hits.stream()
        .map(hit ->
            new FoundTicket(
                hit.saleId(), hit.number(), hit.completedAt(), hit.total(), hit.customer()))
        .toList();
  }

  @Override
  public Optional<SoldTicket> ticket(TicketNumber number) {
    return readable(number.printed(), handle -> SaleStore.byNumber(handle, number));
  }

  @Override
  public Optional<SoldTicket> ticket(String saleId) {
    return readable(saleId, handle -> SaleStore.byId(handle, saleId));
  }

  /// A ticket that a newer program wrote in a way that cannot be read is as good as not here.
  private Optional<SoldTicket> readable(
      String which, Function<Handle, Optional<CompletedSale>> find) {
    try {
      return replica.read(handle -> find.apply(handle).map(sale -> sold(handle, sale)));
    } catch (IllegalArgumentException | DateTimeException damaged) {
      LOG.error("TILL-12 Ticket {} cannot be read, so nothing of it can come back", which, damaged);
      return Optional.empty();
    }
  }

  private static SoldTicket sold(Handle handle, CompletedSale sale) {
    String customerId = sale.customerId();
    FoundTicket found =
        new FoundTicket(
            sale.id(),
            sale.number(),
            sale.completedAt(),
            new Money(sale.totals().grossMinor(), sale.context().currency()),
            customerId == null
                ? null
                : ContactStore.byId(handle, customerId).map(each -> each.name()).orElse(null));
    Customer owner =
        customerId == null || !isOnAccount(sale)
            ? null
            : new Customer(customerId, found.customer() == null ? customerId : found.customer());
    return new SoldTicket(found, ReturnStore.linesOf(handle, sale), sale.tenders(), owner);
  }

  private static boolean isOnAccount(CompletedSale sale) {
    return sale.tenders().stream().anyMatch(tender -> tender.kind() == TenderKind.ACCOUNT);
  }

  @Override
  public StepAnswer takeBack(
      OpenSale sale, String saleId, List<Part> parts, String reason, @Nullable Approval leave) {
    return step(
        leave,
        handle -> {
          Optional<CompletedSale> sold = SaleStore.byId(handle, saleId);
          return sold.isEmpty()
              ? refused(new SaleRefusal.TicketNotHere(sale.lines().size() + 1))
              : new Taken.Result(
                  takeBack(
                      owedByTheSame(sale, sold.get()),
                      ReturnStore.linesOf(handle, sold.get()),
                      parts,
                      reason));
        });
  }

  /// What was sold on account comes back on a ticket of whoever owes it, unless that is somebody
  /// else's already.
  private static OpenSale owedByTheSame(OpenSale sale, CompletedSale sold) {
    return sale.customerId() == null && isOnAccount(sold)
        ? sale.withCustomer(sold.customerId())
        : sale;
  }

  private static SaleResult<OpenSale> takeBack(
      OpenSale sale, List<ReturnableLine> lines, List<Part> parts, String reason) {
    SaleResult<OpenSale> result = SaleResult.done(sale);
    for (Part part : parts) {
      Optional<ReturnableLine> line =
          lines.stream().filter(each -> each.line().position() == part.position()).findFirst();
      result =
          line.isEmpty()
              ? SaleResult.refused(new SaleRefusal.NoSuchLine(part.position()))
              : result.then(open -> open.takeBack(line.get(), part.quantityMilli(), reason));
    }
    return result;
  }

  @Override
  public StepAnswer takeBackCode(
      OpenSale sale, String code, String reason, @Nullable Approval leave) {
    return takeBackGoods(sale, code, reason, leave, goods -> goods.byCode(code, null));
  }

  @Override
  public StepAnswer takeBackProduct(
      OpenSale sale, String productId, String reason, @Nullable Approval leave) {
    return takeBackGoods(sale, productId, reason, leave, goods -> goods.byId(productId, null));
  }

  private StepAnswer takeBackGoods(
      OpenSale sale,
      String asked,
      String reason,
      @Nullable Approval leave,
      Function<Goods, Goods.Found> look) {
    return step(
        leave,
        handle ->
            switch (look.apply(Goods.comingBack(handle, terms(handle), nowMillis()))) {
              case Goods.Found.Unknown() -> new Taken.Answer(new StepAnswer.UnknownCode(asked));
              case Goods.Found.Blocked(Obstacle obstacle) ->
                  new Taken.Answer(new StepAnswer.Blocked(obstacle));
              case Goods.Found.Item one when one.needsWeight() ->
                  new Taken.Answer(new StepAnswer.NeedsWeight(one.item(), reason));
              case Goods.Found.Item(LineItem item, Long labelMilli, var _) ->
                  new Taken.Result(
                      sale.takeBack(item, labelMilli == null ? ONE_MILLI : labelMilli, reason));
            });
  }

  @Override
  public StepAnswer takeBackWeighed(
      OpenSale sale,
      LineItem item,
      long quantityMilli,
      WeighedBy by,
      String reason,
      @Nullable Approval leave) {
    return step(leave, _ -> new Taken.Result(sale.takeBack(item, quantityMilli, reason, by)));
  }

  /// What reading has come to.
  private sealed interface Taken {
    /// The sale as it would be.
    record Result(SaleResult<OpenSale> result) implements Taken {}

    /// There is nothing to put on disk.
    record Answer(StepAnswer answer) implements Taken {}
  }

  private static Taken refused(SaleRefusal refusal) {
    return new Taken.Answer(new StepAnswer.Refused(refusal));
  }

  private StepAnswer step(@Nullable Approval leave, Function<Handle, Taken> look) {
    Taken taken;
    try {
      taken =
          replica.read(handle ->
              SetBack.is(handle)
                  ? new Taken.Answer(new StepAnswer.Blocked(Obstacle.SET_BACK))
                  : look.apply(handle));
    } catch (StoreFailure failure) {
      return new StepAnswer.NotSaved(Failures.of(failure));
    }
    return switch (taken) {
      case Taken.Answer(StepAnswer answer) -> answer;
      case Taken.Result(SaleResult.Done<OpenSale>(OpenSale next)) -> desk.keep(next, leave);
      case Taken.Result(SaleResult.Refused<OpenSale>(SaleRefusal refusal)) ->
          new StepAnswer.Refused(refusal);
    };
  }

  private ShopTerms terms(Handle handle) {
    return ShopTerms.ofShop(handle, replica.place().orElseThrow(), shop);
  }

  /// The wall clock, corrected by what is known of its error.
  private long nowMillis() {
    return time.epochMillis() + replica.place().map(Place::clockOffsetMillis).orElse(0L);
  }
}
