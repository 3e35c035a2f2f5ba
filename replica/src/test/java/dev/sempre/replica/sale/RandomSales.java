package dev.sempre.replica.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.time.BusinessTime;
import java.util.List;
import java.util.Random;

/// Sales as a day of three tills might bring them, the same ones for a seed.
final class RandomSales {
  private static final List<Rate> RATES =
      List.of(Rate.ZERO, Rate.ofPercent(4), Rate.ofPercent(10), Rate.ofPercent(22));

  private final Random random;
  private long number;

  RandomSales(long seed) {
    this.random = new Random(seed);
  }

  CompletedSale next() {
    int till = 1 + random.nextInt(3);
    SaleContext context =
        new SaleContext(
            "1",
            "till-" + till,
            "shift-" + till,
            "maria",
            TestTill.EUR,
            random.nextBoolean() ? TaxMode.INCLUSIVE : TaxMode.EXCLUSIVE);
    PayingSale paying = paid(cart(OpenSale.begin("sale-" + ++number, context)));
    BusinessTime time =
        BusinessTime.at(1_795_262_400_000L + random.nextLong(5 * 86_400_000L), TestTill.ZONE);
    return paying.complete(new TicketNumber("1-" + till, number), time).orElseThrow();
  }

  private OpenSale cart(OpenSale empty) {
    OpenSale cart = added(empty);
    for (int step = random.nextInt(12); step > 0; step--) {
      cart = changed(cart);
    }
    return cart.isEmpty() ? added(cart) : cart;
  }

  /// One more step; one that is refused leaves the cart as it is.
  private OpenSale changed(OpenSale cart) {
    int line = 1 + random.nextInt(cart.lines().size());
    SaleResult<OpenSale> result =
        switch (random.nextInt(7)) {
          case 0 -> cart.changeQuantity(line, 1_000L * (1 + random.nextInt(20)));
          case 1 -> cart.changePrice(line, random.nextInt(5_000));
          case 2 -> cart.discountLine(line, discount());
          case 3 -> cart.discountTicket(discount());
          case 4 -> cart.voidLine(line);
          default -> SaleResult.done(added(cart));
        };
    return switch (result) {
      case SaleResult.Done<OpenSale>(OpenSale sale) -> sale;
      case SaleResult.Refused<OpenSale> _ -> cart;
    };
  }

  private OpenSale added(OpenSale cart) {
    Rate rate = RATES.get(random.nextInt(RATES.size()));
    boolean weighed = random.nextInt(4) == 0;
    LineItem item =
        new LineItem(
            random.nextInt(5) == 0 ? null : "product-" + random.nextInt(50),
            null,
            "Something " + random.nextInt(50),
            weighed ? ProductUnit.KILOGRAM : ProductUnit.PIECE,
            random.nextInt(3_000),
            "vat-" + rate.basisPoints(),
            rate,
            null);
    return cart.addLine(item, weighed ? 1 + random.nextInt(3_000) : 1_000).orElseThrow();
  }

  private Discount discount() {
    return switch (random.nextInt(3)) {
      case 0 -> Discount.none();
      case 1 -> Discount.percent(new Rate(random.nextInt(10_001)));
      default -> Discount.amount(random.nextInt(500));
    };
  }

  private PayingSale paid(OpenSale cart) {
    PayingSale paying = cart.beginPayment().orElseThrow();
    if (paying.dueMinor() > 1 && random.nextBoolean()) {
      long part = 1 + random.nextLong(paying.dueMinor() - 1);
      paying = paying.addTender("card", TenderKind.CARD, part).orElseThrow();
    }
    return paying.isPaid()
        ? paying
        : paying
            .addTender("cash", TenderKind.CASH, paying.dueMinor() + random.nextInt(500))
            .orElseThrow();
  }
}
