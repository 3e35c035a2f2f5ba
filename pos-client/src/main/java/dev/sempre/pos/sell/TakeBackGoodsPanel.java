package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Takes goods back without a ticket: why, and then each article that is scanned, typed or touched,
/// at today's price.
final class TakeBackGoodsPanel extends PanelFrame {
  private final ReturnKeys keys;
  private final TextField field = new TextField();
  private final ListView<ProductSearch.Hit> list = new ListView<>();

  TakeBackGoodsPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.RETURN_WITHOUT_TITLE));
    this.keys = model.returnKeys();
    ReasonView reason = new ReasonView(keys.reason(), words, () -> field.requestFocus());
    listen(reason::letGo);
    field.setId("goods-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.RETURN_GOODS_ENTRY));
    FieldName.give(field, words.text(Word.RETURN_GOODS_ENTRY));
    typeInto(field, keys.goodsEntryProperty());
    field.textProperty().addListener((_, _, _) -> look());
    field.setOnAction(_ -> enter());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    list.setId("goods");
    name(list, Word.SELL_FOUND_A11Y);
    list.setItems(keys.goods());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ProductCell(model.finder(), words, keys::choose));
    Label hint = new Label();
    hint.getStyleClass().addAll("muted", "shelf-empty");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.RETURN_GOODS_HINT));
    list.setPlaceholder(hint);
    list.setPrefHeight(0); // What the rest leaves.
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren()
        .addAll(
            reason, field, list, primary("return-done", Word.RETURN_DONE, model.panels()::close));
  }

  private void look() {
    list.getSelectionModel().clearSelection(); // The mark was among those before.
    keys.lookForGoods();
  }

  private void enter() {
    ProductSearch.Hit marked = list.getSelectionModel().getSelectedItem();
    if (marked != null) {
      keys.choose(marked);
    } else {
      keys.enterGoods();
    }
  }

  private void arrows(KeyEvent event) {
    KeyCode code = event.getCode();
    if ((code == KeyCode.UP || code == KeyCode.DOWN) && !list.getItems().isEmpty()) {
      int now = list.getSelectionModel().getSelectedIndex();
      int step = code == KeyCode.UP ? -1 : 1;
      int next = now < 0 ? 0 : Math.clamp((long) now + step, 0, list.getItems().size() - 1);
      list.getSelectionModel().select(next);
      list.scrollTo(next);
      event.consume();
    } else if ((code == KeyCode.LEFT || code == KeyCode.RIGHT) && field.getText().isEmpty()) {
      keys.reason().move(code == KeyCode.LEFT ? -1 : 1);
      event.consume();
    }
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
