package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.FOUR;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.TWENTY_TWO;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.context;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What an open sale does not do, and what it says instead.
class OpenSaleRefusalTest {

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
        new SaleLine(
            1, item(1, TEN), 1_000, 1, Discount.none(), null, null, false, LineAmounts.ZERO);
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
              line.salespersonId(),
              line.voided(),
              line.amounts()));
    }
    OpenSale full =
        new OpenSale("s1", context(TaxMode.INCLUSIVE, "EUR"), lines, Discount.none(), null, null);

    assertThat(full.addLine(item(1, TEN), 1_000))
        .isEqualTo(refused(new SaleRefusal.TooManyLines(SaleLimits.MAX_LINES)));
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
  void textsThatCannotBeKeptAreRefusedAtOnce() {
    OpenSale sale = aSale().withLine(100, 1_000, TEN).open();

    for (String text : new String[] {"Mel\0on", "Melon \ud83c", "\udf48 Melon"}) {
      assertThat(sale.addLine(LineItem.openPriced(text, 100, FOUR), 1_000))
          .isEqualTo(refused(new SaleRefusal.DescriptionUnreadable(2)));
      assertThat(sale.withNote(text)).isEqualTo(refused(new SaleRefusal.NoteUnreadable()));
      assertThat(sale.noteLine(1, text)).isEqualTo(refused(new SaleRefusal.NoteUnreadable()));
    }
    assertThat(sale.addLine(LineItem.openPriced("\ud83c\udf48 Melon\n", 100, FOUR), 1_000))
        .isInstanceOf(SaleResult.Done.class);
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

  private static SaleResult<OpenSale> refused(SaleRefusal refusal) {
    return SaleResult.refused(refusal);
  }
}
