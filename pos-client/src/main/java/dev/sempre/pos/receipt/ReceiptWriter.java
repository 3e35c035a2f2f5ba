package dev.sempre.pos.receipt;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.ReasonWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Writes the receipt of a finished sale in the shop's language. What it says is what was stored:
/// nothing is reckoned anew but the line before its discounts. Source: T9, T10, R38, R40.
public final class ReceiptWriter {
  private static final long ONE_MILLI = 1_000;

  private final ReceiptShop shop;
  private final TicketFacts facts;
  private final Page page;
  private final CompletedSale sale;
  private final Currency currency;
  private final Words words;
  private final Figures figures;

  private ReceiptWriter(ReceiptShop shop, TicketFacts facts, Copy copy) {
    this.shop = shop;
    this.facts = facts;
    this.page = new Page(shop, copy);
    this.sale = facts.sale();
    this.currency = sale.context().currency();
    this.words = page.words();
    this.figures = words.figures();
  }

  /// The receipt of a ticket.
  public static Receipt write(ReceiptShop shop, TicketFacts facts, Copy copy) {
    return new ReceiptWriter(shop, facts, copy).write();
  }

  private Receipt write() {
    page.head();
    page.mention();
    page.add(new Part.Rule());
    sale.lines().stream().filter(line -> !line.voided()).forEach(this::line);
    page.add(new Part.Rule());
    totals();
    tenders();
    page.add(new Part.Space());
    taxes();
    page.add(new Part.Space());
    circumstances();
    page.mention();
    codes();
    page.foot();
    return page.receipt();
  }

  private void line(SaleLine line) {
    String name = line.item().description();
    String left = line.isReturn() ? words.say(Word.RECEIPT_RETURN, name) : name;
    String right = amount(line.extendedMinor()) + " " + letter(line.item().vatRate());
    boolean single =
        line.quantityMilli() == ONE_MILLI && figures.symbol(line.item().unit()).isEmpty();
    if (single) {
      page.row(left, right);
    } else {
      page.add(new Part.Text(left, Align.LEFT, Weight.NORMAL));
      page.row("  " + times(line), right);
    }
    if (line.weighedBy() == WeighedBy.HAND) {
      below(Word.RECEIPT_WEIGHED_BY_HAND);
    }
    reduction(line);
    takenBack(line);
    String note = line.note();
    if (note != null) {
      page.left("  " + note);
    }
    String seller = line.salespersonId();
    if (seller != null) {
      below(Word.RECEIPT_SOLD_BY, facts.sellers().getOrDefault(seller, seller));
    }
  }

  /// Which ticket it was sold with, as far as that is here, and why it comes back.
  private void takenBack(SaleLine line) {
    LineReturn back = line.takesBack();
    LineReturn.Origin origin = line.returnedLine();
    TicketNumber sold = origin == null ? null : facts.broughtBack().get(origin.saleId());
    if (sold != null) {
      below(Word.RECEIPT_RETURN_OF, sold.printed());
    }
    if (back != null && !back.reason().isBlank()) {
      below(Word.RECEIPT_REASON, ReasonWords.say(back.reason(), words));
    }
  }

  private void below(Word word, Object... values) {
    page.left("  " + words.say(word, values));
  }

  /// On paper always with an x: of the code pages of printers some have no other sign.
  private String times(SaleLine line) {
    return figures.quantity(line.quantityMilli(), line.item().unit())
        + " x "
        + amount(line.unitPriceMinor());
  }

  /// What came off the ticket when it was sold has come off what is brought back.
  private void reduction(SaleLine line) {
    long ofTicket = line.isReturn() ? line.amounts().ticketDiscountMinor() : 0;
    long reduced = Math.addExact(line.amounts().discountMinor(), ofTicket);
    if (reduced != 0) {
      String name = ofTicket == 0 ? named(line.discount()) : words.say(Word.RECEIPT_DISCOUNT);
      page.row("  " + name, amount(-reduced));
    }
  }

  private String named(Discount discount) {
    return switch (discount) {
      case Discount.Percent(Rate rate) ->
          words.say(Word.RECEIPT_DISCOUNT) + " " + figures.percent(rate.basisPoints());
      case Discount.Amount _, Discount.None _ -> words.say(Word.RECEIPT_DISCOUNT);
    };
  }

