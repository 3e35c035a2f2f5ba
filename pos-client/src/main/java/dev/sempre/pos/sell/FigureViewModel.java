package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.Discount;
import dev.sempre.pos.words.Figures;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A figure being typed for a quantity, a price or a discount, and what it means. UI thread only.
final class FigureViewModel {
  private static final int QUANTITY_DIGITS = 3;
  private static final int PERCENT_DIGITS = 2;

  private final StringProperty entry = new SimpleStringProperty("");
  private final BooleanProperty inPercent = new SimpleBooleanProperty(true);
  private final BooleanProperty wholeTicket = new SimpleBooleanProperty();

  StringProperty entryProperty() {
    return entry;
  }

  /// Whether a discount is given in percent rather than as an amount.
  BooleanProperty inPercentProperty() {
    return inPercent;
  }

  /// Whether a discount is meant for the whole ticket rather than for the chosen line.
  BooleanProperty wholeTicketProperty() {
    return wholeTicket;
  }

  /// Percent instead of an amount, or the other way round.
  void turnUnit() {
    inPercent.set(!inPercent.get());
  }

  /// The whole ticket instead of the chosen line, or the other way round.
  void turnReach() {
    wholeTicket.set(!wholeTicket.get());
  }

  void open(boolean onWholeTicket) {
    entry.set("");
    wholeTicket.set(onWholeTicket);
  }

  /// Thousandths.
  static OptionalLong quantity(Figures figures, String typed) {
    return figures.read(typed, QUANTITY_DIGITS);
  }

  /// Minor units.
  static OptionalLong amount(Figures figures, String typed, Currency currency) {
    return figures.read(typed, currency.minorDigits());
  }

  /// The discount that is typed; empty if it is none.
  Optional<Discount> discount(Figures figures, Currency currency) {
    return inPercent.get()
        ? percent(figures, entry.get())
        : amount(figures, entry.get(), currency).stream().mapToObj(Discount::amount).findFirst();
  }

  static Optional<Discount> percent(Figures figures, String typed) {
    return figures.read(typed, PERCENT_DIGITS).stream()
        .filter(basisPoints -> basisPoints <= Rate.WHOLE_BASIS_POINTS)
        .mapToObj(basisPoints -> Discount.percent(new Rate((int) basisPoints)))
        .findFirst();
  }
}
