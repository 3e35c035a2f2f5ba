package dev.sempre.pos.receipt;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.tax.TaxLine;
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
    PayingSale paying = sale.beginPayment().orElseThrow();
    return paying
        .addTender("cash", TenderKind.CASH, cashMinor)
        .orElseThrow()
        .complete(new TicketNumber("1-2", 458), AT)
        .orElseThrow();
  }

  /// A jar is brought back and its money given back.
  public static CompletedSale broughtBack() {
    SaleLine line =
        new SaleLine(
            1,
            item("Miele di castagno", ProductUnit.PIECE, 890, 10),
            -1_000,
            890,
            Discount.none(),
            null,
            false,
            new LineAmounts(0, 0, -809, -81, -890));
    return new CompletedSale(
        "sale-2",
        open(TaxMode.INCLUSIVE).context(),
        new TicketNumber("1-2", 459),
        AT,
        null,
        null,
        List.of(line),
        List.of(new Tender(1, "cash", TenderKind.CASH, -890)),
        List.of(new TaxLine("IT-10", Rate.ofPercent(10), -809, -81, -890)),
        new SaleTotals(-890, -809, -81, 0, -890, 0));
  }

  public static TicketFacts facts(CompletedSale sale) {
    return new TicketFacts(
        sale,
        new Seal(458, Seal.NOTHING_BEFORE, 1_000_000, "3f2a91bc77d0" + "0".repeat(52), "c2ln"),
        "Maria B.",
        null,
        Map.of("cash", new Label("Contanti", Map.of("en", "Cash", "fr", "Espèces"))));
  }
}
