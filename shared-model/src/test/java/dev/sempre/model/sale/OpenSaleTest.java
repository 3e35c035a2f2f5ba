package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.FOUR;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.TWENTY_TWO;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.text.Label;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenSaleTest {

  @Test
  void linesAreNumberedAndSummedAsTheyAreRungUp() {
    OpenSale sale =
        aSale()
            .withLine(129, 2_000, FOUR)
            .withLine(2_190, 482, TEN)
            .with(open -> open.discountLine(2, Discount.percent(Rate.ofPercent(10))))
            .withLine(165, 1_000, FOUR)
            .open();

    assertThat(sale.lines())
        .extracting(SaleLine::position, SaleLine::extendedMinor, SaleLine::amounts)
        .containsExactly(
            tuple(1, 258L, new LineAmounts(0, 0, 248, 10, 258)),
            tuple(2, 1_056L, new LineAmounts(106, 0, 864, 86, 950)),
            tuple(3, 165L, new LineAmounts(0, 0, 159, 6, 165)));
    assertThat(sale.taxes())
        .containsExactly(
            new TaxLine("vat-400", Rate.ofPercent(4), 407, 16, 423),
            new TaxLine("vat-1000", Rate.ofPercent(10), 864, 86, 950));
    assertThat(sale.totals()).isEqualTo(new SaleTotals(1_373, 1_271, 102, 106, 0, 0));
  }

  @Test
  void piecesAreCountedAsTheyLieOnTheCounter() {
    LineItem milk =
        new LineItem("milk", null, "Milk", ProductUnit.PIECE, 129, FOUR.id(), FOUR.rate(), "dairy");
    OpenSale sale =
        aSale()
            .with(open -> open.addLine(milk, 2_000))
            .withLine(2_190, 482, TEN)
            .with(open -> open.addLine(milk, 1_000))
            .with(open -> open.addLine(milk, 5_000))
            .with(open -> open.voidLine(4))
            .open();

    assertThat(sale.pieces()).isEqualTo(4);
  }

  @Test
  void voidedLineKeepsItsNumberAndWhatItSaid() {
    OpenSale before =
        aSale()
            .withLine(129, 2_000, FOUR)
            .withLine(500, 1_000, TEN)
            .withLine(165, 1_000, FOUR)
            .open();

    OpenSale sale =
        before.voidLine(2).then(open -> open.addLine(item(300, TEN), 1_000)).orElseThrow();

    SaleLine voided = sale.lines().get(1);
    assertThat(voided)
        .isEqualTo(
            new SaleLine(
                2,
                item(500, TEN),
                1_000,
                500,
                Discount.none(),
                null,
                null,
                true,
                LineAmounts.ZERO));
    assertThat(voided.extendedMinor()).isZero();
    assertThat(sale.lines()).extracting(SaleLine::position).containsExactly(1, 2, 3, 4);
    assertThat(sale.totals().grossMinor()).isEqualTo(258 + 165 + 300);
    assertThat(before.totals().grossMinor()).as("the value before").isEqualTo(258 + 500 + 165);
  }

  @Test
  void aVoidedRateIsNoLongerOnTheTicket() {
    OpenSale sale =
        aSale()
            .withLine(129, 2_000, FOUR)
            .withLine(500, 1_000, TEN)
            .with(open -> open.voidLine(2))
            .open();

    assertThat(sale.taxes()).extracting(TaxLine::vatRateId).containsExactly("vat-400");
  }

  @Test
  void quantityChangesAndThePercentageFollows() {
    OpenSale sale =
        aSale()
            .withLine(129, 2_000, FOUR)
            .with(open -> open.discountLine(1, Discount.percent(Rate.ofPercent(50))))
            .with(open -> open.changeQuantity(1, 3_000))
            .open();

    assertThat(sale.lines().getFirst().quantityMilli()).isEqualTo(3_000);
    assertThat(sale.totals()).isEqualTo(new SaleTotals(193, 186, 7, 194, 0, 0));
  }

  /// Source: T4, R38.
  @Test
  void whatIsSoldLessOfStaysOnTheTicketAsAVoidedLine() {
    OpenSale sale =
        aSale()
            .withLine(129, 5_000, FOUR)
            .withLine(500, 1_000, TEN)
            .with(open -> open.changePrice(1, 100))
            .with(open -> open.discountLine(1, Discount.percent(Rate.ofPercent(50))))
            .with(open -> open.changeQuantity(1, 1_000))
            .open();

    assertThat(sale.lines()).extracting(SaleLine::position).containsExactly(1, 2, 3);
    assertThat(sale.lines().getFirst().quantityMilli()).isEqualTo(1_000);
    assertThat(sale.lines().getLast())
        .isEqualTo(
            new SaleLine(
                3,
                item(129, FOUR),
                4_000,
                100,
                Discount.none(),
                null,
                null,
                true,
                LineAmounts.ZERO));
    assertThat(sale.totals().grossMinor()).isEqualTo(50 + 500);
    assertThat(sale.changeQuantity(1, 1_000).orElseThrow()).isEqualTo(sale);
  }

  @Test
  void ofGoodsThatComeBackLessIsRefundedAndNothingVoided() {
    OpenSale back = aSale().open().takeBack(item(500, TEN), 3_000, "FAULTY").orElseThrow();

    assertThat(back.changeQuantity(1, 1_000).orElseThrow().lines()).hasSize(1);
  }

  @Test
  void overriddenPriceKeepsTheListPrice() {
    OpenSale sale =
        aSale().withLine(129, 2_000, FOUR).with(open -> open.changePrice(1, 100)).open();

    SaleLine line = sale.lines().getFirst();
    assertThat(line.unitPriceMinor()).isEqualTo(100);
    assertThat(line.item().listPriceMinor()).isEqualTo(129);
    assertThat(line.isPriceOverridden()).isTrue();
    assertThat(sale.totals().grossMinor()).isEqualTo(200);
  }

  @Test
  void ticketDiscountIsSplitOverAllRatesByLargestRemainder() {
    // 10.00 off 1.00 + 10.00 + 19.00 = 30.00: exact shares 0.333, 3.333, 6.333.
    OpenSale sale =
        aSale()
            .withLine(100, 1_000, FOUR)
            .withLine(1_000, 1_000, TEN)
            .withLine(1_900, 1_000, TWENTY_TWO)
            .with(open -> open.discountTicket(Discount.amount(1_000)))
            .open();

    assertThat(sale.lines())
        .extracting(SaleLine::amounts)
        .containsExactly(
            new LineAmounts(0, 34, 63, 3, 66),
            new LineAmounts(0, 333, 606, 61, 667),
            new LineAmounts(0, 633, 1_039, 228, 1_267));
    assertThat(sale.totals()).isEqualTo(new SaleTotals(2_000, 1_708, 292, 1_000, 0, 0));
  }

  @Test
  void ticketDiscountComesAfterLineDiscounts() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 1_000, TEN)
            .withLine(1_000, 1_000, TEN)
            .with(open -> open.discountLine(1, Discount.amount(500)))
            .with(open -> open.discountTicket(Discount.percent(Rate.ofPercent(10))))
            .open();

    assertThat(sale.lines())
        .extracting(line -> line.amounts().ticketDiscountMinor())
        .containsExactly(50L, 100L);
    assertThat(sale.totals().grossMinor()).isEqualTo(1_350);
    assertThat(sale.totals().discountMinor()).isEqualTo(650);
  }

  @Test
  void voidedLinesBearNoPartOfTheTicketDiscount() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 1_000, TEN)
            .withLine(1_000, 1_000, FOUR)
            .with(open -> open.discountTicket(Discount.amount(300)))
            .with(open -> open.voidLine(1))
            .open();

    assertThat(sale.lines())
        .extracting(line -> line.amounts().ticketDiscountMinor())
        .containsExactly(0L, 300L);
  }

  @Test
  void aDiscountIsTakenAway() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 1_000, TEN)
            .with(open -> open.discountLine(1, Discount.amount(100)))
            .with(open -> open.discountTicket(Discount.amount(100)))
            .with(open -> open.discountLine(1, Discount.none()))
            .with(open -> open.discountTicket(Discount.none()))
            .open();

    assertThat(sale).isEqualTo(aSale().withLine(1_000, 1_000, TEN).open());
  }

  @Test
  void taxComesOnTopOfExclusivePrices() {
    OpenSale sale =
        aSale()
            .exclusive()
            .withLine(1_000, 3_000, TWENTY_TWO)
            .with(open -> open.discountTicket(Discount.percent(Rate.ofPercent(10))))
            .open();

    assertThat(sale.lines().getFirst().amounts())
        .isEqualTo(new LineAmounts(0, 300, 2_700, 594, 3_294));
    assertThat(sale.totals()).isEqualTo(new SaleTotals(3_294, 2_700, 594, 300, 0, 0));
  }

  @Test
  void yenHaveNoDecimalsAndFilsHaveThree() {
    OpenSale yen = aSale().in("JPY").withLine(198, 1_500, SaleBuilder.vat(800)).open();
    OpenSale dinar = aSale().in("KWD").withLine(1_250, 1_333, SaleBuilder.vat(0)).open();

    assertThat(yen.totals()).isEqualTo(new SaleTotals(297, 275, 22, 0, 0, 0));
    assertThat(dinar.totals()).isEqualTo(new SaleTotals(1_666, 1_666, 0, 0, 0, 0));
  }

  @Test
  void everythingMayBeGivenAway() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 1_000, TEN)
            .withLine(500, 1_000, FOUR)
            .with(open -> open.discountTicket(Discount.percent(Rate.ofPercent(100))))
            .open();

    assertThat(sale.totals()).isEqualTo(new SaleTotals(0, 0, 0, 1_500, 0, 0));
  }

  @Test
  void customerAndNotesAreKeptAndTakenAway() {
    OpenSale sale =
        aSale()
            .withLine(100, 1_000, TEN)
            .with(open -> open.noteLine(1, "cut in slices"))
            .with(open -> open.withNote("for the office"))
            .open()
            .withCustomer("bar-centrale");

    assertThat(sale.customerId()).isEqualTo("bar-centrale");
    assertThat(sale.note()).isEqualTo("for the office");
    assertThat(sale.lines().getFirst().note()).isEqualTo("cut in slices");
    assertThat(
            sale.withNote(null)
                .then(open -> open.noteLine(1, null))
                .orElseThrow()
                .withCustomer(null))
        .isEqualTo(aSale().withLine(100, 1_000, TEN).open());
  }

  @Test
  void aCartIsBroughtBackFromWhatWasRungUpAlone() {
    OpenSale sale =
        aSale()
            .withLine(129, 2_000, FOUR)
            .withLine(2_190, 482, TEN)
            .with(open -> open.discountTicket(Discount.amount(100)))
            .open();
    List<SaleLine> withoutAmounts =
        sale.lines().stream().map(line -> line.withAmounts(LineAmounts.ZERO)).toList();

    assertThat(
            new OpenSale(
                sale.id(), sale.context(), withoutAmounts, sale.ticketDiscount(), null, null))
        .isEqualTo(sale);
  }

  @Test
  void whatIsRungUpIsCopiedFromTheCatalogue() {
    VatRate ten = TEN;
    Product cheese =
        new Product(
            "p1",
            "PARM24",
            new Label("Parmigiano 24 mesi", Map.of("en", "Parmesan 24 months")),
            null,
            "dairy",
            ProductUnit.KILOGRAM,
            null,
            ten.id(),
            "00417",
            null,
            List.of(),
            true);

    assertThat(LineItem.of(cheese, "en", "02100417000001", 2_190, ten))
        .isEqualTo(
            new LineItem(
                "p1",
                "02100417000001",
                "Parmesan 24 months",
                ProductUnit.KILOGRAM,
                2_190,
                ten.id(),
                ten.rate(),
                "dairy"));
    assertThat(LineItem.ofLabelledPackage(cheese, "it", 1_056, ten))
        .isEqualTo(
            new LineItem(
                "p1",
                null,
                "Parmigiano 24 mesi",
                ProductUnit.PIECE,
                1_056,
                ten.id(),
                ten.rate(),
                "dairy"));
  }
}
