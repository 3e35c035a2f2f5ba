package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.FoundTicket;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.ProductSearch;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketQuery;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReturnDeskTest {
  private static final String BREAD = "8001234567897";
  private static final String MILK = "4006381333931";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("bread", "Pane", 390, "0" + BREAD);
    shop.product("milk", "Latte", 165, "0" + MILK);
    shop.role(
        "CASHIER",
        EnumSet.of(Permission.SELL, Permission.DISCOUNT, Permission.VOID_LINE, Permission.REFUND));
    shop.role("GUEST", EnumSet.of(Permission.SELL));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private ReturnDesk returns(TillDesk desk) {
    return new ReturnDesk(shop.replica, shop::nowMillis, new KnownShop(), desk, new BySku());
  }

  /// Finds an article by its own code, as the index would.
  private final class BySku implements ProductSearch {
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
      return shop.replica.read(handle -> ProductStore.bySku(handle, entry)).stream()
          .map(product ->
              new Hit(
                  product.id(),
                  product.sku(),
                  product.name(),
                  null,
                  product.unit(),
                  null,
                  Currency.of("EUR")))
          .toList();
    }
  }

  /// Two of bread and a milk, for a customer if there is one.
  private CompletedSale sold(TillDesk desk, @Nullable String customer) {
    OpenSale sale = desk.current().sale();
    sale = TestShop.done(desk.ringUp(sale, BREAD));
    sale = TestShop.done(desk.keep(sale.changeQuantity(1, 2_000).orElseThrow()));
    sale = TestShop.done(desk.ringUp(sale, MILK));
    sale = TestShop.done(desk.keep(sale.withCustomer(customer)));
    return TestShop.paid(desk.complete(TestShop.inCash(sale)));
  }

  private static TicketQuery text(String text) {
    return new TicketQuery(text, OptionalLong.empty());
  }

  @Test
  void whatComesBackIsTakenOffTheTicketThatWasSoldAndGoesBackInCash() {
    TillDesk desk = shop.desk("maria");
    ReturnDesk returns = returns(desk);
    CompletedSale sold = sold(desk, null);
    OpenSale open = desk.current().sale();

    OpenSale back =
        TestShop.done(
            returns.takeBack(
                open, sold.id(), List.of(new Part(1, 1_000), new Part(2, 1_000)), "FAULTY", null));

    assertThat(desk.current().sale()).isEqualTo(back);
    CompletedSale refund = TestShop.paid(desk.complete(TestShop.inCash(back)));
    assertThat(refund.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 2));
    assertThat(refund.totals().grossMinor()).isEqualTo(-390 - 165);
    SoldTicket ticket = returns.ticket(sold.number()).orElseThrow();
    assertThat(ticket.lines()).extracting(line -> line.leftMilli()).containsExactly(1_000L, 0L);
    assertThat(
            returns.takeBack(
                desk.current().sale(), sold.id(), List.of(new Part(2, 1_000)), "FAULTY", null))
        .isEqualTo(new StepAnswer.Refused(new SaleRefusal.MoreThanSold("Latte", 0)));
  }

  /// Two cashiers of one till, each with an open ticket that takes back the same.
  @Test
  void ofTwoOpenTicketsThatTakeBackTheSameOnlyTheFirstIsPaid() {
    TillDesk maria = shop.desk("maria");
    TillDesk lucia = shop.desk("lucia");
    CompletedSale sold = sold(maria, null);
    List<Part> milk = List.of(new Part(2, 1_000));
    OpenSale first =
        TestShop.done(
            returns(maria).takeBack(maria.current().sale(), sold.id(), milk, "FAULTY", null));
    OpenSale second =
        TestShop.done(
            returns(lucia).takeBack(lucia.current().sale(), sold.id(), milk, "FAULTY", null));
    TestShop.paid(maria.complete(TestShop.inCash(first)));

    assertThat(lucia.complete(TestShop.inCash(second)))
        .isEqualTo(new PaymentAnswer.Refused(new SaleRefusal.MoreThanSold("Latte", 0)));
    assertThat(shop.desk("lucia").current().sale().lines()).hasSize(1);
  }

  /// What the till would not store is no card's business: the terminal would give money back for
  /// goods whose money has gone back already.
  @Test
  void aCardIsNotAskedForWhatHasComeBackMeanwhile() {
    TillDesk maria = shop.desk("maria");
    TillDesk lucia = shop.desk("lucia");
    CompletedSale sold = sold(maria, null);
    List<Part> both = List.of(new Part(1, 2_000), new Part(2, 1_000));
    OpenSale second =
        TestShop.done(
            returns(lucia).takeBack(lucia.current().sale(), sold.id(), both, "FAULTY", null));
    TestShop.paid(
        maria.complete(
            TestShop.inCash(
                TestShop.done(
                    returns(maria)
                        .takeBack(
                            maria.current().sale(),
                            sold.id(),
                            List.of(new Part(2, 1_000)),
                            "FAULTY",
                            null)))));
    TestCards cards = new TestCards(folder);
    PayingSale paying = TestCards.begun(second);
    for (long minor : new long[] {paying.dueMinor(), -100}) {
      assertThat(cards.desk(shop.replica).charge(TestCards.ticket(paying), TestCards.CARD, minor))
          .isEqualTo(new CardAnswer.Refused(new SaleRefusal.MoreThanSold("Latte", 0)));
    }
    assertThat(cards.terminal.entries()).isEmpty();
    assertThat(shop.number("select count(*) from terminal_request")).isZero();
  }

  @Test
  void whoMayNotRefundTakesNothingBack() {
    TillDesk guest = shop.desk("guest");
    CompletedSale sold = sold(guest, null);
    OpenSale open = guest.current().sale();

    assertThat(
            returns(guest).takeBack(open, sold.id(), List.of(new Part(1, 1_000)), "FAULTY", null))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.REFUND)));
    assertThat(returns(guest).takeBackCode(open, BREAD, "FAULTY", null))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.REFUND)));
    assertThat(guest.current().sale().lines()).isEmpty();
  }

  @Test
  void whoMayNotRefundTakesBackWithTheLeaveOfWhoMayAndTheJournalSaysWhose() {
    TillDesk guest = shop.desk("guest");
    CompletedSale sold = sold(guest, null);
    TestShop.done(
        returns(guest)
            .takeBack(
                guest.current().sale(),
                sold.id(),
                List.of(new Part(1, 1_000)),
                "FAULTY",
                new Approval("lucia", Set.of(Permission.REFUND))));

    JournalStore.Noted noted =
        shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 1)).getFirst();
    assertThat(noted.kind()).isEqualTo("REFUND");
    assertThat(noted.userId()).isEqualTo("guest");
    assertThat(noted.approvedBy()).isEqualTo("lucia");
    assertThat(noted.amountMinor()).isEqualTo(-390);
  }

  /// Leave was given for what the screen showed then.
  @Test
  void leaveForARefundIsNotLeaveForADearerOne() {
    shop.role("GUEST", EnumSet.of(Permission.SELL, Permission.PRICE_OVERRIDE));
    TillDesk guest = shop.desk("guest");
    OpenSale back =
        TestShop.done(
            returns(guest)
                .takeBackCode(
                    guest.current().sale(),
                    BREAD,
                    "FAULTY",
                    new Approval("lucia", Set.of(Permission.REFUND))));

    assertThat(guest.keep(back.changePrice(1, 50_000).orElseThrow()))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.REFUND)));
    TestShop.done(guest.keep(back.changePrice(1, 100).orElseThrow()));
  }

  @Test
  void takingBackWhatWasReducedNeedsNobodysLeaveForTheReduction() {
    TillDesk manager = shop.desk("lucia");
    OpenSale sale = TestShop.done(manager.ringUp(manager.current().sale(), BREAD));
    sale = TestShop.done(manager.keep(sale.changePrice(1, 200).orElseThrow()));
    CompletedSale sold = TestShop.paid(manager.complete(TestShop.inCash(sale)));
    TillDesk maria = shop.desk("maria");

    OpenSale back =
        TestShop.done(
            returns(maria)
                .takeBack(
                    maria.current().sale(),
                    sold.id(),
                    List.of(new Part(1, 1_000)),
                    "FAULTY",
                    null));

    assertThat(back.totals().grossMinor()).isEqualTo(-200);
  }

  @Test
  void moreOfWhatComesBackWithoutATicketNeedsLeaveToo() {
    TillDesk maria = shop.desk("maria");
    OpenSale back =
        TestShop.done(returns(maria).takeBackCode(maria.current().sale(), BREAD, "FAULTY", null));
    assertThat(back.lines().getFirst().quantityMilli()).isEqualTo(-1_000);
    shop.role("CASHIER", EnumSet.of(Permission.SELL));
    TillDesk demoted = shop.desk("maria");
    OpenSale taken = demoted.current().sale();

    assertThat(demoted.keep(taken.changeQuantity(1, 9_000).orElseThrow()))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.REFUND)));
  }

  @Test
  void anArticleThatIsNotSoldAnyMoreStillComesBack() {
    shop.product("old", TestShop.productValues("old", "Vecchio").set("active", false));
    shop.price("old", 500);
    TillDesk maria = shop.desk("maria");
    OpenSale open = maria.current().sale();

    assertThat(maria.ringUp(open, "old")).isEqualTo(new StepAnswer.Blocked(Obstacle.WITHDRAWN));
    OpenSale back = TestShop.done(returns(maria).takeBackCode(open, "old", "kein Bon", null));
    assertThat(back.totals().grossMinor()).isEqualTo(-500);
    assertThat(back.lines())
        .extracting(SaleLine::takesBack)
        .containsExactly(new LineReturn(null, "kein Bon"));
    assertThat(returns(maria).takeBackCode(open, "12345670", "FAULTY", null))
        .isEqualTo(new StepAnswer.UnknownCode("12345670"));
    assertThat(TestShop.done(returns(maria).takeBackProduct(back, "milk", "FAULTY", null)).lines())
        .hasSize(2);
  }

  /// Source: T4, T7.
  @Test
  void looseGoodsComeBackAtTheirWeightAndNotAsAKilogram() {
    shop.product("cheese", TestShop.productValues("CH", "Pecorino").set("unit", "KILOGRAM"));
    shop.price("cheese", 1_990);
    TillDesk maria = shop.desk("maria");
    ReturnDesk returns = returns(maria);
    OpenSale open = maria.current().sale();

    StepAnswer asked = returns.takeBackCode(open, "CH", "FAULTY", null);
    assertThat(asked).isInstanceOf(StepAnswer.NeedsWeight.class);
    assertThat(returns.takeBackProduct(open, "cheese", "FAULTY", null)).isEqualTo(asked);
    LineItem cheese = ((StepAnswer.NeedsWeight) asked).item();
    assertThat(returns.takeBackWeighed(open, cheese, 0, WeighedBy.HAND, "FAULTY", null))
        .isEqualTo(new StepAnswer.Refused(new SaleRefusal.QuantityNotPositive(1, 0)));
    long bound = SaleLimits.MAX_QUANTITY_MILLI;
    assertThat(returns.takeBackWeighed(open, cheese, bound + 1, WeighedBy.HAND, "FAULTY", null))
        .isEqualTo(new StepAnswer.Refused(new SaleRefusal.QuantityTooLarge(1, bound + 1, bound)));
    OpenSale back =
        TestShop.done(returns.takeBackWeighed(open, cheese, 482, WeighedBy.SCALE, "FAULTY", null));
    CompletedSale refund = TestShop.paid(maria.complete(TestShop.inCash(back)));

    assertThat(refund.totals().grossMinor()).isEqualTo(-959);
    assertThat(shop.replica.read(handle -> SaleStore.byId(handle, refund.id())).orElseThrow())
        .isEqualTo(refund);
    assertThat(refund.lines()).extracting(SaleLine::weighedBy).containsExactly(WeighedBy.SCALE);
  }

  @Test
  void aTicketIsFoundByWhatPeopleKnowOfIt() {
    shop.put(
        SyncCatalogue.CONTACT,
        "bar",
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Bar Centrale")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
    TillDesk desk = shop.desk("maria");
    ReturnDesk returns = returns(desk);
    CompletedSale first = sold(desk, "bar");
    shop.advance(26 * 3_600_000L);
    OpenSale sale = TestShop.done(desk.ringUp(desk.current().sale(), MILK));
    CompletedSale second = TestShop.paid(desk.complete(TestShop.inCash(sale)));

    assertThat(numbers(returns.find(text(""), 50))).containsExactly(2L, 1L);
    assertThat(numbers(returns.find(text(""), 1))).containsExactly(2L);
    assertThat(numbers(returns.find(text("1-2-00001"), 50))).containsExactly(1L);
    assertThat(numbers(returns.find(text("2"), 50))).containsExactly(2L);
    assertThat(numbers(returns.find(text("21/11"), 50))).containsExactly(1L);
    assertThat(numbers(returns.find(text("22.11.2026"), 50))).containsExactly(2L);
    assertThat(numbers(returns.find(text("bar cent"), 50))).containsExactly(1L);
    assertThat(numbers(returns.find(text("bread"), 50))).containsExactly(1L);
    assertThat(numbers(returns.find(text("milk"), 50))).containsExactly(2L, 1L);
    assertThat(returns.find(text("nothing like it"), 50)).isEmpty();
    assertThat(
            numbers(
                returns.find(
                    new TicketQuery("9,45", OptionalLong.of(first.totals().grossMinor())), 50)))
        .containsExactly(1L);
    assertThat(returns.find(text("1-2-00001"), 50).getFirst().customer()).isEqualTo("Bar Centrale");
    assertThat(returns.ticket(second.id())).isPresent();
    assertThat(returns.ticket(new TicketNumber("1-7", 1))).isEmpty();
    assertThat(returns.ticket("nobody's")).isEmpty();
  }

  private static List<Long> numbers(List<FoundTicket> tickets) {
    return tickets.stream().map(ticket -> ticket.number().number()).toList();
  }

  @Test
  void aTicketThatCannotBeReadIsAsGoodAsNotHere() {
    TillDesk desk = shop.desk("maria");
    CompletedSale sold = sold(desk, null);
    shop.replica.write(
        Priority.BACKGROUND, tx -> tx.handle().execute("update sale set tax_mode = 'SPLIT'"));

    assertThat(returns(desk).ticket(sold.number())).isEmpty();
  }
}
