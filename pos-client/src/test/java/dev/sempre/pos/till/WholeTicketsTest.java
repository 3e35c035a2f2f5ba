package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.Closing;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.ProductSearch;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.replica.sale.SaleStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parked tickets and tickets that are given up, where they meet returns and shifts. Source: T4,
/// T6, T7, T8.
final class WholeTicketsTest {
  private static final String BREAD = "08001234567897";
  private static final String MILK = "08000300285964";

  @TempDir Path folder;
  private TestShop shop;
  private TillDesk maria;
  private TillDesk lucia;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("bread", "Pane", 390, BREAD);
    shop.product("milk", "Latte", 165, MILK);
    maria = shop.desk("maria");
    lucia = shop.desk("lucia");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static OpenSale ring(TillDesk desk, String... codes) {
    OpenSale sale = desk.current().sale();
    for (String code : codes) {
      sale = done(desk.ringUp(sale, code));
    }
    return sale;
  }

  private static CompletedSale sell(TillDesk desk, String... codes) {
    return paid(desk.complete(inCash(ring(desk, codes))));
  }

  private static OpenTicket next(TicketAnswer answer) {
    assertThat(answer).isInstanceOf(TicketAnswer.Next.class);
    return ((TicketAnswer.Next) answer).next();
  }

  private ReturnDesk returns(TillDesk desk) {
    return new ReturnDesk(shop.replica, shop::nowMillis, new KnownShop(), desk, new NoSearch());
  }

  /// Nothing is looked for by name here.
  private static final class NoSearch implements ProductSearch {
    @Override
    public List<ProductCategory> categories() {
      return List.of();
    }

    @Override
    public List<Hit> quickKeys(@Nullable String categoryId) {
      return List.of();
    }

    @Override
    public List<Hit> find(String entry, int limit) {
      return List.of();
    }
  }

  /// The first line of a ticket comes back, and a milk is sold.
  private OpenSale exchange(TillDesk desk, CompletedSale sold) {
    OpenSale back =
        done(
            returns(desk)
                .takeBack(
                    desk.current().sale(), sold.id(), List.of(new Part(1, 1_000)), "FAULTY", null));
    return done(desk.ringUp(back, MILK));
  }

  private long leftMilli(CompletedSale sold) {
    return returns(lucia).ticket(sold.id()).orElseThrow().lines().getFirst().leftMilli();
  }

  private String journal(String kind) {
    return shop.text(
        """
        select group_concat(user_id || ' ' || amount_minor || ' ' || detail, ' / ')
          from journal_event where kind = '%s'
        """
            .formatted(kind));
  }

  /// Who recalls it need not be allowed to refund: whoever was has put it on the ticket.
  @Test
  void aReturnOnAParkedTicketIsRecalledAsItWasAndPaidBack() {
    CompletedSale sold = sell(maria, BREAD);
    OpenSale parked = exchange(lucia, sold);
    next(lucia.park(parked, "exchange"));
    assertThat(maria.parked().getFirst().total())
        .satisfies(total -> assertThat(Objects.requireNonNull(total).minor()).isEqualTo(165 - 390));

    OpenSale taken = next(maria.recall(maria.current().sale(), parked.id())).sale();

    assertThat(taken.lines()).isEqualTo(parked.lines());
    assertThat(taken.lines().getFirst().returnedLine())
        .isEqualTo(parked.lines().getFirst().returnedLine())
        .isNotNull();
    assertThat(maria.current().sale()).as("on disk").isEqualTo(taken);
    OpenSale more = done(maria.ringUp(taken, MILK));
    CompletedSale refund = paid(maria.complete(inCash(more)));
    assertThat(refund.totals().grossMinor()).isEqualTo(165 + 165 - 390);
    assertThat(leftMilli(sold)).isZero();
    assertThat(journal("REFUND")).isEqualTo("lucia -390 1 Pane");
  }

  @Test
  void whatHasComeBackMeanwhileDoesNotComeBackOnceMoreWithAParkedTicket() {
    CompletedSale sold = sell(maria, BREAD);
    OpenSale parked = exchange(lucia, sold);
    next(lucia.park(parked, null));
    paid(lucia.complete(inCash(exchange(lucia, sold))));

    OpenSale taken = next(maria.recall(maria.current().sale(), parked.id())).sale();

    assertThat(maria.complete(inCash(taken)))
        .isEqualTo(new PaymentAnswer.Refused(new SaleRefusal.MoreThanSold("Pane", 0)));
    assertThat(maria.current().sale().lines()).as("it is still there").hasSize(2);
  }

  @Test
  void ofATicketThatIsGivenUpNothingHasComeBack() {
    CompletedSale sold = sell(maria, BREAD);
    OpenSale sale = exchange(lucia, sold);

    next(lucia.voidTicket(sale, "Changed her mind", null));

    assertThat(leftMilli(sold)).isEqualTo(1_000);
    assertThat(journal("TICKET_VOIDED"))
        .isEqualTo("lucia -225 Changed her mind | 1 Pane: -390; 2 Latte: 165");
    paid(lucia.complete(inCash(exchange(lucia, sold))));
    assertThat(leftMilli(sold)).isZero();
  }

