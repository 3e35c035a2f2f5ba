package dev.sempre.model.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.time.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Builds sales for tests through the operations that a till uses.
final class SaleBuilder {

  static final VatRate FOUR = vat(400);
  static final VatRate TEN = vat(1_000);
  static final VatRate TWENTY_TWO = vat(2_200);
  static final TicketNumber NUMBER = new TicketNumber("1-2", 458);
  static final BusinessTime NOON =
      new BusinessTime(1_795_258_800_000L, 60, LocalDate.of(2026, 11, 21));

  private TaxMode taxMode = TaxMode.INCLUSIVE;
  private String currency = "EUR";
  private final List<Function<OpenSale, SaleResult<OpenSale>>> steps = new ArrayList<>();

  private SaleBuilder() {}

  static SaleBuilder aSale() {
    return new SaleBuilder();
  }

  SaleBuilder exclusive() {
    taxMode = TaxMode.EXCLUSIVE;
    return this;
  }

  SaleBuilder in(String code) {
    currency = code;
    return this;
  }

  SaleBuilder withLine(long priceMinor, long quantityMilli, VatRate vatRate) {
    return with(sale -> sale.addLine(item(priceMinor, vatRate), quantityMilli));
  }

  SaleBuilder with(Function<OpenSale, SaleResult<OpenSale>> step) {
    steps.add(step);
    return this;
  }

  OpenSale open() {
    OpenSale sale = OpenSale.begin("s1", context(taxMode, currency));
    for (Function<OpenSale, SaleResult<OpenSale>> step : steps) {
      sale = step.apply(sale).orElseThrow();
    }
    return sale;
  }

  PayingSale paying() {
    return open().beginPayment().orElseThrow();
  }

  CompletedSale paidInCash() {
    PayingSale paying = paying();
    return (paying.isPaid()
            ? SaleResult.done(paying)
            : paying.addTender("cash", TenderKind.CASH, paying.dueMinor()))
        .then(paid -> paid.complete(NUMBER, NOON))
        .orElseThrow();
  }

  static SaleContext context(TaxMode taxMode, String currency) {
    return new SaleContext("1", "till-2", "shift-7", "maria", Currency.of(currency), taxMode);
  }

  /// Goods that can be divided, so that any quantity may be rung up.
  static LineItem item(long priceMinor, VatRate vatRate) {
    return new LineItem(
        "p" + priceMinor,
        null,
        "Goods at " + priceMinor,
        ProductUnit.KILOGRAM,
        priceMinor,
        vatRate.id(),
        vatRate.rate(),
        "c1");
  }

  static VatRate vat(int basisPoints) {
    Rate rate = new Rate(basisPoints);
    return new VatRate("vat-" + basisPoints, "VAT " + rate, rate, null, null);
  }
}
