package dev.sempre.replica.sale;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static dev.sempre.replica.sale.TestTill.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal.MoreThanSold;
import dev.sempre.model.sale.SaleRefusal.ReturnedMeanwhile;
import dev.sempre.model.sale.SaleRefusal.TicketNotHere;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Records;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReturnStoreTest {
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

  /// Three of one, one of another, a line that was voided; three cents off.
  private CompletedSale soldThreeAndOne() {
    return till.sell(
        till.cart(100, 451, 700)
            .changeQuantity(1, 3_000)
            .then(sale -> sale.voidLine(3))
            .then(sale -> sale.discountTicket(Discount.amount(4)))
            .orElseThrow());
  }

  private List<ReturnableLine> linesOf(CompletedSale sale) {
    return ReturnStore.linesOf(till.handle, sale);
  }

  private OpenSale back(CompletedSale sold, int position, long milli) {
    ReturnableLine line =
        linesOf(sold).stream()
            .filter(each -> each.line().position() == position)
            .findFirst()
            .orElseThrow();
    return till.cart().takeBack(line, milli, "FAULTY").orElseThrow();
  }

  private SaleResult<CompletedSale> complete(OpenSale cart) {
    return till.replica.write(
        Priority.PERSON, tx -> SaleStore.complete(tx, TestTill.paidInCash(cart), SERIES, ZONE));
  }

  @Test
  void aTicketSaysWhatOfItCanStillComeBack() {
    CompletedSale sold = soldThreeAndOne();
    complete(back(sold, 1, 1_000)).orElseThrow();

    assertThat(linesOf(sold))
        .extracting(line -> line.line().position() + ": " + line.leftMilli())
        .containsExactly("1: 2000", "2: 1000");
  }

  @Test
  void aRefundReadsBackAsItWasAndIsWellFormed() throws SQLException {
    CompletedSale sold = soldThreeAndOne();
    CompletedSale refund =
        complete(
                back(sold, 1, 1_000)
                    .takeBack(TestTill.item("bread", 250, 4), 1_000, "kein Bon \u00e4")
                    .orElseThrow())
            .orElseThrow();

    assertThat(SaleStore.byId(till.handle, refund.id())).contains(refund);
    assertThat(refund.number()).isEqualTo(new TicketNumber(SERIES, 2));
    assertThat(refund.totals().grossMinor()).isEqualTo(-99 - 250);
    assertThat(refund.totals().tenderedMinor()).isEqualTo(-99 - 250);
    assertThat(refund.lines())
        .extracting(SaleLine::takesBack)
        .containsExactly(
            new LineReturn(new LineReturn.Origin(sold.id(), 1), "FAULTY"),
            new LineReturn(null, "kein Bon \u00e4"));
    assertThat(
            RecordCheck.check(
                Records.find(
                        till.handle.getConnection(),
                        till.replica.dialect(),
                        SyncCatalogue.SALE,
                        refund.id())
                    .orElseThrow()
                    .record()))
        .isEmpty();
  }

  @Test
  void everythingThatCameBackLeavesNothingOfTheDay() {
    CompletedSale sold = soldThreeAndOne();
    complete(back(sold, 1, 1_000)).orElseThrow();
    complete(back(sold, 2, 1_000)).orElseThrow();
    complete(back(sold, 1, 2_000)).orElseThrow();

    SalesReport report = SalesReportStore.read(till.handle, SalesReportStore.Days.ALL);
    assertThat(report.totals()).containsExactly(new SalesReport.Total("EUR", 4, 0, 0, 0, 0, 0));
    assertThat(report.vat()).allMatch(rate -> rate.netMinor() == 0 && rate.taxMinor() == 0);
    assertThat(report.tenders()).allMatch(tender -> tender.tenderedMinor() == 0);
    assertThat(
            till.handle
                .createQuery("select sum(quantity_milli) from stock_ledger group by product_id")
                .mapTo(Long.class)
                .list())
        .containsOnly(0L);
    assertThat(linesOf(sold)).allMatch(line -> line.leftMilli() == 0);
  }

  @Test
  void aRefundTakesItsPlaceInTheChainAndItsMoneyOffThePerpetualTotal() {
    CompletedSale sold = soldThreeAndOne();
    complete(back(sold, 2, 1_000)).orElseThrow();

    assertThat(
            till.handle
                .createQuery("select perpetual_minor from sale order by chain_number")
                .mapTo(Long.class)
                .list())
        .containsExactly(747L, 298L);
  }

  @Test
  void moreThanWasSoldIsRefusedWhenItIsAboutToBeAFact() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale first = back(sold, 1, 2_000);
    OpenSale second = back(sold, 1, 2_000);
    complete(first).orElseThrow();

    assertThat(complete(second)).isEqualTo(SaleResult.refused(new MoreThanSold("p100", 1_000)));
    assertThat(NumberSeriesStore.peek(till.handle, SERIES).number()).isEqualTo(3);
  }

  @Test
  void twoLinesOfOneTicketThatTakeBackTheSameAreCountedTogether() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale cart = back(sold, 1, 2_000);
    SaleLine line = cart.lines().getFirst();
    OpenSale forged =
        new OpenSale(
            cart.id(),
            cart.context(),
            List.of(
                line,
                new SaleLine(
                    2,
                    line.item(),
                    line.quantityMilli(),
                    line.unitPriceMinor(),
                    line.discount(),
                    null,
                    null,
                    false,
                    line.amounts(),
                    line.takesBack())),
            Discount.none(),
            null,
            null);

    assertThat(complete(forged)).isEqualTo(SaleResult.refused(new MoreThanSold("p100", 1_000)));
  }

  /// 3.00 less 0.02 came to 2.98: a third of it is 0.99 or 1.00, whichever came first.
  @Test
  void aPartThatIsWorthSomethingElseByNowIsTakenBackAnew() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale first = back(sold, 1, 1_000);
    OpenSale second = back(sold, 1, 1_000);
    complete(first).orElseThrow();

    assertThat(complete(second)).isEqualTo(SaleResult.refused(new ReturnedMeanwhile(1)));
    complete(back(sold, 1, 1_000)).orElseThrow();
  }

  /// 3.00 less 0.02 came to 2.98: a third of it is 0.99 or 1.00, whichever came first.
  @Test
  void aTicketIsFinishedWhicheverOfItsLinesWereVoided() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale three =
        back(sold, 1, 1_000)
            .takeBack(linesOf(sold).getFirst(), 1_000, "FAULTY")
            .then(sale -> sale.takeBack(linesOf(sold).getFirst(), 1_000, "FAULTY"))
            .orElseThrow();
    assertThat(three.lines().get(1).amounts()).isNotEqualTo(three.lines().getFirst().amounts());
    till.save(three.voidLine(1).orElseThrow());

    CartStore.Found found = CartStore.find(till.handle, "maria");

    assertThat(found).isEqualTo(new CartStore.Found.Open(three.voidLine(1).orElseThrow()));
    CompletedSale refund =
        complete(((CartStore.Found.Open) found).sale().voidLine(3).orElseThrow()).orElseThrow();
    assertThat(refund.totals().grossMinor())
        .isEqualTo(three.lines().getFirst().amounts().grossMinor());
  }

  /// As a version has put it down that kept what a line is worth, and not of what it is a part.
  @Test
  void aCartOfTheVersionBeforeTakesBackWhatItSaid() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale cart = back(sold, 1, 1_000);
    till.save(cart);
    till.execute(
        "update cart set content = substr(content, 1, instr(content, ',\"sold\"') - 1) || '}'");

    CartStore.Found.Open found = (CartStore.Found.Open) CartStore.find(till.handle, "maria");

    assertThat(found.sale().sold()).isEmpty();
    assertThat(found.sale().lines()).isEqualTo(cart.lines());
    complete(found.sale()).orElseThrow();
  }

  @Test
  void aTicketThatIsNotHereDoesNotComeBackAsOne() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale cart =
        till.cart()
            .takeBack(
                new ReturnableLine("elsewhere", sold.context(), sold.lines().getFirst(), 0),
                1_000,
                "FAULTY")
            .orElseThrow();

    assertThat(complete(cart)).isEqualTo(SaleResult.refused(new TicketNotHere(1)));
  }

  @Test
  void whatWasVoidedFromTheTicketTakesNothingBack() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale cart =
        back(sold, 1, 2_000)
            .voidLine(1)
            .then(sale -> sale.addLine(TestTill.item("bread", 250, 4), 1_000))
            .orElseThrow();

    complete(cart).orElseThrow();

    assertThat(linesOf(sold).getFirst().leftMilli()).isEqualTo(3_000);
  }

  @Test
  void anOpenTicketThatTakesBackComesBackAsItWas() {
    CompletedSale sold = soldThreeAndOne();
    OpenSale cart =
        back(sold, 1, 1_000)
            .takeBack(linesOf(sold).get(1), 1_000, "too salt")
            .then(sale -> sale.takeBack(TestTill.item("bread", 250, 4), 1_000, "FAULTY"))
            .then(sale -> sale.addLine(TestTill.item("milk", 165, 4), 1_000))
            .then(sale -> sale.voidLine(2))
            .orElseThrow();

    till.save(cart);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new CartStore.Found.Open(cart));
  }
}
