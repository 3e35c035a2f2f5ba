package dev.sempre.replica.sale;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static dev.sempre.replica.sale.TestTill.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleRefusal.NotEnoughTendered;
import dev.sempre.model.sale.SaleRefusal.TicketUnacceptable;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaleStoreTest {
  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void aStoredSaleReadsBackAsItWas() {
    OpenSale cart =
        till.cart(129, 165, 450)
            .changeQuantity(1, 3_000)
            .then(sale -> sale.discountLine(2, Discount.amount(15)))
            .then(sale -> sale.noteLine(2, "dented"))
            .then(sale -> sale.sellLineBy(1, "lucia"))
            .then(sale -> sale.voidLine(3))
            .then(sale -> sale.discountTicket(Discount.amount(20)))
            .then(sale -> sale.withNote("for the office"))
            .orElseThrow()
            .withCustomer("bar-centrale");
    CompletedSale sold =
        till.replica
            .write(
                Priority.PERSON,
                tx ->
                    SaleStore.complete(
                        tx,
                        cart.beginPayment()
                            .then(sale -> sale.addTender("card", TenderKind.CARD, 200))
                            .then(sale -> sale.addTender("cash", TenderKind.CASH, 1_000))
                            .orElseThrow(),
                        SERIES,
                        ZONE))
            .orElseThrow();

    assertThat(sold.completedAt())
        .isEqualTo(new BusinessTime(till.clock.epochMillis(), 60, LocalDate.of(2026, 11, 21)));
    assertThat(sold.totals().grossMinor()).isEqualTo(3 * 129 + 165 - 15 - 20);
    assertThat(SaleStore.byId(till.handle, sold.id())).contains(sold);
  }

  @Test
  void whatWasRoundedIsStoredAndNothingIsWhereNothingWas() {
    CompletedSale rounded =
        till.replica
            .write(
                Priority.PERSON,
                tx ->
                    SaleStore.complete(
                        tx,
                        till.cart(1_002)
                            .beginPayment(new CashRounding(5))
                            .then(sale -> sale.addTender("cash", TenderKind.CASH, 2_000))
                            .orElseThrow(),
                        SERIES,
                        ZONE))
            .orElseThrow();
    CompletedSale exact = till.sell(till.cart(1_002));

    assertThat(rounded.totals().roundingMinor()).isEqualTo(-2);
    assertThat(rounded.totals().changeMinor()).isEqualTo(1_000);
    assertThat(SaleStore.byId(till.handle, rounded.id())).contains(rounded);
    assertThat(SaleStore.byId(till.handle, exact.id())).contains(exact);
    assertThat(
            till.handle
                .createQuery("select rounding_minor from sale order by number")
                .mapTo(Long.class)
                .list())
        .containsExactly(-2L, null);
  }

  /// Source: T4.
  @Test
  void whereAWeightComesFromIsStoredAndNothingIsWhereNoScaleWasAsked() {
    OpenSale cart = till.cart(129);
    LineItem cheese = cart.lines().getFirst().item();
    CompletedSale sold =
        till.sell(
            cart.addLine(cheese, 2_000, WeighedBy.SCALE)
                .then(sale -> sale.addLine(cheese, 3_000, WeighedBy.SCALE))
                .then(sale -> sale.changeQuantity(3, 4_000))
                .orElseThrow());

    assertThat(SaleStore.byId(till.handle, sold.id())).contains(sold);
    assertThat(sold.lines())
        .extracting(SaleLine::weighedBy)
        .containsExactly(null, WeighedBy.SCALE, WeighedBy.HAND);
    till.execute("update sale_line set weighed_by = 'LASER' where position = 2");
    assertThat(SaleStore.byId(till.handle, sold.id()).orElseThrow().lines().get(1).weighedBy())
        .isEqualTo(WeighedBy.OTHER);
  }

  @Test
  void aDiscountInPercentReadsBackAsItWasGiven() {
    OpenSale cart =
        till.cart(1_000, 3)
            .discountLine(1, Discount.percent(Rate.ofPercent(10)))
            .then(sale -> sale.discountLine(2, Discount.percent(new Rate(1))))
            .orElseThrow();

    CompletedSale sold = till.sell(cart);

    assertThat(SaleStore.byId(till.handle, sold.id())).contains(sold);
    assertThat(sold.lines())
        .extracting(SaleLine::discount)
        .containsExactly(Discount.percent(Rate.ofPercent(10)), Discount.percent(new Rate(1)));
  }

  /// Tills of older versions store no percentage.
  @Test
  void aDiscountOfWhichOnlyTheAmountIsStoredReadsBackAsThat() {
    CompletedSale sold =
        till.sell(
            till.cart(1_000).discountLine(1, Discount.percent(Rate.ofPercent(10))).orElseThrow());
    till.execute("update sale_line set line_discount_bp = null");

    SaleLine line = SaleStore.byId(till.handle, sold.id()).orElseThrow().lines().getFirst();

    assertThat(line.discount()).isEqualTo(Discount.amount(100));
    assertThat(line.amounts()).isEqualTo(sold.lines().getFirst().amounts());
  }

  @Test
  void aSaleWithAUnitAndAMethodOfANewerProgramReadsBackWithItsAmounts() {
    CompletedSale sold = till.sell(till.cart(450));
    till.execute("update sale_line set unit = 'DOZEN'");
    till.execute("update sale_tender set kind = 'CRYPTO'");

    CompletedSale read = SaleStore.byId(till.handle, sold.id()).orElseThrow();

    assertThat(read.lines().getFirst().item().unit()).isEqualTo(ProductUnit.OTHER);
    assertThat(read.tenders().getFirst().kind()).isEqualTo(TenderKind.OTHER);
    assertThat(read.totals()).isEqualTo(sold.totals());
    assertThat(read.tenders().getFirst().amountMinor())
        .isEqualTo(sold.tenders().getFirst().amountMinor());
  }

  @Test
  void whatTheCentreWouldRefuseIsRefusedHereAndTakesNoNumber() {
    OpenSale cart = oddCart();
    till.save(cart);

    assertThat(complete(cart, SERIES))
        .isEqualTo(
            SaleResult.refused(
                new TicketUnacceptable("sale_line[1].category_id", "FIELD_TOO_LONG")));

    assertThat(salesStored()).isZero();
    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new CartStore.Found.Open(cart));
    assertThat(till.sell(till.cart(129)).number()).isEqualTo(new TicketNumber(SERIES, 1));
  }

  /// A card is charged for a part of it: no ticket could take that money.
  @Test
  void whatTheCentreWouldRefuseIsRefusedBeforeAPartOfItIsCharged() {
    assertThat(beforeMoney(part(oddCart())))
        .contains(new TicketUnacceptable("sale_line[1].category_id", "FIELD_TOO_LONG"));
    assertThat(beforeMoney(part(till.cart(129)))).as("what is still missing is no fault").isEmpty();
    assertThat(salesStored()).isZero();
  }

  private static PayingSale part(OpenSale cart) {
    return cart.beginPayment().orElseThrow().addTender("card", TenderKind.CARD, 1).orElseThrow();
  }

  private Optional<SaleRefusal> beforeMoney(PayingSale paying) {
    return till.replica.write(
        Priority.PERSON, tx -> SaleStore.refusalBeforeMoney(tx, paying, SERIES, ZONE));
  }

  /// Of a line that no place takes.
  private OpenSale oddCart() {
    LineItem item = TestTill.item("bread", 250, 4);
    LineItem odd =
        new LineItem(
            item.productId(),
            item.gtin(),
            item.description(),
            item.unit(),
            item.listPriceMinor(),
            item.vatRateId(),
            item.vatRate(),
            "c".repeat(129));
    return till.cart().addLine(odd, 1_000).orElseThrow();
  }

  @Test
  void aSeriesIsAsLongAsTheLongestEstablishmentMakesIt() {
    String series = "e".repeat(128) + "-12";

    assertThat(complete(till.cart(129), series).orElseThrow().number())
        .isEqualTo(new TicketNumber(series, 1));
  }

  @Test
  void theFirstTicketOfATillWithADeadClockIsNoOlderThanWhatTheTillHas() {
    till.putProduct("milk", "MILK", "Milk");
    long newest = till.clock.epochMillis();
    till.clock.advance(-newest - 86_400_000);

    CompletedSale sold = till.sell(till.cart(129));

    assertThat(sold.completedAt().epochMillis()).isEqualTo(newest);
  }

  @Test
  void aTillThatKnowsNoTimeAtAllSellsNothing() {
    till.clock.advance(-till.clock.epochMillis() - 5);

    assertThat(complete(till.cart(129), SERIES))
        .isEqualTo(SaleResult.refused(new TicketUnacceptable("modified_at", "FIELD_VALUE")));
    assertThat(salesStored()).isZero();
  }

  private SaleResult<CompletedSale> complete(OpenSale cart, String series) {
    return till.replica.write(
        Priority.PERSON, tx -> SaleStore.complete(tx, TestTill.paidInCash(cart), series, ZONE));
  }

  private long salesStored() {
    return till.handle.createQuery("select count(*) from sale").mapTo(Long.class).one();
  }

  @Test
  void aNewSaleWaitsForTheCentreAndIsWellFormed() throws SQLException {
    CompletedSale sold = till.sell(till.cart(129, 165));

    StoredRecord stored =
        Records.find(
                till.handle.getConnection(), till.replica.dialect(), SyncCatalogue.SALE, sold.id())
            .orElseThrow();

    assertThat(stored.pending()).isTrue();
    assertThat(stored.record().origin()).isEqualTo("till-2");
    assertThat(stored.record().modifiedBy()).isEqualTo("maria");
    assertThat(RecordCheck.check(stored.record())).isEmpty();
  }

  @Test
  void theCartGoesWithTheSameTransaction() {
    OpenSale cart = till.cart(129);
    till.save(cart);

    till.sell(cart);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new CartStore.Found.None());
  }

  @Test
  void anUnpaidSaleIsRefusedAndNothingIsStored() {
    OpenSale cart = till.cart(129);

    SaleResult<CompletedSale> result =
        till.replica.write(
            Priority.PERSON,
            tx -> SaleStore.complete(tx, cart.beginPayment().orElseThrow(), SERIES, ZONE));

    assertThat(result).isEqualTo(SaleResult.refused(new NotEnoughTendered(129, 0)));
    assertThat(salesStored()).isZero();
    assertThat(NumberSeriesStore.peek(till.handle, SERIES)).isEqualTo(new TicketNumber(SERIES, 1));
  }

  @Test
  void theSameSaleIsNotStoredTwice() {
    OpenSale cart = till.cart(129);
    till.sell(cart);

    assertThatThrownBy(() -> till.sell(cart)).isInstanceOf(IllegalStateException.class);

    assertThat(salesStored()).isEqualTo(1);
    assertThat(till.sell(till.cart(130)).number()).isEqualTo(new TicketNumber(SERIES, 2));
  }

  @Test
  void aGiftIsStoredWithoutTenders() {
    CompletedSale sold = till.sell(till.cart(0));

    assertThat(SaleStore.byId(till.handle, sold.id())).contains(sold);
    assertThat(sold.tenders()).isEmpty();
  }
}
