package dev.sempre.pos.receipt;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.words.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The same ticket as a shop of each country writes it: what is weighed, taken off, noted, dear and
/// paid by card and in cash, so that nearly every word of a receipt is on it.
final class WholePapers {
  /// 2026-03-07T09:05:11 in Milan: day and month cannot be taken for each other's, and the hour has
  /// one digit.
  private static final long AT_MILLIS = 1_772_870_711_000L;

  private WholePapers() {}

  /// What a shop's own texts are.
  private record Local(
      ReceiptShop shop,
      String currency,
      String zone,
      List<String> articles,
      String note,
      String customer,
      String seller,
      Map<String, Label> methods) {}

  private static Local local(Language language) {
    return switch (language) {
      case EN ->
          new Local(
              shop("Murphy & Sons", "Dublin Quays", "4 Ormond Quay", "VAT IE1234567A", language),
              "EUR",
              "Europe/Dublin",
              List.of("Sourdough loaf", "Cheddar, aged", "Espresso machine"),
              "Gift wrap",
              "Mary O'Brien",
              "Seán K.",
              methods("Cash", "Card"));
      case IT ->
          new Local(
              shop("Caffè Perù", "Milano Centro", "Corso Como 12", "P. IVA 01234567897", language),
              "EUR",
              "Europe/Rome",
              List.of("Pane di città", "Pecorino più stagionato", "Macchina da caffè"),
              "Confezione regalo, perché è un dono",
              "Niccolò Salà",
              "Lucia F.",
              methods("Contanti", "Carta"));
      case PT_BR ->
          new Local(
              shop(
                  "Padaria São João",
                  "Loja Sé",
                  "Praça da Sé, 12",
                  "CNPJ 12.345.678/0001-95",
                  language),
              "BRL",
              "America/Sao_Paulo",
              List.of("Pão francês", "Requeijão de açaí", "Máquina de café"),
              "Embrulhar para presente, não dobrar",
              "Conceição Magalhães",
              "João S.",
              methods("Dinheiro", "Cartão"));
      case FR ->
          new Local(
              shop(
                  "Épicerie Bœuf & Cie",
                  "Lyon",
                  "8, rue de la Forêt",
                  "TVA FR40303265045",
                  language),
              "EUR",
              "Europe/Paris",
              List.of("Pain à l'épeautre", "Comté très vieux", "Cafetière à pression"),
              "Emballage cadeau, façon Noël",
              "Zoë Lefèvre",
              "Hélène D.",
              methods("Espèces", "Carte"));
    };
  }

  private static ReceiptShop shop(
      String company, String name, String address, String header, Language language) {
    String thanks =
        switch (language) {
          case EN -> "Thank you";
          case IT -> "Grazie e arrivederci";
          case PT_BR -> "Obrigado e até amanhã";
          case FR -> "Merci et à bientôt";
        };
    return new ReceiptShop(company, name, address, "2", header, thanks, language);
  }

  private static Map<String, Label> methods(String cash, String card) {
    return Map.of("cash", Label.of(cash), "card", Label.of(card));
  }

  /// The receipt, as a second copy of it.
  static Receipt of(Language language) {
    Local local = local(language);
    CompletedSale sale = sale(local);
    return ReceiptWriter.write(
        local.shop(),
        new TicketFacts(
            sale,
            new Seal(1_458, Seal.NOTHING_BEFORE, 1_000_000, "3f2a91bc77d0" + "0".repeat(52), null),
            "Maria B.",
            local.customer(),
            local.methods(),
            Map.of(),
            Map.of("seller", local.seller()),
            120_050L,
            List.of(new TicketFacts.Card("card", 100_000, "A1B2C3", "**** 4242"))),
        Copy.duplicate(1));
  }

  private static CompletedSale sale(Local local) {
    OpenSale sale =
        OpenSale.begin(
                "sale-1",
                new SaleContext(
                    "1",
                    "till-2",
                    "shift-1",
                    "maria",
                    Currency.of(local.currency()),
                    TaxMode.INCLUSIVE))
            .addLine(item(local.articles().get(0), ProductUnit.PIECE, 129, 4), 12_000)
            .orElseThrow()
            .addLine(
                item(local.articles().get(1), ProductUnit.KILOGRAM, 2_190, 10),
                1_482,
                WeighedBy.HAND)
            .orElseThrow()
            .addLine(item(local.articles().get(2), ProductUnit.PIECE, 123_450, 22), 1_000)
            .orElseThrow()
            .discountLine(2, Discount.percent(new Rate(1_250)))
            .orElseThrow()
            .sellLineBy(3, "seller")
            .orElseThrow()
            .noteLine(3, local.note())
            .orElseThrow()
            .discountTicket(Discount.amount(1_000))
            .orElseThrow();
    return sale.beginPayment()
        .orElseThrow()
        .addTender("card", TenderKind.CARD, 100_000)
        .orElseThrow()
        .addTender("cash", TenderKind.CASH, 50_000)
        .orElseThrow()
        .complete(new TicketNumber("1-2", 458), BusinessTime.at(AT_MILLIS, ZoneId.of(local.zone())))
        .orElseThrow();
  }

  private static LineItem item(String name, ProductUnit unit, long priceMinor, int percent) {
    return new LineItem(
        "p", null, name, unit, priceMinor, "VAT-" + percent, Rate.ofPercent(percent), null);
  }
}
