package dev.sempre.pos.shell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The back office's way from screen to screen, at the left. Lists only what exists.
final class Rail extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final ShellViewModel model;
  private final Words words;

  Rail(ShellViewModel model, Words words) {
    this.model = model;
    this.words = words;
    getStyleClass().add("rail");
    setMinWidth(USE_PREF_SIZE);
    Label badge = new Label();
    badge.getStyleClass().add("badge");
    badge.textProperty().bind(model.issuesProperty().asString());
    badge.visibleProperty().bind(model.issuesProperty().greaterThan(0));
    getChildren()
        .setAll(
            entry(Screen.SELL, Feather.SHOPPING_CART, Word.SECTION_SELL, new Label()),
            entry(Screen.SHIFT, Feather.ARCHIVE, Word.SECTION_SHIFT, new Label()),
            ofTill(entry(Screen.SYNC, Feather.REFRESH_CW, Word.SECTION_SYNC, badge)),
            ofTill(entry(Screen.DEVICES, Feather.PRINTER, Word.SECTION_DEVICES, new Label())));
  }

  /// Not on the practice ground, which has nothing to send and no device of its own.
  private Button ofTill(Button entry) {
    entry.managedProperty().bind(entry.visibleProperty());
    entry.visibleProperty().bind(model.trainingProperty().isNotEqualTo(TrainingState.ON));
    return entry;
  }

  private Button entry(Screen screen, Feather icon, Word word, Label badge) {
    Label name = new Label();
    name.textProperty().bind(words.text(word));
    name.setMinWidth(USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox line = new HBox(Icons.normal(icon), name, room, badge);
    line.getStyleClass().add("rail-line");
    Button entry = new Button(null, line);
    entry.setId("rail-" + screen.name().toLowerCase(Locale.ROOT));
    entry.getStyleClass().setAll("button", "key", "quiet", "rail-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setAccessibleRole(AccessibleRole.BUTTON);
    entry.accessibleTextProperty().bind(words.text(word));
    entry.setOnAction(_ -> model.go(screen));
    model.screenProperty().subscribe(now -> entry.pseudoClassStateChanged(CURRENT, now == screen));
    return entry;
  }
}
