package dev.sempre.pos.display;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.device.Face;
import dev.sempre.pos.device.Face.Row;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Says a moment of a sale in the shop's language, in two lines and what else there is room for.
public final class FaceWriter {
  private static final long ONE_MILLI = 1_000;

  private final Words words;
  private final Figures figures;
  private final String shop;

  /// @param words in the shop's language. Source: T13.
  /// @param shop its name, for whoever is not served yet
  public FaceWriter(Words words, String shop) {
    this.words = words;
    this.figures = words.figures();
    this.shop = shop;
  }

  public Face write(Moment moment) {
    return switch (moment) {
      case Moment.Idle() -> new Face(text(words.say(Word.DISPLAY_WELCOME)), text(shop), List.of());
      case Moment.RungUp(SaleLine line, long totalMinor, Currency currency) ->
          new Face(
              new Row(line.item().description(), figures.amount(amount(line), currency)),
              row(Word.DISPLAY_TOTAL, totalMinor, currency),
              times(line, currency));
      case Moment.Paying paying -> paying(paying);
      case Moment.Paid paid -> paid(paid);
    };
  }

  private static long amount(SaleLine line) {
    long ofTicket = line.isReturn() ? line.amounts().ticketDiscountMinor() : 0;
    return line.extendedMinor() - line.amounts().discountMinor() - ofTicket;
  }

  private List<Row> times(SaleLine line, Currency currency) {
    boolean single =
        line.quantityMilli() == ONE_MILLI && figures.symbol(line.item().unit()).isEmpty();
    return single
        ? List.of()
        : List.of(
            text(
                figures.quantity(line.quantityMilli(), line.item().unit())
                    + " × " // As screens have it; what a pole lacks, its letters replace.
                    + figures.amount(line.unitPriceMinor(), currency)));
  }

  private Face paying(Moment.Paying moment) {
    Currency currency = moment.currency();
    boolean back = moment.totalMinor() < 0;
    Row total = row(Word.DISPLAY_TOTAL, moment.totalMinor(), currency);
    Word left = moment.paidMinor() == 0 ? Word.DISPLAY_TO_PAY : Word.DISPLAY_LEFT;
    Row due = row(back ? Word.DISPLAY_TO_REFUND : left, Math.abs(moment.dueMinor()), currency);
    return moment.paidMinor() == 0
        ? new Face(total, due, List.of())
        : new Face(
            row(
                back ? Word.DISPLAY_REFUNDED : Word.DISPLAY_PAID,
                Math.abs(moment.paidMinor()),
                currency),
            due,
            List.of(total));
  }

  private Face paid(Moment.Paid moment) {
    Currency currency = moment.currency();
    boolean back = moment.totalMinor() < 0;
    Row given =
        row(
            back ? Word.DISPLAY_REFUNDED : Word.DISPLAY_PAID,
            Math.abs(moment.paidMinor()),
            currency);
    List<Row> more = new ArrayList<>();
    if (moment.changeMinor() != 0) {
      more.add(row(Word.DISPLAY_TOTAL, moment.totalMinor(), currency));
    }
    Row last =
        moment.changeMinor() == 0
            ? text(words.say(Word.DISPLAY_THANKS))
            : row(Word.DISPLAY_CHANGE, moment.changeMinor(), currency);
    return new Face(given, last, more);
  }

  private Row row(Word word, long minor, Currency currency) {
    return new Row(words.say(word), figures.money(minor, currency));
  }

  private static Row text(String text) {
    return new Row(text, "");
  }
}
