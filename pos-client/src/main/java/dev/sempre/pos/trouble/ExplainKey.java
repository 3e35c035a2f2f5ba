package dev.sempre.pos.trouble;

import dev.sempre.pos.look.Look;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;

/// The code of the trouble that a line tells of, which opens the rest of what there is to say about
/// it. Not there while the line tells of none.
public final class ExplainKey extends Button {
  /// Does the same by keyboard.
  public static final KeyCombination SHORTCUT =
      new KeyCodeCombination(KeyCode.H, KeyCombination.CONTROL_DOWN);

  private final Label code = new Label();

  /// @param line what the line is called among the nodes of its screen
  public ExplainKey(String line, Words words, Runnable explain) {
    getStylesheets().add(Look.css(ExplainKey.class, "trouble.css"));
    code.setId(line + "-code");
    code.getStyleClass().add("explain-code");
    Label shortcut = new Label("Ctrl+H");
    shortcut.getStyleClass().add("shortcut");
    VBox lines = new VBox(code, shortcut);
    lines.getStyleClass().add("explain-lines");
    setGraphic(lines);
    setId(line + "-explain");
    getStyleClass().setAll("button", "key", "quiet", "explain");
    setMinWidth(USE_PREF_SIZE);
    setFocusTraversable(false);
    managedProperty().bind(visibleProperty());
    accessibleTextProperty()
        .bind(
            words.text(
                () -> words.say(Word.TROUBLE_OPEN_A11Y, code.getText()), code.textProperty()));
    setOnAction(_ -> explain.run());
  }

  /// Shows the code of what the line tells of.
  public void show(Optional<Trouble> trouble) {
    code.setText(trouble.map(Trouble::code).orElse(""));
    setVisible(trouble.isPresent());
  }
}
