package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks which ticket comes back: by its number, by scanning it, or by what is known of it; last
/// tickets first.
final class FindTicketPanel extends PanelFrame {
  private final ReturnKeys keys;
  private final TextField field = new TextField();
  private final ListView<FoundTicket> list = new ListView<>();

  FindTicketPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.KEY_RETURN));
    this.keys = model.returnKeys();
    TypedSearch<FoundTicket> tickets = keys.tickets();
    field.setId("ticket-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.RETURN_ENTRY));
    FieldName.give(field, words.text(Word.RETURN_ENTRY));
    typeInto(field, tickets.entryProperty());
    field.textProperty().addListener((_, _, _) -> look(tickets));
    field.setOnAction(_ -> enter());
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> ListArrows.move(list, event));
    list.setId("tickets");
    name(list, Word.RETURN_TICKETS_A11Y);
    list.setItems(tickets.found());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new TicketRow());
    Label none = new Label();
    none.getStyleClass().addAll("muted", "shelf-empty");
    none.setWrapText(true);
    none.textProperty().bind(words.text(Word.RETURN_NONE_FOUND));
    none.visibleProperty().bind(tickets.readProperty());
    list.setPlaceholder(none);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label by = new Label();
    by.getStyleClass().addAll("muted", "small");
    by.setWrapText(true);
    by.textProperty().bind(words.text(Word.RETURN_ENTRY_HINT));
    getChildren().addAll(field, by, list, without());
  }

  private Button without() {
    Label name = new Label();
    name.textProperty().bind(words().text(Word.RETURN_WITHOUT));
    Label shortcut = new Label("F9");
    shortcut.getStyleClass().add("shortcut");
    HBox line = new HBox(Icons.normal(Feather.FILE_MINUS), name, shortcut);
    line.getStyleClass().add("panel-back-line");
    Button key = new Button(null, line);
    key.setId("return-without");
    key.getStyleClass().setAll("button", "key", "big");
    key.accessibleTextProperty().bind(name.textProperty());
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> keys.withoutTicket());
    return key;
  }

  private void look(TypedSearch<FoundTicket> tickets) {
    list.getSelectionModel().clearSelection(); // The mark was among those before.
    tickets.look();
  }

  private void enter() {
    FoundTicket marked = list.getSelectionModel().getSelectedItem();
    if (marked != null) {
      keys.open(marked);
    } else {
      keys.enter();
    }
  }

  @Override
  TextInputControl field() {
    return field;
  }

  /// When a ticket was finished, as the lists of tickets say it.
  static String when(FoundTicket ticket, Figures figures) {
    return figures.date(ticket.completedAt().businessDate())
        + " "
        + figures.time(ticket.completedAt().wallClock().toLocalTime());
  }

  private final class TicketRow extends ListCell<FoundTicket> {
    private final Label number = new Label();
    private final Label detail = new Label();
    private final Label total = new Label();
    private final HBox row;

    TicketRow() {
      getStyleClass().add("result");
      number.getStyleClass().add("result-name");
      number.setMinWidth(USE_PREF_SIZE);
      detail.getStyleClass().addAll("muted", "small");
      detail.setWrapText(true);
      total.getStyleClass().add("result-price");
      total.setMinWidth(USE_PREF_SIZE);
      VBox names = new VBox(number, detail);
      Region room = new Region();
      HBox.setHgrow(room, Priority.ALWAYS);
      row = new HBox(names, room, total);
      row.getStyleClass().add("result-row");
      setOnMouseClicked(_ -> {
        if (getItem() != null) {
          keys.open(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable FoundTicket ticket, boolean empty) {
      super.updateItem(ticket, empty);
      if (ticket == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Figures figures = words().figures();
      number.setText(ticket.number().printed());
      String when = when(ticket, figures);
      String customer = ticket.customer();
      detail.setText(customer == null ? when : when + " \u00b7 " + customer);
      total.setText(figures.money(ticket.total().minor(), ticket.total().currency()));
      setAccessibleText(number.getText() + ", " + detail.getText() + ", " + total.getText());
      setGraphic(row);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
