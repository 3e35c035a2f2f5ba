package dev.sempre.pos.sell;

import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A found article, wherever articles are found: name, code and category, price. A tap takes it.
final class ProductCell extends ListCell<Hit> {
  private static final double SCROLL_BAR_PX = 12;

  private final FinderViewModel finder;
  private final Words words;
  private final Label name = new Label();
  private final Label detail = new Label();
  private final Label price = new Label();
  private final HBox row;

  /// @param finder knows what the categories are called
  ProductCell(FinderViewModel finder, Words words, Consumer<Hit> take) {
    this.finder = finder;
    this.words = words;
    name.getStyleClass().add("result-name");
    name.setWrapText(true);
    detail.getStyleClass().addAll("muted", "small");
    price.getStyleClass().addAll("strong", "result-price");
    price.setMinWidth(USE_PREF_SIZE);
    VBox names = new VBox(name, detail);
    HBox.setHgrow(names, Priority.ALWAYS);
    row = new HBox(names, price);
    row.getStyleClass().add("result-row");
    row.setVisible(false);
    setGraphic(row); // For good: what is taken out of the scene has to be styled anew.
    getStyleClass().add("result");
    setOnMouseClicked(_ -> {
      if (getItem() != null) {
        take.accept(getItem());
      }
    });
  }

  /// What one of it costs, in as few characters as say it: `2.29 /kg`.
  static String price(Hit product, Words words) {
    Long price = product.priceMinor();
    if (price == null) {
      return words.say(Word.SELL_OPEN_PRICE);
    }
    String amount = words.figures().amount(price, product.currency());
    String unit = words.figures().symbol(product.unit());
    return unit.isEmpty() ? amount : amount + " /" + unit;
  }

  @Override
  protected void updateItem(@Nullable Hit product, boolean empty) {
    super.updateItem(product, empty);
    row.setVisible(product != null && !empty);
    if (product == null || empty) {
      setAccessibleText(null);
      return;
    }
    String called = words.name(product.name());
    name.setText(DrawnName.of(called));
    detail.setText(
        finder
            .categoryName(product.categoryId())
            .map(category -> product.code() + " \u00b7 " + words.name(category))
            .orElse(product.code()));
    price.setText(price(product, words));
    setAccessibleText(called + ", " + detail.getText() + ", " + price.getText());
  }

  /// The height that the wrapped name needs at the list's width.
  @Override
  protected double computePrefHeight(double width) {
    if (getListView() == null) {
      return super.computePrefHeight(width);
    }
    double room = getListView().getWidth() - SCROLL_BAR_PX;
    return snapSizeY(row.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
