package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One line of a ticket that comes back: what was sold, what of it is left, how much of it is
/// meant, and what that comes to.
final class ReturnRowCell extends ListCell<ReturnRow> {
  private static final double SCROLL_BAR_PX = 12;

  private final ReturnViewModel lines;
  private final Words words;
  private final Supplier<Currency> currency;
  private final Label name = new Label();
  private final Label detail = new Label();
  private final Label take = new Label();
  private final Label amount = new Label();
  private final Button less = sign(Feather.MINUS, -1);
  private final Button more = sign(Feather.PLUS, 1);
  private final HBox row;

  ReturnRowCell(ReturnViewModel lines, Words words, Supplier<Currency> currency) {
    this.lines = lines;
    this.words = words;
    this.currency = currency;
    getStyleClass().add("result");
    name.getStyleClass().add("result-name");
    name.setWrapText(true);
    detail.getStyleClass().addAll("muted", "small");
    detail.setWrapText(true);
    take.getStyleClass().add("return-take");
    amount.getStyleClass().addAll("muted", "small");
    amount.setMinWidth(USE_PREF_SIZE);
    take.setMinWidth(USE_PREF_SIZE);
    VBox names = new VBox(name, detail);
    names.getStyleClass().add("return-names");
    names.setMinWidth(0);
    HBox.setHgrow(names, Priority.ALWAYS);
    VBox middle = new VBox(take, amount);
    middle.getStyleClass().add("return-middle");
    row = new HBox(names, less, middle, more);
    row.getStyleClass().addAll("result-row", "return-row");
    setText(null);
    setOnMouseClicked(_ -> {
      ReturnRow item = getItem();
      if (item != null && item.leftMilli() > 0) {
        lines.toggle(getIndex());
      }
    });
  }

  private Button sign(Feather icon, int direction) {
    Button key = new Button(null, Icons.normal(icon));
    key.getStyleClass().setAll("button", "key", "return-sign");
    key.setFocusTraversable(false);
    key.setOnAction(_ -> lines.step(getIndex(), direction));
    return key;
  }

  @Override
  protected void updateItem(@Nullable ReturnRow item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Figures figures = words.figures();
    SaleLine line = item.line().line();
    ProductUnit unit = line.item().unit();
    String sold = figures.quantity(line.quantityMilli(), unit);
    String called = line.item().description();
    name.setText(DrawnName.of(called));
    detail.setText(
        item.leftMilli() == 0
            ? words.say(Word.RETURN_NOTHING_LEFT, sold)
            : item.leftMilli() == line.quantityMilli()
                ? words.say(Word.RETURN_SOLD, sold)
                : words.say(Word.RETURN_LEFT, sold, figures.quantity(item.leftMilli(), unit)));
    take.setText(figures.quantity(item.takeMilli(), unit));
    amount.setText(item.takeMilli() == 0 ? "" : figures.amount(item.amountMinor(), currency.get()));
    amount.setManaged(item.takeMilli() != 0);
    boolean left = item.leftMilli() > 0;
    less.setVisible(left);
    more.setVisible(left);
    take.setVisible(left);
    less.setDisable(item.takeMilli() == 0);
    more.setDisable(item.takeMilli() == item.leftMilli());
    less.setId("return-less-" + item.position());
    more.setId("return-more-" + item.position());
    less.setAccessibleText(words.say(Word.RETURN_LESS_A11Y, called));
    more.setAccessibleText(words.say(Word.RETURN_MORE_A11Y, called));
    setAccessibleText(called + ", " + detail.getText() + ", " + take.getText());
    setGraphic(row);
  }

  /// The height that the wrapped name needs at the list's width.
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() == null || getListView() == null) {
      return super.computePrefHeight(width);
    }
    double room =
        getListView().getWidth() - SCROLL_BAR_PX - snappedLeftInset() - snappedRightInset();
    return snapSizeY(row.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
