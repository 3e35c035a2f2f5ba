package dev.sempre.pos.sell;

import dev.sempre.model.money.Money;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The tickets that wait: what each is called, who parked it or left it open, when, and what it
/// comes to. A touch, Enter or F8 takes one up.
final class RecallPanel extends PanelFrame {
  private static final double SCROLL_BAR_PX = 12;

  private final TicketKeys keys;
  private final TextField field = new TextField();
  private final ListView<ParkedTicket> list = new ListView<>();

  RecallPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.RECALL_TITLE));
    this.keys = model.ticketKeys();
    field.setId("recall-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.RECALL_ENTRY));
    FieldName.give(field, words.text(Word.RECALL_ENTRY));
    typeInto(field, keys.wantedProperty());
    field.setOnAction(_ -> keys.recallMarked());
    list();
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.RECALL_HINT));
    // It is of no use where nothing waits, or nothing is open that would be parked.
    hint.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> keys.someProperty().get() && isOpen(model),
                keys.someProperty(),
                model.ticketProperty()));
    hint.managedProperty().bind(hint.visibleProperty());
    Button recall = primary("recall-now", Word.KEY_RECALL, keys::recallMarked);
    listen(keys.markedProperty().subscribe(marked -> recall.setDisable(marked.intValue() < 0)));
    getChildren().addAll(field, list, hint, recall);
  }

  private void list() {
    list.setId("parked");
    name(list, Word.RECALL_TITLE);
    list.setItems(keys.shown());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ParkedCell());
    Label empty = new Label();
    empty.setWrapText(true);
    empty.getStyleClass().addAll("muted", "shelf-empty");
    Observable[] causes = {keys.readProperty(), keys.someProperty(), keys.wantedProperty()};
    empty.textProperty().bind(words().text(this::nothing, causes));
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    listen(
        keys.markedProperty()
            .subscribe(index -> {
              list.getSelectionModel().clearAndSelect(index.intValue());
              list.scrollTo(index.intValue());
            }));
  }

  private static boolean isOpen(SellViewModel model) {
    OpenTicket now = model.ticketProperty().get();
    return now != null && !now.sale().lines().isEmpty();
  }

  private String nothing() {
    if (!keys.readProperty().get()) {
      return "";
    }
    return words().say(keys.someProperty().get() ? Word.RECALL_NONE_FOUND : Word.RECALL_EMPTY);
  }

  private final class ParkedCell extends ListCell<ParkedTicket> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label total = new Label();
    private final HBox row;

    ParkedCell() {
      getStyleClass().add("result");
      name.getStyleClass().add("result-name");
      name.setWrapText(true);
      detail.getStyleClass().addAll("muted", "small");
      detail.setWrapText(true);
      total.getStyleClass().addAll("strong", "result-price");
      total.setMinWidth(Region.USE_PREF_SIZE);
      VBox names = new VBox(name, detail);
      HBox.setHgrow(names, Priority.ALWAYS);
      row = new HBox(names, total);
      row.getStyleClass().add("result-row");
      setOnMouseClicked(_ -> {
        if (getItem() != null) {
          keys.recall(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable ParkedTicket ticket, boolean empty) {
      super.updateItem(ticket, empty);
      if (ticket == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setId("parked-" + getIndex());
      Long items = ticket.items();
      name.setText(called(ticket));
      name.setGraphic(items == null ? Icons.normal(Feather.ALERT_TRIANGLE, "warn") : null);
      detail.setText(detail(ticket));
      Money sum = ticket.total();
      total.setText(sum == null ? "" : words().figures().money(sum.minor(), sum.currency()));
      setAccessibleText(name.getText() + ", " + detail.getText() + ", " + total.getText());
      setGraphic(row);
    }

    private String called(ParkedTicket ticket) {
      if (ticket.name() != null) {
        return ticket.name();
      }
      return ticket.firstItem() == null ? words().say(Word.RECALL_UNNAMED) : ticket.firstItem();
    }

    private String detail(ParkedTicket ticket) {
      List<String> parts = new ArrayList<>();
      parts.add(ticket.isOpen() ? words().say(Word.RECALL_LEFT_OPEN, ticket.by()) : ticket.by());
      parts.add(when(ticket.at()));
      Long items = ticket.items();
      parts.add(
          items == null
              ? words().say(Word.RECALL_UNREADABLE)
              : words().say(Word.SELL_ITEMS, items));
      return String.join(" \u00b7 ", parts);
    }

    private String when(LocalDateTime at) {
      Figures figures = words().figures();
      return figures.day(at.toLocalDate()) + " " + figures.time(at.toLocalTime());
    }

    /// The height that the wrapped texts need at the list's width.
    @Override
    protected double computePrefHeight(double width) {
      if (getGraphic() == null || getListView() == null) {
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

  @Override
  TextInputControl field() {
    return field;
  }
}
