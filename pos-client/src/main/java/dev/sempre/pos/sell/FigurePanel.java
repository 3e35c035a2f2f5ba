package dev.sempre.pos.sell;

import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.TypedMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Asks for a quantity, a price or a discount.
final class FigurePanel extends PanelFrame {
  private final TextField field = new TextField();
  private final FigureViewModel figure;

  private FigurePanel(
      SellViewModel model,
      Words words,
      Word title,
      ObservableValue<String> subject,
      ObservableValue<String> now) {
    super(model, words, words.text(title));
    this.figure = model.lineKeys().figure();
    Label name = new Label();
    name.textProperty().bind(subject);
    name.getStyleClass().add("panel-subject");
    name.setWrapText(true);
    Label before = new Label();
    before.textProperty().bind(now);
    before.getStyleClass().add("muted");
    before.setWrapText(true);
    before.managedProperty().bind(before.textProperty().isNotEmpty());
    field.setId("figure");
    field.getStyleClass().addAll("field", "figure");
    TypedMark.give(field, () -> words.figures().decimalMark());
    typeInto(field, figure.entryProperty());
    field
        .textProperty()
        .subscribe(typed -> {
          field.pseudoClassStateChanged(BLANK, typed.isEmpty());
          field.end();
        });
    FieldName.give(field, words.text(title));
    field.setOnAction(_ -> model.lineKeys().apply());
    getChildren().addAll(name, before, field);
  }

  private FigurePanel finish(SellViewModel model, ObservableValue<String> prompt) {
    field.promptTextProperty().bind(prompt);
    KeyPad pad = new KeyPad(words(), figure.entryProperty());
    pad.getStyleClass().add("pad-large");
    getChildren()
        .addAll(pad, room(), primary("figure-apply", Word.PANEL_APPLY, model.lineKeys()::apply));
    return this;
  }

  static FigurePanel quantity(SellViewModel model, Words words, SaleLine line) {
    return new FigurePanel(
            model,
            words,
            Word.KEY_QUANTITY,
            words.text(line.item()::description),
            words.text(() ->
                words.say(
                    Word.PANEL_QUANTITY_NOW,
                    words.figures().quantity(line.quantityMilli(), line.item().unit()))))
        .finish(model, words.text(Word.PANEL_NEW_QUANTITY));
  }

  static FigurePanel price(SellViewModel model, Words words, SaleLine line) {
    return new FigurePanel(
            model,
            words,
            Word.KEY_PRICE,
            words.text(line.item()::description),
            words.text(() ->
                words.say(
                    Word.PANEL_PRICE_NOW,
                    words.figures().money(line.unitPriceMinor(), model.ticket().currency()))))
        .finish(model, words.text(Word.PANEL_NEW_PRICE));
  }

  static FigurePanel discount(SellViewModel model, Words words, Panel.Reduce reduce) {
    SaleLine line = reduce.line();
    FigurePanel panel =
        new FigurePanel(
            model,
            words,
            Word.KEY_DISCOUNT,
            words.text(() ->
                line == null ? words.say(Word.PANEL_WHOLE_TICKET) : line.item().description()),
            words.text(
                () -> isReduced(model, line) ? words.say(Word.PANEL_NO_DISCOUNT_HINT) : "",
                model.lineKeys().figure().wholeTicketProperty(),
                model.ticketProperty()));
    panel
        .getChildren()
        .add(
            panel.choice(
                panel.figure.inPercentProperty(),
                words.text(Word.PANEL_IN_PERCENT),
                words.text(() -> words.figures().symbol(model.ticket().currency())),
                words.text(() ->
                    words.say(
                        Word.PANEL_IN_MONEY_A11Y,
                        words.figures().symbol(model.ticket().currency()))),
                "F3",
                true));
    if (line != null) {
      panel
          .getChildren()
          .add(
              panel.choice(
                  panel.figure.wholeTicketProperty(),
                  words.text(Word.PANEL_WHOLE_TICKET),
                  words.text(Word.PANEL_THIS_LINE),
                  words.text(Word.PANEL_THIS_LINE),
                  "\u2191 \u2193",
                  false));
    }
    BooleanProperty inPercent = panel.figure.inPercentProperty();
    return panel.finish(
        model,
        words.text(
            () ->
                inPercent.get()
                    ? words.say(Word.PANEL_IN_PERCENT)
                    : words.say(
                        Word.PANEL_IN_MONEY_A11Y,
                        words.figures().symbol(model.ticket().currency())),
            inPercent));
  }

  /// Whether there is a discount to take away where the next one would go.
  private static boolean isReduced(SellViewModel model, @Nullable SaleLine line) {
    OpenTicket now = model.ticketProperty().get();
    if (line == null || model.lineKeys().figure().wholeTicketProperty().get()) {
      return now != null && !now.sale().ticketDiscount().equals(Discount.none());
    }
    return !line.discount().equals(Discount.none());
  }

  /// @param spoken what the second side is called, which may show a mere sign
  /// @param shortcut the key that turns it
  /// @param trueFirst whether the first side stands first: what is chosen at the beginning does
  private Node choice(
      BooleanProperty chosen,
      ObservableValue<String> whenTrue,
      ObservableValue<String> whenFalse,
      ObservableValue<String> spoken,
      String shortcut,
      boolean trueFirst) {
    ToggleButton yes = side(whenTrue);
    ToggleButton no = side(whenFalse);
    no.accessibleTextProperty().bind(spoken);
    yes.setOnAction(_ -> chosen.set(true));
    no.setOnAction(_ -> chosen.set(false));
    listen(
        chosen.subscribe(now -> {
          yes.setSelected(now);
          no.setSelected(!now);
        }));
    // A second press on the chosen side must not let go of it.
    yes.selectedProperty().addListener((_, _, _) -> yes.setSelected(chosen.get()));
    no.selectedProperty().addListener((_, _, _) -> no.setSelected(!chosen.get()));
    yes.setGraphic(pressed(shortcut, yes));
    no.setGraphic(pressed(shortcut, no));
    EvenGrid line = new EvenGrid(2);
    line.getChildren().setAll(trueFirst ? yes : no, trueFirst ? no : yes);
    return line;
  }

  /// The key of the keyboard that turns to a side, beside its name: not on the one that is chosen.
  private static Node pressed(String shortcut, ToggleButton side) {
    Label hint = new Label(shortcut);
    hint.getStyleClass().add("shortcut");
    hint.setMinWidth(USE_PREF_SIZE);
    hint.visibleProperty().bind(side.selectedProperty().not());
    hint.managedProperty().bind(hint.visibleProperty());
    HBox beside = new HBox(hint);
    beside.setAlignment(Pos.CENTER);
    return beside;
  }

  private static ToggleButton side(ObservableValue<String> text) {
    ToggleButton side = new ToggleButton();
    side.textProperty().bind(text);
    side.getStyleClass().setAll("toggle-button", "key");
    side.setMaxWidth(Double.MAX_VALUE);
    side.setFocusTraversable(false);
    side.setContentDisplay(ContentDisplay.RIGHT);
    return side;
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
