package dev.sempre.pos.receipt;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.text.Label;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Writes the receipt of a payment of what a customer owed, in the shop's language: what it was
/// paid for, how, and what he owes after it. Source: T5, T9.
public final class PaymentReceiptWriter {
  private final ReceiptShop shop;
  private final PaymentFacts facts;
  private final AccountPayment payment;
  private final Currency currency;
  private final Page page;
  private final Words words;
  private final Figures figures;

  private PaymentReceiptWriter(ReceiptShop shop, PaymentFacts facts, Copy copy) {
    this.shop = shop;
    this.facts = facts;
    this.payment = facts.payment();
    this.currency = payment.currency();
    this.page = new Page(shop, copy);
    this.words = page.words();
    this.figures = words.figures();
  }

  /// The receipt of a payment.
  public static Receipt write(ReceiptShop shop, PaymentFacts facts, Copy copy) {
    return new PaymentReceiptWriter(shop, facts, copy).write();
  }

  private Receipt write() {
    page.head();
    page.mention();
    page.centred(words.say(Word.RECEIPT_PAYMENT), Weight.STRONG);
    page.left(words.say(Word.RECEIPT_CUSTOMER, facts.customer()));
    page.add(new Part.Rule());
    payment
        .items()
        .forEach(item ->
            page.row(
                words.say(Word.RECEIPT_PAID_FOR, item.document()), amount(item.amountMinor())));
    page.add(new Part.Rule());
    page.add(
        new Part.Row(
            words.say(Word.RECEIPT_PAID),
            figures.money(payment.amountMinor(), currency),
            Weight.LARGE));
    tenders();
    page.add(new Part.Space());
    page.add(
        new Part.Row(
            words.say(facts.owedAfterMinor() < 0 ? Word.RECEIPT_CREDIT_LEFT : Word.RECEIPT_OWED),
            figures.money(Math.abs(facts.owedAfterMinor()), currency),
            Weight.STRONG));
    page.add(new Part.Space());
    page.made(
        Word.RECEIPT_PAYMENT_NUMBER,
        payment.printed(),
        payment.receivedAt().wallClock(),
        facts.cashier());
    page.seal(facts.seal());
    page.add(new Part.Space());
    page.mention();
    page.foot();
    return page.receipt();
  }

  private void tenders() {
    List<TicketFacts.Card> cards = new ArrayList<>(facts.cards());
    for (Tender tender : payment.tenders()) {
      Label name = facts.methods().getOrDefault(tender.methodId(), Label.of(tender.methodId()));
      page.row(name.in(shop.language().tag()), amount(tender.amountMinor()));
      page.card(cards, tender);
    }
    if (payment.changeMinor() != 0) {
      page.row(words.say(Word.RECEIPT_CHANGE), amount(payment.changeMinor()));
    }
  }

  private String amount(long minor) {
    return figures.amount(minor, currency);
  }
}
