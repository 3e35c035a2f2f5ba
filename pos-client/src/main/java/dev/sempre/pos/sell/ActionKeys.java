package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What can be done to the chosen line or the ticket, each key with its shortcut. Lists only what
/// exists. A key's name stands below its picture, so that as many keys share a row as their names
/// allow; the rows share the height that there is.
final class ActionKeys extends Pane {
  /// The longest name in any language still fits.
  private static final double SMALLEST_PX = 92;

  private static final double GAP_PX = 6;

  /// Left and right together, as sell.css has it.
  private static final double PADDING_PX = 14;

  private final Words words;

  ActionKeys(SellViewModel model, Words words) {
    this.words = words;
    getStyleClass().add("actions");
    LineKeys lines = model.lineKeys();
    TicketKeys tickets = model.ticketKeys();
    getChildren()
        .setAll(
            key("quantity", Feather.HASH, Word.KEY_QUANTITY, "F2", lines::quantity),
            key("discount", Feather.PERCENT, Word.KEY_DISCOUNT, "F3", lines::discount),
            key("price", Feather.EDIT_2, Word.KEY_PRICE, "F4", lines::price),
            key("customer", Feather.USER, Word.KEY_CUSTOMER, "F6", model.customerKeys()::open),
            key("park", Feather.PAUSE, Word.KEY_PARK, "F7", tickets::park),
            recall(tickets),
            key("price-check", Feather.TAG, Word.KEY_PRICE_CHECK, "F1", model::priceCheckKey),
            key("return", Feather.CORNER_UP_LEFT, Word.KEY_RETURN, "F9", model.returnKeys()::press),
            key("drawer", Feather.INBOX, Word.KEY_DRAWER, "\u21e7 F11", model::drawerKey),
            key(
                "details",
                Feather.FILE_TEXT,
                Word.KEY_DETAILS,
                words.text(Word.KEY_INSERT),
                model.detailKeys()::open),
            key(
                "void",
                Feather.X,
                Word.KEY_VOID_LINE,
                words.text(Word.KEY_DELETE),
                lines::voidLine),
            key(
                "void-ticket",
                Feather.TRASH_2,
                Word.KEY_VOID_TICKET,
                words.text(() -> "\u21e7 " + words.say(Word.KEY_DELETE)),
                tickets::voidTicket));
  }

  private Button recall(TicketKeys tickets) {
    ObservableValue<String> name =
        words.text(
            () -> {
              int count = tickets.countProperty().get();
              String word = words.say(Word.KEY_RECALL);
              return count == 0 ? word : word + " (" + words.figures().number(count) + ")";
            },
            tickets.countProperty());
    return key("recall", Feather.PLAY, name, words.text(() -> "F8"), tickets::recall);
  }

  private Button key(String id, Feather icon, Word word, String shortcut, Runnable action) {
    return key(id, icon, word, words.text(() -> shortcut), action);
  }

  private Button key(
      String id, Feather icon, Word word, ObservableValue<String> shortcut, Runnable action) {
    return key(id, icon, words.text(word), shortcut, action);
  }

  private static Button key(
      String id,
      Feather icon,
      ObservableValue<String> word,
      ObservableValue<String> shortcut,
      Runnable action) {
    Label name = new Label();
    name.textProperty().bind(word);
    name.getStyleClass().add("action-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label hint = new Label();
    hint.getStyleClass().add("shortcut");
    hint.textProperty().bind(shortcut);
    hint.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(Icons.small(icon), room, hint);
    line.getStyleClass().add("action-line");
    VBox face = new VBox(line, name);
    face.getStyleClass().add("action-face");
    Button key = new Button(null, face);
    key.setId("key-" + id);
    key.getStyleClass().setAll("button", "key", "action-key");
    key.setFocusTraversable(false);
    key.setAccessibleRole(AccessibleRole.BUTTON);
    key.accessibleTextProperty().bind(name.textProperty());
    face.prefWidthProperty().bind(key.widthProperty().subtract(PADDING_PX));
    key.setOnAction(_ -> action.run());
    return key;
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    int most = Math.max(1, (int) ((getWidth() + GAP_PX) / (SMALLEST_PX + GAP_PX)));
    int rows = Math.ceilDiv(count, most);
    double height = (getHeight() - (rows - 1) * GAP_PX) / rows;
    int next = 0;
    for (int row = 0; row < rows; row++) {
      // As even as can be, the longer rows first.
      int inRow = count / rows + (row < count % rows ? 1 : 0);
      layOut(getChildren().subList(next, next + inRow), row * (height + GAP_PX), height);
      next += inRow;
    }
  }

  private void layOut(List<Node> row, double top, double height) {
    double width = (getWidth() - (row.size() - 1) * GAP_PX) / row.size();
    for (int i = 0; i < row.size(); i++) {
      double left = Math.rint(i * (width + GAP_PX));
      double right = Math.rint(i * (width + GAP_PX) + width);
      row.get(i).resizeRelocate(left, Math.rint(top), right - left, Math.rint(height));
    }
  }
}
