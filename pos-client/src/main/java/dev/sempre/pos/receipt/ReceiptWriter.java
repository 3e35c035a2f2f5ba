package dev.sempre.pos.receipt;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes the receipt of a finished sale in the shop's language. What it says is what was stored:
/// nothing is reckoned anew but the line before its discounts. Source: T9, T10, R38, R40.
public final class ReceiptWriter {
  private static final long ONE_MILLI = 1_000;
  private static final int SHORT_HASH = 12;

  private final ReceiptShop shop;
  private final TicketFacts facts;
  private final Copy copy;
  private final CompletedSale sale;
  private final Currency currency;
  private final Words words;
  private final Figures figures;
  private final List<Part> parts = new ArrayList<>();

  private ReceiptWriter(ReceiptShop shop, TicketFacts facts, Copy copy) {
    this.shop = shop;
    this.facts = facts;
    this.copy = copy;
    this.sale = facts.sale();
    this.currency = sale.context().currency();
    this.words = new Words(shop.language());
    this.figures = words.figures();
  }

  /// The receipt of a ticket.
  public static Receipt write(ReceiptShop shop, TicketFacts facts, Copy copy) {
    return new ReceiptWriter(shop, facts, copy).write();
  }

  private Receipt write() {
    head();
    mention();
    parts.add(new Part.Rule());
    sale.lines().stream().filter(line -> !line.voided()).forEach(this::line);
    parts.add(new Part.Rule());
    totals();
    tenders();
    parts.add(new Part.Space());
    taxes();
    parts.add(new Part.Space());
    circumstances();
    mention();
    codes();
    foot();
    return new Receipt(parts);
  }

  private void head() {
    parts.add(new Part.Logo());
    centred(shop.company(), Weight.LARGE);
    if (!shop.name().equals(shop.company())) {
      centred(shop.name(), Weight.STRONG);
    }
    paragraph(shop.address());
    paragraph(shop.header());
    parts.add(new Part.Space());
  }

  private void paragraph(@Nullable String text) {
    if (text != null) {
      text.lines().filter(line -> !line.isBlank()).forEach(line -> centred(line, Weight.NORMAL));
    }
  }

  private void mention() {
    if (copy.training()) {
      centred(words.say(Word.RECEIPT_TRAINING), Weight.LARGE);
    }
    if (copy.duplicate() > 0) {
      centred(words.say(Word.RECEIPT_DUPLICATE, figures.number(copy.duplicate())), Weight.LARGE);
    }
  }

  private void line(SaleLine line) {
    String name = line.item().description();
    String left = line.isReturn() ? words.say(Word.RECEIPT_RETURN, name) : name;
    String right = amount(line.extendedMinor()) + " " + letter(line.item().vatRate());
    boolean single =
        line.quantityMilli() == ONE_MILLI && figures.symbol(line.item().unit()).isEmpty();
    if (single) {
      row(left, right);
    } else {
      parts.add(new Part.Text(left, Align.LEFT, Weight.NORMAL));
      row("  " + times(line), right);
    }
    reduction(line);
    LineReturn.Origin origin = line.returnedLine();
    TicketNumber sold = origin == null ? null : facts.broughtBack().get(origin.saleId());
    if (sold != null) {
      left("  " + words.say(Word.RECEIPT_RETURN_OF, sold.printed()));
    }
  }

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
      row("  " + name, amount(-reduced));
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
      row(words.say(Word.RECEIPT_SUBTOTAL), amount(Math.addExact(goods, ofTicket)));
      row(words.say(Word.RECEIPT_TICKET_DISCOUNT), amount(-ofTicket));
    }
    if (taxOnTop) {
      row(words.say(Word.RECEIPT_NET), amount(totals.netMinor()));
      row(words.say(Word.RECEIPT_TAX), amount(totals.taxMinor()));
    }
    Word total = totals.grossMinor() < 0 ? Word.RECEIPT_TO_REFUND : Word.RECEIPT_TOTAL;
    parts.add(
        new Part.Row(words.say(total), figures.money(totals.grossMinor(), currency), Weight.LARGE));
    if (totals.roundingMinor() != 0) {
      row(words.say(Word.RECEIPT_ROUNDING), amount(totals.roundingMinor()));
      row(
          words.say(Word.RECEIPT_IN_CASH),
          amount(Math.addExact(totals.grossMinor(), totals.roundingMinor())));
    }
  }

  private void tenders() {
    for (Tender tender : sale.tenders()) {
      Label name = facts.methods().getOrDefault(tender.methodId(), Label.of(tender.methodId()));
      row(name.in(shop.language().tag()), amount(tender.amountMinor()));
    }
    if (sale.totals().changeMinor() != 0) {
      row(words.say(Word.RECEIPT_CHANGE), amount(sale.totals().changeMinor()));
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
      parts.add(
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
    LocalDateTime at = sale.completedAt().wallClock();
    row(
        words.say(Word.RECEIPT_NUMBER, sale.number().printed()),
        figures.day(at.toLocalDate()) + "/" + at.getYear() + " " + figures.time(at.toLocalTime()));
    row(shop.till(), facts.cashier());
    if (facts.customer() != null) {
      left(words.say(Word.RECEIPT_CUSTOMER, facts.customer()));
    }
    Seal seal = facts.seal();
    if (seal != null) {
      left(words.say(Word.RECEIPT_SEAL, figures.number(seal.number()), shortForm(seal)));
      if (seal.signature() == null) {
        left(words.say(Word.RECEIPT_NOT_SIGNED));
      }
    }
    parts.add(new Part.Space());
  }

  /// The beginning of the hash, as people can read it to each other.
  private static String shortForm(Seal seal) {
    return seal.hash()
        .substring(0, Math.min(SHORT_HASH, seal.hash().length()))
        .toUpperCase(Locale.ROOT)
        .replaceAll("(?<=.)(?=(....)+$)", " ");
  }

  private void codes() {
    parts.add(new Part.Barcode(sale.number().printed()));
    parts.add(new Part.Qr(TicketCode.of(sale, facts.seal()).text()));
  }

  private void foot() {
    if (!shop.footer().isBlank()) {
      parts.add(new Part.Space());
      paragraph(shop.footer());
    }
  }

  private void centred(String text, Weight weight) {
    parts.add(new Part.Text(text, Align.CENTRE, weight));
  }

  private void left(String text) {
    parts.add(new Part.Text(text, Align.LEFT, Weight.NORMAL));
  }

  private void row(String left, String right) {
    parts.add(new Part.Row(left, right, Weight.NORMAL));
  }

  private String amount(long minor) {
    return figures.amount(minor, currency);
  }
}
