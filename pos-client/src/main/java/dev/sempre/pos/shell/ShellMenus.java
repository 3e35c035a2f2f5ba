package dev.sempre.pos.shell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What hangs under the cashier, the chip and the menu key. Built when opened: the start pays
/// nothing for menus that nobody opens.
final class ShellMenus {
  /// Left and right together, as base.css has it for keys.
  private static final double ROW_PADDING_PX = 28;

  private final ShellViewModel model;
  private final Words words;
  private final Sheets sheets;

  ShellMenus(ShellViewModel model, Words words, Sheets sheets) {
    this.model = model;
    this.words = words;
    this.sheets = sheets;
  }

  /// Under the cashier's name.
  Region cashier() {
    return column(
        withShortcut(
            row("menu-switch", Feather.USERS, Word.MENU_SWITCH_CASHIER, model::switchCashier),
            "F10"),
        row("menu-lock", Feather.LOCK, Word.MENU_LOCK, model::lock),
        line(),
        heading(Word.MENU_LANGUAGE),
        languages());
  }

  /// Under the connection chip.
  Region link() {
    Label state = new Label(model.chip().getValue().sentence(words));
    state.getStyleClass().addAll("strong", "sheet-text");
    state.setWrapText(true);
    VBox column =
        column(state, row("link-try-now", Feather.REFRESH_CW, Word.LINK_TRY_NOW, model::tryNow));
    if (model.cashierProperty().get() != null) {
      column
          .getChildren()
          .add(row("link-monitor", Feather.LIST, Word.LINK_OPEN_MONITOR, this::openSync));
    }
    return column;
  }

  /// Under the menu key.
  Region main() {
    VBox column = column();
    if (model.cashierProperty().get() != null) {
      column
          .getChildren()
          .addAll(
              row("menu-sell", Feather.SHOPPING_CART, Word.SECTION_SELL, this::openSell),
              withShortcut(
                  row("menu-shift", Feather.ARCHIVE, Word.SECTION_SHIFT, this::openShift), "F11"));
      column.getChildren().addAll(furtherScreens());
      column
          .getChildren()
          .addAll(row("menu-lock", Feather.LOCK, Word.MENU_LOCK, model::lock), line());
    }
    column.getChildren().addAll(theme(), line(), heading(Word.MENU_LANGUAGE), languages());
    return column;
  }

  /// On the practice ground there is nothing to synchronise, and no device but the ones on its
  /// screens: no drawer opens there.
  private List<Button> furtherScreens() {
    return switch (model.trainingProperty().get()) {
      case ON ->
          List.of(row("menu-training", Feather.LOG_OUT, Word.TRAINING_END, model::switchTraining));
      case NOT_OFFERED, GETTING_READY -> tillScreens();
      case OFF, READY, FAILED -> {
        List<Button> rows = new ArrayList<>(tillScreens());
        rows.add(
            row("menu-training", Feather.BOOK_OPEN, Word.MENU_TRAINING, model::switchTraining));
        yield rows;
      }
    };
  }

  private List<Button> tillScreens() {
    return List.of(
        row("menu-sync", Feather.REFRESH_CW, Word.SECTION_SYNC, this::openSync),
        row("menu-devices", Feather.PRINTER, Word.SECTION_DEVICES, () -> model.go(Screen.DEVICES)));
  }

  private Node theme() {
    return switch (model.themeProperty().get()) {
      case LIGHT -> row("menu-theme", Feather.MOON, Word.MENU_DARK, this::otherTheme);
      case DARK -> row("menu-theme", Feather.SUN, Word.MENU_LIGHT, this::otherTheme);
    };
  }

  private void otherTheme() {
    model.show(model.themeProperty().get().other());
  }

  private void openSell() {
    model.go(Screen.SELL);
  }

  private void openShift() {
    model.go(Screen.SHIFT);
  }

  private void openSync() {
    model.go(Screen.SYNC);
  }

  private Node languages() {
    VBox rows = new VBox();
    for (Language language : Language.values()) {
      boolean spoken = language == words.language();
      FontIcon mark =
          spoken ? Icons.normal(Feather.CHECK, "accent") : Icons.normal(Feather.CHECK, "absent");
      Button row = new Button(language.ownName(), mark);
      row.setId("language-" + language.tag());
      dress(row, () -> model.speak(language));
      if (spoken) {
        row.getStyleClass().add("strong");
        row.setAccessibleText(words.say(Word.MENU_LANGUAGE_SPOKEN, language.ownName()));
      }
      rows.getChildren().add(row);
    }
    return rows;
  }

  private Button row(String id, Feather icon, Word word, Runnable action) {
    Button row = new Button(words.say(word), Icons.normal(icon));
    row.setId(id);
    dress(row, action);
    return row;
  }

  /// The same row with its key shown quietly at the end.
  private static Button withShortcut(Button row, String shortcut) {
    Label name = new Label(row.getText(), row.getGraphic());
    name.getStyleClass().add("row-name");
    Label hint = new Label(shortcut);
    hint.getStyleClass().addAll("muted", "small");
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox line = new HBox(name, room, hint);
    line.getStyleClass().add("row-line");
    row.setAccessibleText(row.getText());
    row.setText(null);
    row.setGraphic(line);
    line.prefWidthProperty().bind(row.widthProperty().subtract(ROW_PADDING_PX));
    return row;
  }

  private void dress(Button row, Runnable action) {
    row.getStyleClass().setAll("button", "key", "quiet", "sheet-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(_ -> {
      sheets.close();
      action.run();
    });
  }

  private Label heading(Word word) {
    Label heading = new Label(words.say(word));
    heading.getStyleClass().addAll("muted", "small", "sheet-text");
    return heading;
  }

  private static Node line() {
    Region line = new Region();
    line.getStyleClass().add("hairline");
    HBox box = new HBox(line);
    HBox.setHgrow(line, Priority.ALWAYS);
    box.getStyleClass().add("sheet-line");
    return box;
  }

  private static VBox column(Node... rows) {
    VBox column = new VBox(rows);
    column.getStyleClass().add("sheet-column");
    return column;
  }
}
