package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.AccountReceipts;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.Takings.Paid;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.text.Label;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of an X or a Z as lines of text, in the language in use.
final class FigureRows {
  private final Words words;
  private final Figures figures;
  private final Currency currency;
  private final ReportNames names;

  /// @param title what the rows are about
  record Section(Word title, List<Row> rows) {}

  /// @param label what it is
  /// @param detail more about it, smaller; null for nothing
  /// @param amount figure at the end
  /// @param sum whether it is what the others come to
  record Row(String label, @Nullable String detail, String amount, boolean sum) {}

  FigureRows(Words words, Currency currency, ReportNames names) {
    this.words = words;
    this.figures = words.figures();
    this.currency = currency;
    this.names = names;
  }

  Section sales(ShiftFigures all) {
    Takings takings = all.takings();
    List<Row> rows = new ArrayList<>();
    rows.add(tickets(takings));
    rows.add(row(Word.SHIFT_NET, takings.netMinor()));
    rows.add(row(Word.SHIFT_TAX, takings.taxMinor()));
    rows.add(new Row(words.say(Word.SHIFT_GROSS), null, amount(takings.grossMinor()), true));
    return new Section(Word.SHIFT_SALES, rows);
  }

  /// How many tickets there are, and nothing of what they came to: for who counts the drawer.
  Section ticketsOnly(ShiftFigures all) {
    return new Section(Word.SHIFT_SALES, List.of(tickets(all.takings())));
  }

  private Row tickets(Takings takings) {
    return new Row(
        words.say(Word.SHIFT_TICKETS), range(takings), figures.number(takings.tickets()), false);
  }

  /// First and last number; null if there is none.
  private static @Nullable String range(Takings takings) {
    TicketNumber first = takings.first();
    TicketNumber last = takings.last();
    if (first == null || last == null) {
      return null;
    }
    return first.equals(last) ? first.printed() : first.printed() + " – " + last.printed();
  }

  /// What was taken off, taken back and given up: each as it lessens what was sold.
  Section traces(ShiftFigures all) {
    Takings takings = all.takings();
    return new Section(
        Word.SHIFT_TRACES,
        List.of(
            row(Word.SHIFT_DISCOUNTS, -takings.discountMinor()),
            counted(Word.SHIFT_RETURNS, takings.returnedLines(), takings.returnedMinor()),
            counted(Word.SHIFT_VOIDED_LINES, takings.voidedLines(), -takings.voidedMinor()),
            number(Word.SHIFT_VOIDED_TICKETS, all.voidedTickets()),
            number(Word.SHIFT_DRAWER_OPENINGS, all.drawerOpenings())));
  }

  Section taxes(Takings takings) {
    List<Row> rows = new ArrayList<>();
    for (TaxLine tax : takings.taxes()) {
      String label = called(tax, takings.taxes());
      String of = words.say(Word.SHIFT_TAX_OF, amount(tax.netMinor()), amount(tax.grossMinor()));
      rows.add(new Row(label, of, amount(tax.taxMinor()), false));
    }
    return new Section(Word.SHIFT_TAXES, rows);
  }

  /// A rate by the company's own name; one that says no more than the tax and its percentage, as
  /// "IVA 22%" does, in the reader's language. Nothing at 0 is called so: there the name tells what
  /// is exempt from what is out of scope; nor is one of two at the same percentage.
  private String called(TaxLine tax, List<TaxLine> all) {
    int points = tax.rate().basisPoints();
    String percent = figures.percent(points);
    String name = names.rates().get(tax.vatRateId());
    if (name == null) {
      return percent;
    }
    boolean alone = all.stream().filter(each -> each.rate().equals(tax.rate())).count() == 1;
    boolean bare = name.endsWith(" " + tax.rate()) && name.indexOf(' ') == name.lastIndexOf(' ');
    return points > 0 && alone && bare ? words.say(Word.SHIFT_TAX_RATE, percent) : name;
  }

  Section payments(Takings takings) {
    List<Row> rows = new ArrayList<>();
    for (Paid paid : takings.tenders()) {
      // What is owed is no money that came in; it stands by itself.
      if (!isOwed(paid)) {
        rows.add(row(paid));
      }
    }
    if (takings.roundingMinor() != 0) {
      rows.add(row(Word.SHIFT_ROUNDING, takings.roundingMinor()));
    }
    return new Section(Word.SHIFT_PAYMENTS, rows);
  }

  /// What was paid by other means than cash: for who counts the drawer.
  Section paymentsButCash(Takings takings) {
    return new Section(
        Word.SHIFT_PAYMENTS,
        takings.tenders().stream()
            .filter(paid -> paid.kind() != TenderKind.CASH && !isOwed(paid))
            .map(this::row)
            .toList());
  }

  private Row row(Paid paid) {
    Label name = names.methods().get(paid.methodId());
    return new Row(
        name == null ? paid.methodId() : words.name(name),
        words.say(Word.SHIFT_TIMES, paid.count()),
        amount(paid.amountMinor()),
        false);
  }

