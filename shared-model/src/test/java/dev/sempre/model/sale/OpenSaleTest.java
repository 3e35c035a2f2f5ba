package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.FOUR;
import static dev.sempre.model.sale.SaleBuilder.NOON;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.TWENTY_TWO;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.context;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.text.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
                2, item(500, TEN), 1_000, 500, Discount.none(), null, true, LineAmounts.ZERO));
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
  void nothingIsDoneToAVoidedLine() {
    OpenSale sale = aSale().withLine(129, 1_000, FOUR).with(open -> open.voidLine(1)).open();

    List<Function<OpenSale, SaleResult<OpenSale>>> operations =
        List.of(
            open -> open.voidLine(1),
            open -> open.changeQuantity(1, 2_000),
            open -> open.changePrice(1, 5),
            open -> open.noteLine(1, "x"),
            open -> open.discountLine(1, Discount.none()));
    for (Function<OpenSale, SaleResult<OpenSale>> operation : operations) {
      assertThat(operation.apply(sale)).isEqualTo(refused(new SaleRefusal.LineIsVoided(1)));
    }
  }

  @Test
  void linesThatAreNotThereAreRefused() {
    OpenSale sale = aSale().withLine(129, 1_000, FOUR).open();

    for (int position : new int[] {-1, 0, 2, Integer.MAX_VALUE}) {
      assertThat(sale.voidLine(position)).isEqualTo(refused(new SaleRefusal.NoSuchLine(position)));
    }
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
  void impossibleQuantitiesAreRefused() {
    OpenSale sale = aSale().withLine(129, 1_000, FOUR).open();
    long tooMuch = SaleLimits.MAX_QUANTITY_MILLI + 1;

    assertThat(sale.addLine(item(129, FOUR), 0))
        .isEqualTo(refused(new SaleRefusal.QuantityNotPositive(2, 0)));
    assertThat(sale.changeQuantity(1, -1_000))
        .isEqualTo(refused(new SaleRefusal.QuantityNotPositive(1, -1_000)));
    assertThat(sale.changeQuantity(1, tooMuch))
        .isEqualTo(
            refused(new SaleRefusal.QuantityTooLarge(1, tooMuch, SaleLimits.MAX_QUANTITY_MILLI)));
    assertThat(sale.changeQuantity(1, Long.MAX_VALUE)).isInstanceOf(SaleResult.Refused.class);
    assertThat(sale.changeQuantity(1, Long.MIN_VALUE)).isInstanceOf(SaleResult.Refused.class);
  }

  @Test
  void piecesAreSoldWhole() {
    OpenSale sale = OpenSale.begin("s1", context(TaxMode.INCLUSIVE, "EUR"));
    LineItem piece = LineItem.openPriced("Melon", 250, FOUR);

    assertThat(sale.addLine(piece, 500))
        .isEqualTo(refused(new SaleRefusal.QuantityNotWhole(1, 500, ProductUnit.PIECE)));
    assertThat(sale.addLine(piece, 2_000).orElseThrow().totals().grossMinor()).isEqualTo(500);
  }

  @Test
  void impossiblePricesAreRefused() {
    OpenSale sale = aSale().withLine(129, 1_000, FOUR).open();
    long tooMuch = SaleLimits.MAX_PRICE_MINOR + 1;

    assertThat(sale.changePrice(1, -1)).isEqualTo(refused(new SaleRefusal.PriceNegative(1, -1)));
    assertThat(sale.changePrice(1, tooMuch))
        .isEqualTo(refused(new SaleRefusal.PriceTooLarge(1, tooMuch, SaleLimits.MAX_PRICE_MINOR)));
    assertThat(sale.addLine(item(-5, FOUR), 1_000))
        .isEqualTo(refused(new SaleRefusal.PriceNegative(2, -5)));
    assertThat(sale.changePrice(1, 0).orElseThrow().totals().grossMinor()).isZero();
  }

  @Test
  void whatIsSoldMustHaveADescriptionThatFits() {
    OpenSale sale = aSale().open();
    String tooLong = "x".repeat(SaleLimits.MAX_DESCRIPTION_LENGTH + 1);

    assertThat(sale.addLine(LineItem.openPriced(" ", 100, FOUR), 1_000))
        .isEqualTo(refused(new SaleRefusal.DescriptionMissing(1)));
    assertThat(sale.addLine(LineItem.openPriced(tooLong, 100, FOUR), 1_000))
        .isEqualTo(
            refused(
                new SaleRefusal.DescriptionTooLong(
                    1, tooLong.length(), SaleLimits.MAX_DESCRIPTION_LENGTH)));
  }

  @Test
  void impossibleDiscountsAreRefused() {
    OpenSale sale = aSale().withLine(1_000, 1_000, TEN).withLine(500, 1_000, TEN).open();
    Rate above = new Rate(10_001);

    assertThat(sale.discountLine(1, Discount.amount(1_001)))
        .isEqualTo(refused(new SaleRefusal.DiscountAbovePrice(1, 1_001, 1_000)));
    assertThat(sale.discountLine(1, Discount.amount(-1)))
        .isEqualTo(refused(new SaleRefusal.DiscountNegative(-1)));
    assertThat(sale.discountLine(1, Discount.percent(above)))
        .isEqualTo(refused(new SaleRefusal.DiscountAboveWhole(above)));
    assertThat(sale.discountTicket(Discount.amount(1_501)))
        .isEqualTo(refused(new SaleRefusal.DiscountAboveTotal(1_501, 1_500)));
    assertThat(sale.discountTicket(Discount.amount(Long.MIN_VALUE)))
        .isEqualTo(refused(new SaleRefusal.DiscountNegative(Long.MIN_VALUE)));
    assertThat(sale.discountTicket(Discount.percent(above)))
        .isEqualTo(refused(new SaleRefusal.DiscountAboveWhole(above)));
  }

  @Test
  void lineIsNotReducedBelowItsFixedDiscount() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 2_000, TEN)
            .with(open -> open.discountLine(1, Discount.amount(1_500)))
            .open();

    assertThat(sale.changeQuantity(1, 1_000))
        .isEqualTo(refused(new SaleRefusal.DiscountAbovePrice(1, 1_500, 1_000)));
  }

  @Test
  void ticketIsNotReducedBelowItsFixedDiscount() {
    OpenSale sale =
        aSale()
            .withLine(1_000, 1_000, TEN)
            .withLine(500, 1_000, TEN)
            .with(open -> open.discountTicket(Discount.amount(800)))
            .open();

    assertThat(sale.voidLine(1)).isEqualTo(refused(new SaleRefusal.DiscountAboveTotal(800, 500)));
    assertThat(sale.voidLine(2).orElseThrow().totals().grossMinor()).isEqualTo(200);
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
  void totalsBeyondTheLimitAreRefusedAndNeverOverflow() {
    long most = SaleLimits.MAX_PRICE_MINOR;
    OpenSale full = aSale().withLine(most, 100_000, TEN).open();

    assertThat(full.changeQuantity(1, SaleLimits.MAX_QUANTITY_MILLI))
        .isEqualTo(
            refused(
                new SaleRefusal.TotalTooLarge(
                    99_999_999_980_000_000L, SaleLimits.MAX_TOTAL_MINOR)));
    assertThat(full.addLine(item(most, TEN), 1_000))
        .isEqualTo(
            refused(
                new SaleRefusal.TotalTooLarge(
                    999_999_999_900L + most, SaleLimits.MAX_TOTAL_MINOR)));
  }

  @Test
  void aLineBeyondTheLimitIsRefusedEvenIfItIsGivenAway() {
    OpenSale gift =
        aSale()
            .withLine(SaleLimits.MAX_PRICE_MINOR, 1_000, TEN)
            .with(open -> open.discountLine(1, Discount.percent(Rate.ofPercent(100))))
            .open();

    assertThat(gift.changeQuantity(1, SaleLimits.MAX_QUANTITY_MILLI))
        .isEqualTo(
            refused(
                new SaleRefusal.TotalTooLarge(
                    99_999_999_980_000_000L, SaleLimits.MAX_TOTAL_MINOR)));
  }

  @Test
  void taxOnTopCountsTowardsTheLimit() {
    OpenSale sale = aSale().exclusive().open();

    assertThat(sale.addLine(item(SaleLimits.MAX_PRICE_MINOR, TWENTY_TWO), 100_000))
        .isEqualTo(
            refused(
                new SaleRefusal.TotalTooLarge(
                    999_999_999_900L + 219_999_999_978L, SaleLimits.MAX_TOTAL_MINOR)));
  }

  @Test
  void oneLineTooManyIsRefused() {
    SaleLine line =
        new SaleLine(1, item(1, TEN), 1_000, 1, Discount.none(), null, false, LineAmounts.ZERO);
    List<SaleLine> lines = new ArrayList<>();
    for (int position = 1; position <= SaleLimits.MAX_LINES; position++) {
      lines.add(
          new SaleLine(
              position,
              line.item(),
              line.quantityMilli(),
              line.unitPriceMinor(),
              line.discount(),
              line.note(),
              line.voided(),
              line.amounts()));
    }
    OpenSale full =
        new OpenSale("s1", context(TaxMode.INCLUSIVE, "EUR"), lines, Discount.none(), null, null);

    assertThat(full.addLine(item(1, TEN), 1_000))
        .isEqualTo(refused(new SaleRefusal.TooManyLines(SaleLimits.MAX_LINES)));
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
  void notesThatAreTooLongAreRefused() {
    OpenSale sale = aSale().withLine(100, 1_000, TEN).open();
    String tooLong = "x".repeat(SaleLimits.MAX_NOTE_LENGTH + 1);

    assertThat(sale.withNote(tooLong))
        .isEqualTo(refused(new SaleRefusal.NoteTooLong(1_001, SaleLimits.MAX_NOTE_LENGTH)));
    assertThat(sale.noteLine(1, tooLong))
        .isEqualTo(refused(new SaleRefusal.NoteTooLong(1_001, SaleLimits.MAX_NOTE_LENGTH)));
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
  void aCartThatContradictsItselfCannotBeBroughtBack() {
    OpenSale sale = aSale().withLine(100, 1_000, FOUR).withLine(200, 1_000, FOUR).open();
    List<SaleLine> swapped = new ArrayList<>(sale.lines());
    Collections.reverse(swapped);

    assertThatThrownBy(
            () -> new OpenSale(sale.id(), sale.context(), swapped, Discount.none(), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Position 2 stands at place 1");
    assertThatThrownBy(() ->
            new OpenSale(sale.id(), sale.context(), sale.lines(), Discount.amount(301), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Ticket discount of 301 on a total of 300");
  }

  @Test
  void aVoidedTicketLeavesItsTrace() {
    OpenSale sale = aSale().withLine(129, 2_000, FOUR).open().withCustomer("bar-centrale");

    VoidedSale voided = sale.voidTicket(NOON, "lucia", "customer left");

    assertThat(voided).isEqualTo(new VoidedSale(sale, NOON, "lucia", "customer left"));
    assertThat(voided.totals()).isEqualTo(sale.totals());
    assertThat(voided.lines()).isEqualTo(sale.lines());
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

  private static SaleResult<OpenSale> refused(SaleRefusal refusal) {
    return SaleResult.refused(refusal);
  }
}