  /// Sums of what somebody sold are plain sums over lines.
  @Test
  void whatComesBackCountsAgainstWhoSoldIt() {
    OpenSale sale = ring(maria, BREAD);
    CompletedSale sold =
        paid(maria.complete(inCash(done(maria.keep(sale.sellLineBy(1, "lucia").orElseThrow())))));
    CompletedSale refund = paid(lucia.complete(inCash(exchange(lucia, sold))));

    CompletedSale stored =
        shop.replica.read(handle -> SaleStore.byId(handle, refund.id())).orElseThrow();

    assertThat(stored.lines()).isEqualTo(refund.lines());
    assertThat(stored.lines()).extracting(SaleLine::salespersonId).containsExactly("lucia", null);
    assertThat(stored.lines().getFirst().returnedLine()).isNotNull();
  }

  private static <T> T value(ShiftAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShiftAnswer.Done.class);
    return ((ShiftAnswer.Done<T>) answer).value();
  }

  private ShiftNow.Open open(ShiftDesk desk) {
    return Objects.requireNonNull(desk.look().open());
  }

  private Closing close(ShiftDesk desk) {
    ZReport z = value(desk.close(open(desk).id(), CashCount.NOTHING, "Counted nothing"));
    return z.closing();
  }

  @Test
  void theZCountsTheTicketsThatWereGivenUp() {
    ShiftDesk desk = shop.shiftDesk("lucia");
    next(lucia.voidTicket(ring(lucia, MILK), "The customer left", null));
    next(lucia.voidTicket(ring(lucia, BREAD, MILK), "Only a test", null));
    sell(maria, MILK);

    Closing first = close(desk);
    sell(maria, MILK);
    Closing second = close(desk);

    assertThat(first.figures().voidedTickets()).isEqualTo(2);
    assertThat(first.figures().takings().tickets()).isOne();
    assertThat(second.figures().voidedTickets()).isZero();
  }

  /// Else a whole ticket would go without the leave that giving it up needs, and no Z would say so.
  @Test
  void theZAlsoCountsATicketThatIsVoidedLineByLineAndLeftForAnother() {
    ShiftDesk desk = shop.shiftDesk("lucia");
    OpenSale waits = ring(lucia, BREAD);
    next(lucia.park(waits, null));
    OpenSale rung = ring(maria, MILK, BREAD);
    OpenSale one = done(maria.keep(rung.voidLine(1).orElseThrow(), null));
    OpenSale voided = done(maria.keep(one.voidLine(2).orElseThrow(), null));

    next(maria.recall(voided, waits.id()));

    assertThat(journal("TICKET_VOIDED"))
        .isEqualTo("maria 0 line by line | 1 Latte: voided; 2 Pane: voided");
    assertThat(close(desk).figures().voidedTickets()).isOne();
  }

  /// No ticket is given up between two Zs.
  @Test
  void aTicketThatIsGivenUpWhileNoShiftIsOpenIsInTheNextZ() {
    ShiftDesk desk = shop.shiftDesk("lucia");
    OpenSale sale = ring(lucia, MILK);
    assertThat(close(desk).figures().voidedTickets()).isZero();
    assertThat(desk.look().open()).isNull();

    next(lucia.voidTicket(sale, "The customer left", null));

    assertThat(open(desk).bySale()).isTrue();
    assertThat(close(desk).figures().voidedTickets()).isOne();
  }

  @Test
  void parkedTicketsOutlastTheZAndAreSoldInTheShiftThatIsOpenThen() {
    ShiftDesk desk = shop.shiftDesk("lucia");
    OpenSale bread = ring(maria, BREAD);
    next(maria.park(bread, "bread"));
    next(maria.park(ring(maria, MILK), "milk"));
    assertThat(desk.look().parked()).isEqualTo(2);
    String before = open(desk).id();

    Closing z = close(desk);

    assertThat(z.figures().takings().tickets()).isZero();
    assertThat(z.figures().voidedTickets()).isZero();
    assertThat(desk.look().parked()).isEqualTo(2);
    OpenSale taken = next(lucia.recall(lucia.current().sale(), bread.id())).sale();
    CompletedSale sold = paid(lucia.complete(inCash(taken)));
    assertThat(sold.totals().grossMinor()).isEqualTo(390);
    assertThat(sold.context().shiftId()).isEqualTo(open(desk).id()).isNotEqualTo(before);
    assertThat(desk.look().parked()).isOne();
  }

  @Test
  void aTicketThatIsParkedWhileNoShiftIsOpenOpensNone() {
    ShiftDesk desk = shop.shiftDesk("lucia");
    OpenSale sale = ring(maria, MILK);
    close(desk);

    next(maria.park(sale, null));

    assertThat(desk.look().open()).isNull();
    assertThat(desk.look().parked()).isOne();
  }
}
