package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks what of a ticket comes back, and why: its lines with what is left of them. A touch on a
/// line means all of it, the signs beside it one more or less; a figure and Enter so much of the
/// chosen line, the arrows another line or reason.
final class TakeBackPanel extends PanelFrame {
  private final ReturnKeys keys;
  private final ReturnViewModel lines;
  private final TextField field = new TextField();
  private final ListView<ReturnRow> list = new ListView<>();

  TakeBackPanel(SellViewModel model, Words words, SoldTicket ticket) {
    super(model, words, words.text(Word.RETURN_OF, ticket.found().number().printed()));
    this.keys = model.returnKeys();
    this.lines = keys.lines();
    Label about = new Label();
    about.setId("return-about");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.textProperty().bind(words.text(() -> about(model, ticket)));
    list.setId("return-lines");
    name(list, Word.SELL_LINES_A11Y);
    list.setItems(lines.rows());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ReturnRowCell(lines, words, model.ticket()::currency));
    listen(lines.chosenProperty().subscribe(_ -> showChosen()));
    listen(lines.rows().subscribe(this::showChosen));
    list.setPrefHeight(0); // What the rest leaves.
    VBox.setVgrow(list, Priority.ALWAYS);
    field.setId("return-quantity");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.RETURN_QUANTITY));
    FieldName.give(field, words.text(Word.RETURN_QUANTITY));
    typeInto(field, lines.entryProperty());
    field.setOnAction(_ -> keys.enterQuantity());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    ReasonView reason = new ReasonView(keys.reason(), words, keys::takeBack);
    listen(reason::letGo);
    getChildren().addAll(about, list, quantities(), reason, takeBack(model));
  }

  private String about(SellViewModel model, SoldTicket ticket) {
    Figures figures = words().figures();
    String tenders =
        ticket.tenders().stream()
            .map(model.payKeys()::name)
            .distinct()
            .collect(Collectors.joining(", "));
    String customer = ticket.found().customer();
    return Stream.of(
            FindTicketPanel.when(ticket.found(), figures),
            figures.money(ticket.found().total().minor(), ticket.found().total().currency()),
            tenders,
            customer == null ? "" : customer)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" \u00b7 "));
  }

  private Node quantities() {
    HBox.setHgrow(field, Priority.ALWAYS);
    Label name = new Label();
    name.textProperty().bind(words().text(Word.RETURN_ALL));
    name.setMinWidth(USE_PREF_SIZE);
    Label shortcut = new Label("F9");
    shortcut.getStyleClass().add("shortcut");
    shortcut.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(Icons.normal(Feather.CHECK_SQUARE), name, shortcut);
    line.getStyleClass().add("panel-back-line");
    Button all = new Button(null, line);
    all.setId("return-all");
    all.getStyleClass().setAll("button", "key");
    all.accessibleTextProperty().bind(name.textProperty());
    all.setFocusTraversable(false);
    all.setMinWidth(USE_PREF_SIZE);
    all.setOnAction(_ -> lines.toggleAll());
    HBox both = new HBox(field, all);
    both.getStyleClass().add("choice");
    return both;
  }

  private Button takeBack(SellViewModel model) {
    Button key = primary("return-take", Word.RETURN_TAKE, keys::takeBack);
    key.textProperty().unbind();
    key.textProperty().bind(words().text(() -> takeText(model), lines.rows()));
    listen(lines.rows().subscribe(() -> key.setDisable(lines.parts().isEmpty())));
    key.setDisable(lines.parts().isEmpty());
    return key;
  }

  private String takeText(SellViewModel model) {
    String word = words().say(Word.RETURN_TAKE);
    return lines.parts().isEmpty()
        ? word
        : word + "  " + words().figures().money(-lines.amountMinor(), model.ticket().currency());
  }

  private void arrows(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.UP || code == KeyCode.DOWN) {
      lines.move(code == KeyCode.UP ? -1 : 1);
      event.consume();
    } else if ((code == KeyCode.LEFT || code == KeyCode.RIGHT) && field.getText().isEmpty()) {
      keys.reason().move(code == KeyCode.LEFT ? -1 : 1);
      event.consume();
    }
  }

  private void showChosen() {
    int index = lines.chosenProperty().get();
    if (index < list.getItems().size() && list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
