package dev.sempre.pos.receipt;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.words.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Tickets and shops to write receipts of.
public final class ReceiptSamples {
  /// 2026-11-21T14:02:11+01:00.
  public static final BusinessTime AT =
      BusinessTime.at(1_795_266_131_000L, ZoneId.of("Europe/Rome"));

  private ReceiptSamples() {}

  public static ReceiptShop shop(Language language) {
    return new ReceiptShop(
        "Bottega Rossi",
        "Milano Centro",
        "Corso Garibaldi 12\n20121 Milano",
        "Cassa 2",
        "P. IVA 01234567897",
        "Grazie e arrivederci",
        language);
  }

  public static OpenSale open(TaxMode mode) {
    return OpenSale.begin(
        "sale-1", new SaleContext("1", "till-2", "shift-1", "maria", Currency.of("EUR"), mode));
  }

  public static LineItem item(String name, ProductUnit unit, long priceMinor, int percent) {
    return new LineItem(
        "p", null, name, unit, priceMinor, "IT-" + percent, Rate.ofPercent(percent), null);
  }

  /// Pasta twice, cheese by weight with a discount, milk; 1,00 off the ticket; paid with 50.
  public static CompletedSale groceries() {
    OpenSale sale =
        open(TaxMode.INCLUSIVE)
            .addLine(item("Rigatoni n.24 500 g", ProductUnit.PIECE, 129, 4), 2_000)
            .orElseThrow()
            .addLine(item("Parmigiano Reggiano 24 mesi", ProductUnit.KILOGRAM, 2_190, 10), 482)
            .orElseThrow()
            .addLine(item("Latte intero 1 l", ProductUnit.PIECE, 165, 4), 1_000)
            .orElseThrow()
            .addLine(item("Vino che nessuno ha voluto", ProductUnit.PIECE, 990, 22), 1_000)
            .orElseThrow()
            .voidLine(4)
            .orElseThrow()
            .discountLine(2, Discount.percent(Rate.ofPercent(10)))
            .orElseThrow()
            .discountTicket(Discount.amount(100))
            .orElseThrow();
    return paid(sale, 5_000);
  }

  public static CompletedSale paid(OpenSale sale, long cashMinor) {
    return paid(sale, 458, cashMinor);
  }

  private static CompletedSale paid(OpenSale sale, long number, long cashMinor) {
    PayingSale paying = sale.beginPayment().orElseThrow();
    return paying
        .addTender("cash", TenderKind.CASH, cashMinor)
        .orElseThrow()
        .complete(new TicketNumber("1-2", number), AT)
        .orElseThrow();
  }

  /// The cheese of [#groceries] is brought back, worth what was paid for it, and its money given
  /// back.
  public static CompletedSale broughtBack() {
    return paid(cheeseBack(), 459, cheeseBack().totals().grossMinor());
  }

  /// The cheese of [#groceries] is brought back and oil taken for it; the rest is paid.
  public static CompletedSale exchanged() {
    OpenSale sale =
        cheeseBack()
            .addLine(item("Olio extravergine 750 ml", ProductUnit.PIECE, 1_290, 4), 1_000)
            .orElseThrow();
    return paid(sale, 460, sale.totals().grossMinor());
  }

  private static OpenSale cheeseBack() {
    CompletedSale sold = groceries();
    SaleLine cheese = sold.lines().get(1);
    return OpenSale.begin("sale-2", sold.context())
        .takeBack(
            new ReturnableLine(sold.id(), sold.context(), cheese, 0),
            cheese.quantityMilli(),
            "SPOILT")
        .orElseThrow();
  }

  public static TicketFacts facts(CompletedSale sale) {
    return new TicketFacts(
        sale,
        new Seal(458, Seal.NOTHING_BEFORE, 1_000_000, "3f2a91bc77d0" + "0".repeat(52), "c2ln"),
        "Maria B.",
        null,
        Map.of("cash", new Label("Contanti", Map.of("en", "Cash", "fr", "Espèces"))),
        Map.of("sale-1", new TicketNumber("1-2", 458)),
        Map.of("lucia", "Lucia F."),
        null,
        List.of());
  }
}