  /// Which VAT rate a line has, as a letter that the table of rates explains.
  private String letter(Rate rate) {
    List<Rate> rates = sale.taxes().stream().map(TaxLine::rate).distinct().toList();
    int place = rates.indexOf(rate);
    return place < 0 || place > 'Z' - 'A' ? "" : String.valueOf((char) ('A' + place));
  }

  private void totals() {
    SaleTotals totals = sale.totals();
    long ofTicket =
        sale.lines().stream()
            .filter(line -> !line.isReturn())
            .mapToLong(line -> line.amounts().ticketDiscountMinor())
            .sum();
    boolean taxOnTop = sale.context().taxMode() == TaxMode.EXCLUSIVE;
    long goods = taxOnTop ? totals.netMinor() : totals.grossMinor();
    if (ofTicket != 0) {
      page.row(words.say(Word.RECEIPT_SUBTOTAL), amount(Math.addExact(goods, ofTicket)));
      page.row(words.say(Word.RECEIPT_TICKET_DISCOUNT), amount(-ofTicket));
    }
    if (taxOnTop) {
      page.row(words.say(Word.RECEIPT_NET), amount(totals.netMinor()));
      page.row(words.say(Word.RECEIPT_TAX), amount(totals.taxMinor()));
    }
    Word total = totals.grossMinor() < 0 ? Word.RECEIPT_TO_REFUND : Word.RECEIPT_TOTAL;
    page.add(
        new Part.Row(words.say(total), figures.money(totals.grossMinor(), currency), Weight.LARGE));
    if (totals.roundingMinor() != 0) {
      page.row(words.say(Word.RECEIPT_ROUNDING), amount(totals.roundingMinor()));
      page.row(
          words.say(Word.RECEIPT_IN_CASH),
          amount(Math.addExact(totals.grossMinor(), totals.roundingMinor())));
    }
  }

  private void tenders() {
    List<TicketFacts.Card> cards = new ArrayList<>(facts.cards());
    for (Tender tender : sale.tenders()) {
      Label name = facts.methods().getOrDefault(tender.methodId(), Label.of(tender.methodId()));
      page.row(name.in(shop.language().tag()), amount(tender.amountMinor()));
      page.card(cards, tender);
    }
    if (sale.totals().changeMinor() != 0) {
      page.row(words.say(Word.RECEIPT_CHANGE), amount(sale.totals().changeMinor()));
    }
  }

  private void taxes() {
    List<List<String>> rows = new ArrayList<>();
    for (TaxLine tax : sale.taxes()) {
      rows.add(
          List.of(
              (letter(tax.rate()) + " " + figures.percent(tax.rate().basisPoints())).strip(),
              amount(tax.netMinor()),
              amount(tax.taxMinor()),
              amount(tax.grossMinor())));
    }
    if (rows.size() > 1) {
      rows.add(
          List.of(
              words.say(Word.RECEIPT_SUM),
              amount(sale.totals().netMinor()),
              amount(sale.totals().taxMinor()),
              amount(sale.totals().grossMinor())));
    }
    if (!rows.isEmpty()) {
      page.add(
          new Part.Table(
              List.of(
                  words.say(Word.RECEIPT_COL_RATE),
                  words.say(Word.RECEIPT_COL_NET),
                  words.say(Word.RECEIPT_COL_TAX),
                  words.say(Word.RECEIPT_COL_GROSS)),
              rows));
    }
  }

  private void circumstances() {
    page.made(
        Word.RECEIPT_NUMBER,
        sale.number().printed(),
        sale.completedAt().wallClock(),
        facts.cashier());
    if (facts.customer() != null) {
      page.left(words.say(Word.RECEIPT_CUSTOMER, facts.customer()));
    }
    owed();
    String note = sale.note();
    if (note != null) {
      page.left(words.say(Word.RECEIPT_NOTE, note));
    }
    page.seal(facts.seal());
    page.add(new Part.Space());
  }

  /// What the customer owes after it, where it is about his account.
  private void owed() {
    Long owed = facts.owedAfterMinor();
    if (owed != null) {
      Word word = owed < 0 ? Word.RECEIPT_CREDIT_LEFT : Word.RECEIPT_OWED;
      page.row(words.say(word), figures.money(Math.abs(owed), currency));
    }
  }

  private void codes() {
    page.add(new Part.Barcode(sale.number().printed()));
    page.add(new Part.Qr(TicketCode.of(sale, facts.seal()).text()));
  }

  private String amount(long minor) {
    return figures.amount(minor, currency);
  }
}
