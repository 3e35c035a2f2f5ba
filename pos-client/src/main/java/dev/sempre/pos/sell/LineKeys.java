package dev.sempre.pos.sell;

import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the keys do to the chosen line: quantity, price, discount, void. A figure that stands in
/// the entry field is taken at once; without one a panel asks for it. UI thread only.
final class LineKeys {
  private final SellViewModel sell;
  private final Words words;
  private final StringProperty entry;
  private final FigureViewModel figure = new FigureViewModel();

  /// @param entry the screen's entry field
  LineKeys(SellViewModel sell, Words words, StringProperty entry) {
    this.sell = sell;
    this.words = words;
    this.entry = entry;
  }

  /// The figure that an open panel asks for.
  FigureViewModel figure() {
    return figure;
  }

  /// F2.
  void quantity() {
    withLine(line ->
        typedOr(this::readQuantity, milli -> quantity(line, milli), new Panel.Quantity(line)));
  }

  /// F4.
  void price() {
    withLine(line -> typedOr(this::readAmount, minor -> price(line, minor), new Panel.Price(line)));
  }

  /// F3. A figure in the entry field is a percentage off the chosen line. Pressed again while the
  /// panel asks, it turns percent into an amount and back.
  void discount() {
    if (sell.moneyLies()) {
      return;
    }
    if (sell.panelProperty().get() instanceof Panel.Reduce) {
      figure.turnUnit();
      return;
    }
    if (sell.ticket().isEmpty()) {
      sell.say(Notice.of(new SaleRefusal.NothingToPay()));
      return;
    }
    SaleLine line = sell.ticket().openLine().orElse(null);
    Optional<Discount> typed = FigureViewModel.percent(words.figures(), entry.get());
    if (line != null && typed.isPresent()) {
      entry.set("");
      sell.ticket().change(sale -> sale.discountLine(line.position(), typed.get()));
    } else {
      sell.beginElse();
      figure.open(line == null);
      sell.panels().open(new Panel.Reduce(line));
    }
  }

  /// Del.
  void voidLine() {
    withLine(line -> sell.ticket().change(sale -> sale.voidLine(line.position())));
  }

  /// Takes the figure of the open panel.
  void apply() {
    String typed = figure.entryProperty().get();
    Panel open = sell.panelProperty().get();
    if (open instanceof Panel.Quantity(SaleLine line)) {
      readQuantity(typed).ifPresentOrElse(milli -> quantity(line, milli), this::notAFigure);
    } else if (open instanceof Panel.Price(SaleLine line)) {
      readAmount(typed).ifPresentOrElse(minor -> price(line, minor), this::notAFigure);
    } else if (open instanceof Panel.Reduce(SaleLine line)) {
      figure
          .discount(words.figures(), sell.ticket().currency())
          .ifPresentOrElse(off -> reduce(line, off), this::notAFigure);
    }
  }

  private void quantity(SaleLine line, long milli) {
    sell.ticket().change(sale -> sale.changeQuantity(line.position(), milli));
  }

  private void price(SaleLine line, long minor) {
    sell.ticket().change(sale -> sale.changePrice(line.position(), minor));
  }

  private void reduce(@Nullable SaleLine line, Discount off) {
    if (line == null || figure.wholeTicketProperty().get()) {
      sell.ticket().change(sale -> sale.discountTicket(off));
    } else {
      sell.ticket().change(sale -> sale.discountLine(line.position(), off));
    }
  }

  private void withLine(Consumer<SaleLine> action) {
    if (!sell.moneyLies()) {
      sell.ticket()
          .openLine()
          .ifPresentOrElse(action, () -> sell.say(Notice.hint(Word.SELL_CHOOSE_A_LINE)));
    }
  }

  private void typedOr(Function<String, OptionalLong> read, LongConsumer take, Panel ask) {
    OptionalLong typed = read.apply(entry.get());
    if (typed.isPresent()) {
      entry.set("");
      take.accept(typed.getAsLong());
    } else {
      sell.beginElse();
      figure.open(false);
      sell.panels().open(ask);
    }
  }

  private OptionalLong readQuantity(String typed) {
    return FigureViewModel.quantity(words.figures(), typed);
  }

  private OptionalLong readAmount(String typed) {
    return FigureViewModel.amount(words.figures(), typed, sell.ticket().currency());
  }

  private void notAFigure() {
    sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
  }
}
