package dev.sempre.pos.receipt;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.sale.Tender;
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

/// What all papers of a shop share, written part by part: its head and foot, whether it is a
/// duplicate, how a document is sealed.
final class Page {
  private static final int SHORT_HASH = 12;

  private final ReceiptShop shop;
  private final Copy copy;
  private final Words words;
  private final Figures figures;
  private final List<Part> parts = new ArrayList<>();

  Page(ReceiptShop shop, Copy copy) {
    this.shop = shop;
    this.copy = copy;
    this.words = new Words(shop.language());
    this.figures = words.figures();
  }

  /// In the shop's language.
  Words words() {
    return words;
  }

  void add(Part part) {
    parts.add(part);
  }

  Receipt receipt() {
    return new Receipt(parts);
  }

  void head() {
    parts.addAll(ShopHead.of(shop));
  }

  /// Whether it is a duplicate, or counts for nothing.
  void mention() {
    if (copy.training()) {
      centred(words.say(Word.RECEIPT_TRAINING), Weight.LARGE);
    }
    if (copy.duplicate() > 0) {
      centred(words.say(Word.RECEIPT_DUPLICATE, figures.number(copy.duplicate())), Weight.LARGE);
    }
  }

  /// The number of the document, and when and by whom it was made.
  void made(Word number, String printed, LocalDateTime at, String cashier) {
    row(
        words.say(number, printed),
        figures.day(at.toLocalDate()) + "/" + at.getYear() + " " + figures.time(at.toLocalTime()));
    row(shop.till(), cashier);
  }

  void seal(@Nullable Seal seal) {
    if (seal != null) {
      left(words.say(Word.RECEIPT_SEAL, figures.number(seal.number()), shortForm(seal)));
      if (seal.signature() == null) {
        left(words.say(Word.RECEIPT_NOT_SIGNED));
      }
    }
  }

  /// The beginning of the hash, as people can read it to each other.
  private static String shortForm(Seal seal) {
    return seal.hash()
        .substring(0, Math.min(SHORT_HASH, seal.hash().length()))
        .toUpperCase(Locale.ROOT)
        .replaceAll("(?<=.)(?=(....)+$)", " ");
  }

  void foot() {
    if (!shop.footer().isBlank()) {
      add(new Part.Space());
      parts.addAll(ShopHead.paragraph(shop.footer()));
    }
  }

  void centred(String text, Weight weight) {
    add(new Part.Text(text, Align.CENTRE, weight));
  }

  /// What the terminal says of a tender; two that are alike get one each.
  ///
  /// @param cards what nothing was said of yet
  void card(List<TicketFacts.Card> cards, Tender tender) {
    cards.stream()
        .filter(card -> card.methodId().equals(tender.methodId()))
        .filter(card -> card.amountMinor() == tender.amountMinor())
        .findFirst()
        .ifPresent(card -> {
          cards.remove(card);
          if (!card.number().isBlank()) { // Nobody types it off a slip.
            left("  " + words.say(Word.RECEIPT_CARD, card.number()));
          }
          left("  " + words.say(Word.RECEIPT_AUTHORISATION, card.authorisation()));
        });
  }

  void left(String text) {
    add(new Part.Text(text, Align.LEFT, Weight.NORMAL));
  }

  void row(String left, String right) {
    add(new Part.Row(left, right, Weight.NORMAL));
  }
}
