package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.receipt.ReceiptShop;
import dev.sempre.pos.receipt.ShopHead;
import dev.sempre.pos.shift.FigureRows.Row;
import dev.sempre.pos.shift.FigureRows.Section;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a shift says on paper, in the shop's language: the same figures in the same words as on the
/// screen. Source: T8, T9, R36.
public final class ShiftPaperWriter {
  private static final int SIGNATURE_LINES = 2;

  private final ReceiptShop shop;
  private final Words words;
  private final ZWords say;
  private final List<Part> parts = new ArrayList<>();

  private ShiftPaperWriter(ReceiptShop shop) {
    this.shop = shop;
    this.words = new Words(shop.language());
    this.say = new ZWords(words);
    parts.addAll(ShopHead.of(shop));
  }

  /// A Z, or the closing of a day, month or year. What is closed behind a Z has a paper of its own:
  /// a duplicate says what the first copy said.
  public static Receipt closing(ReceiptShop shop, ZReport z, Copy copy) {
    return new ShiftPaperWriter(shop).write(z, copy);
  }

  /// An X.
  public static Receipt reading(ReceiptShop shop, XReport x) {
    return new ShiftPaperWriter(shop).write(x);
  }

  /// The slip of money that was moved, with room for the name of who has it now.
  public static Receipt slip(ReceiptShop shop, ShiftNow.Moved moved, Currency currency) {
    return new ShiftPaperWriter(shop).write(moved, currency);
  }

  private Receipt write(ZReport z, Copy copy) {
    Closing closing = z.closing();
    Reckoning reckoning = closing.reckoning();
    ShiftFigures figures = closing.figures();
    FigureRows rows = new FigureRows(words, closing.currency(), z.names());
    centred(say.title(z), Weight.LARGE);
    duplicate(copy);
    left(say.of(z));
    left(shop.till());
    figures(rows, figures);
    section(rows.cards(z.cards()));
    section(
        reckoning == null
            ? rows.difference(closing.differenceMinor())
            : rows.drawer(figures.drawer(), closing.openedBySale(), reckoning));
    seal(z);
    duplicate(copy);
    return new Receipt(parts);
  }

  private Receipt write(XReport x) {
    FigureRows rows = new FigureRows(words, x.currency(), x.names());
    centred(words.say(Word.PAPER_X), Weight.LARGE);
    left(
        words.say(
            Word.PAPER_X_OF,
            words.figures().number(x.shiftNumber()),
            say.moment(x.openedAt()),
            x.openedBy(),
            say.moment(x.asOf())));
    left(shop.till());
    figures(rows, x.figures());
    section(rows.cards(x.cards()));
    section(rows.drawer(x.figures().drawer(), x.bySale()));
    return new Receipt(parts);
  }

  private Receipt write(ShiftNow.Moved moved, Currency currency) {
    centred(words.say(OverviewPage.word(moved.kind())), Weight.LARGE);
    parts.add(new Part.Space());
    parts.add(
        new Part.Row(
            moved.reason(), words.figures().money(moved.amountMinor(), currency), Weight.STRONG));
    parts.add(new Part.Space());
    parts.add(new Part.Row(shop.till(), moved.by(), Weight.NORMAL));
    left(say.moment(moved.at()));
    for (int line = 0; line < SIGNATURE_LINES; line++) {
      parts.add(new Part.Space());
      left(words.say(Word.PAPER_SIGNATURE));
      parts.add(new Part.Space());
      parts.add(new Part.Rule());
    }
    return new Receipt(parts);
  }

  private void figures(FigureRows rows, ShiftFigures figures) {
    section(rows.sales(figures));
    section(rows.traces(figures));
    section(rows.taxes(figures.takings()));
    section(rows.payments(figures.takings()));
    section(rows.accounts(figures));
  }

  private void section(Section section) {
    if (section.rows().isEmpty()) {
      return;
    }
    parts.add(new Part.Rule());
    parts.add(new Part.Text(words.say(section.title()), Align.LEFT, Weight.STRONG));
    section.rows().forEach(this::row);
  }

  private void row(Row row) {
    parts.add(new Part.Row(row.label(), row.amount(), row.sum() ? Weight.STRONG : Weight.NORMAL));
    String detail = row.detail();
    if (detail != null) {
      left("  " + detail);
    }
  }

  /// What it takes to hold the paper against the chain: the whole hash, in groups that people can
  /// read to each other.
  private void seal(ZReport z) {
    parts.add(new Part.Rule());
    left(say.seal(z));
    ZReport.Sealed seal = z.seal();
    if (seal != null) {
      parts.add(
          new Part.Row(
              words.say(Word.SHIFT_PERPETUAL),
              words.figures().amount(seal.perpetualMinor(), z.closing().currency()),
              Weight.NORMAL));
      left(seal.hash().toUpperCase(Locale.ROOT).replaceAll("(?<=.)(?=(....)+$)", " "));
    }
  }

  private void duplicate(Copy copy) {
    if (copy.duplicate() > 0) {
      centred(
          words.say(Word.RECEIPT_DUPLICATE, words.figures().number(copy.duplicate())),
          Weight.LARGE);
    }
  }

  private void centred(String text, Weight weight) {
    parts.add(new Part.Text(text, Align.CENTRE, weight));
  }

  private void left(String text) {
    parts.add(new Part.Text(text, Align.LEFT, Weight.NORMAL));
  }
}
