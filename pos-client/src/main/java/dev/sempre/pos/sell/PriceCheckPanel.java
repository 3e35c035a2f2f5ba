package dev.sempre.pos.sell;

import dev.sempre.model.money.Rounding;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What something costs: scanned, typed or chosen, and never put on the ticket.
final class PriceCheckPanel extends PanelFrame {
  private final SellViewModel model;
  private final PriceCheckViewModel check;
  private final TextField field = new TextField();
  private final ListView<ProductSearch.Hit> list = new ListView<>();
  private final Label name = new Label();
  private final Label price = new Label();
  private final Label unit = new Label();
  private final Label tax = new Label();

  PriceCheckPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.KEY_PRICE_CHECK));
    this.model = model;
    this.check = model.priceCheck();
    field.setId("price-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.SELL_ENTRY));
    FieldName.give(field, words.text(Word.SELL_ENTRY));
    typeInto(field, check.entryProperty());
    field.setOnAction(_ -> check.enter());
    list();
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.PRICE_HINT));
    Node room = room();
    // The list takes all the room that there is.
    room.managedProperty().bind(list.visibleProperty().not());
    getChildren().addAll(field, list, tag(), room, hint);
    listen(check.found().subscribe(this::showList));
    listen(check.answerProperty().subscribe((_, _) -> redraw()));
    listen(words.languageProperty().subscribe((_, _) -> redraw()));
    showList();
    redraw();
  }

  private VBox tag() {
    name.setId("price-name");
    name.getStyleClass().add("panel-subject");
    name.setWrapText(true);
    price.setId("price");
    price.getStyleClass().add("due");
    unit.getStyleClass().add("muted");
    unit.setWrapText(true);
    tax.getStyleClass().add("muted");
    tax.setWrapText(true);
    VBox tag = new VBox(name, price, unit, tax);
    tag.getStyleClass().addAll("card", "price-tag");
    tag.visibleProperty().bind(name.textProperty().isNotEmpty().and(list.visibleProperty().not()));
    tag.managedProperty().bind(tag.visibleProperty());
    return tag;
  }

  private void list() {
    list.setId("price-found");
    name(list, Word.SELL_FOUND_A11Y);
    list.setItems(check.found());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ProductCell(model.finder(), words(), check::choose));
    listen(
        check
            .markedProperty()
            .subscribe(index -> list.getSelectionModel().clearAndSelect(index.intValue())));
    list.managedProperty().bind(list.visibleProperty());
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private void showList() {
    list.setVisible(!check.found().isEmpty());
  }

  private void redraw() {
    PriceAnswer answer = check.answerProperty().get();
    show("", "", "", "");
    if (answer == null) {
      return;
    }
    switch (answer) {
      case PriceAnswer.Found(LineItem item, Long quantityMilli) -> show(item, quantityMilli);
      case PriceAnswer.Unknown(String code) -> sorry(Notice.hint(Word.SELL_UNKNOWN_CODE, code));
      case PriceAnswer.Blocked(Obstacle obstacle) -> sorry(Notice.of(obstacle));
      case PriceAnswer.NotRead(Failure _) -> sorry(Notice.problem(Word.PRICE_NOT_READ));
    }
  }

  private void show(LineItem item, @Nullable Long quantityMilli) {
    Figures figures = words().figures();
    String perUnit = figures.money(item.listPriceMinor(), model.ticket().currency());
    String measure = figures.symbol(item.unit());
    String per =
        measure.isEmpty()
            ? words().say(Word.PRICE_EACH)
            : words().say(Word.PRICE_PER_UNIT, measure);
    String rate = figures.percent(item.vatRate().basisPoints());
    String vat = words().say(isInclusive() ? Word.PRICE_WITH_VAT : Word.PRICE_PLUS_VAT, rate);
    if (quantityMilli == null) {
      show(item.description(), perUnit, per, vat);
    } else {
      long minor = Rounding.extend(item.listPriceMinor(), quantityMilli);
      show(
          item.description(),
          figures.money(minor, model.ticket().currency()),
          figures.quantity(quantityMilli, item.unit()) + ", " + perUnit + " " + per,
          vat);
    }
  }

  private boolean isInclusive() {
    OpenTicket now = model.ticketProperty().get();
    return now == null || now.sale().context().taxMode() == TaxMode.INCLUSIVE;
  }

  private void sorry(Notice why) {
    Object[] values = why.values().toArray();
    String next =
        why.trouble()
            .map(trouble -> words().say(trouble.remedy(), values) + " (" + trouble.code() + ")")
            .orElse("");
    show(words().say(why.word(), values), "", next, "");
  }

  private void show(String title, String amount, String per, String vat) {
    name.setText(title);
    price.setText(amount);
    unit.setText(per);
    tax.setText(vat);
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