  /// What customers owe of what was sold, and what they have paid of what they owed: neither is
  /// part of the payments for what was sold.
  Section accounts(ShiftFigures all) {
    List<Row> rows = new ArrayList<>();
    AccountReceipts receipts = all.receipts();
    if (receipts.payments() > 0) {
      receipts.tenders().forEach(paid -> rows.add(row(paid)));
      rows.add(
          new Row(
              words.say(Word.SHIFT_RECEIVED),
              words.say(Word.SHIFT_TIMES, receipts.payments()),
              amount(receipts.totalMinor()),
              true));
    }
    // Behind the sum, to which it does not belong.
    long credited =
        all.takings().tenders().stream().filter(FigureRows::isOwed).mapToLong(Paid::count).sum();
    if (credited > 0) {
      rows.add(counted(Word.SHIFT_ON_ACCOUNT, credited, all.takings().onAccountMinor()));
    }
    return new Section(Word.SHIFT_ACCOUNTS, rows);
  }

  private static boolean isOwed(Paid paid) {
    return paid.kind() == TenderKind.ACCOUNT;
  }

  /// What a payment terminal was asked for and no ticket accounts for; no rows if there is nothing.
  Section cards(UnsettledCards cards) {
    List<Row> rows = new ArrayList<>();
    if (cards.charges() > 0) {
      rows.add(counted(Word.SHIFT_CARDS_CHARGED, cards.charges(), cards.chargedMinor()));
    }
    if (cards.refunds() > 0) {
      rows.add(counted(Word.SHIFT_CARDS_REFUNDED, cards.refunds(), -cards.refundedMinor()));
    }
    return new Section(Word.SHIFT_CARDS, rows);
  }

  /// What people have laid into the drawer and taken out of it, and nothing of what was taken by
  /// selling: for who counts it.
  Section movedByHand(Drawer drawer, boolean bySale) {
    List<Row> rows = new ArrayList<>();
    rows.add(floated(drawer, bySale));
    rows.addAll(moved(drawer));
    return new Section(Word.SHIFT_DRAWER, rows);
  }

  private Row floated(Drawer drawer, boolean bySale) {
    return new Row(
        words.say(Word.SHIFT_FLOAT),
        bySale ? words.say(Word.SHIFT_OPENED_BY_SALE) : null,
        amount(drawer.floatMinor()),
        false);
  }

  private List<Row> moved(Drawer drawer) {
    return List.of(
        row(Word.SHIFT_CASH_IN, drawer.inMinor()),
        row(Word.SHIFT_CASH_OUT, -drawer.outMinor()),
        row(Word.SHIFT_SAFE_DROP, -drawer.dropMinor()));
  }

  Section drawer(Drawer drawer, boolean bySale) {
    List<Row> rows = new ArrayList<>();
    rows.add(floated(drawer, bySale));
    rows.add(row(Word.SHIFT_CASH_TAKEN, drawer.cashMinor()));
    if (drawer.accountMinor() != 0) {
      rows.add(row(Word.SHIFT_RECEIVED_CASH, drawer.accountMinor()));
    }
    rows.addAll(moved(drawer));
    rows.add(new Row(words.say(Word.SHIFT_EXPECTED), null, amount(drawer.expectedMinor()), true));
    return new Section(Word.SHIFT_DRAWER, rows);
  }

  /// The drawer with what was counted in it.
  Section drawer(Drawer drawer, boolean bySale, Reckoning reckoning) {
    Section expected = drawer(drawer, bySale);
    List<Row> rows = new ArrayList<>(expected.rows());
    String times =
        reckoning.times() == 1 ? null : words.say(Word.SHIFT_COUNTED_TIMES, reckoning.times());
    rows.add(
        new Row(words.say(Word.SHIFT_COUNTED), times, amount(reckoning.countedMinor()), false));
    rows.add(difference(reckoning.differenceMinor(), reckoning.reason()));
    return new Section(expected.title(), rows);
  }

  /// What the shifts of a period had beyond what had to be in their drawers.
  Section difference(long minor) {
    return new Section(Word.SHIFT_DRAWER, List.of(difference(minor, null)));
  }

  /// In words, as where the drawer was counted: a sign alone leaves open which way it goes. They
  /// stand at the left, so that the figure stands under the others.
  private Row difference(long minor, @Nullable String reason) {
    Word word =
        switch (Long.signum(minor)) {
          case 1 -> Word.SHIFT_DIFFERENCE_OVER;
          case -1 -> Word.SHIFT_DIFFERENCE_SHORT;
          default -> Word.SHIFT_DIFFERENCE;
        };
    return new Row(words.say(word), reason, amount(Math.absExact(minor)), true);
  }

  private Row row(Word word, long minor) {
    return new Row(words.say(word), null, amount(minor), false);
  }

  private Row number(Word word, long count) {
    return new Row(words.say(word), null, figures.number(count), false);
  }

  private Row counted(Word word, long count, long minor) {
    String detail = count == 0 ? null : words.say(Word.SHIFT_TIMES, count);
    return new Row(words.say(word), detail, amount(minor), false);
  }

  private String amount(long minor) {
    return figures.amount(minor, currency);
  }
}
