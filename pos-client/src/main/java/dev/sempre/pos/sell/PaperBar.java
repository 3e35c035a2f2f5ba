package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sell.PaperViewModel.Line;
import dev.sempre.pos.sell.PaperViewModel.Told;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the printer does with the receipt, quietly, and the keys for another copy. Their shortcuts
/// are those that a line of the ticket has while there is one.
final class PaperBar extends VBox {
  private final PaperViewModel model;
  private final Words words;
  private final VBox lines = new VBox();
  private final Button print;
  private final Subscription listening;

  private final Consumer<Line> explain;

  /// @param mail opens the panel that asks for the address
  /// @param explain tells what a line means that says what went wrong
  PaperBar(PaperViewModel model, Words words, Runnable mail, Consumer<Line> explain) {
    this.model = model;
    this.words = words;
    this.explain = explain;
    getStyleClass().add("paper-bar");
    lines.getStyleClass().add("paper-lines");
    print = key("paper-print", Feather.PRINTER, Word.PAPER_KEY_PRINT, "F2", model::print);
    EvenGrid keys = new EvenGrid(3);
    keys.getChildren()
        .setAll(
            print,
            key("paper-mail", Feather.MAIL, Word.PAPER_KEY_MAIL, "F3", mail),
            key("paper-pdf", Feather.FILE_TEXT, Word.PAPER_KEY_PDF, "F4", model::pdf));
    getChildren().addAll(lines, keys);
    listening =
        model
            .toldProperty()
            .subscribe(this::show)
            .and(words.languageProperty().subscribe(() -> show(model.toldProperty().get())));
  }

  void letGo() {
    listening.unsubscribe();
  }

  private void show(@Nullable Told told) {
    lines
        .getChildren()
        .setAll(told == null ? List.of() : told.lines().stream().map(this::line).toList());
    boolean again = told != null && told.again();
    print.setText(words.say(again ? Word.PAPER_KEY_AGAIN : Word.PAPER_KEY_PRINT));
    print.setDisable(!model.canPrint());
  }

  private Node line(Line line) {
    Label label = new Label(said(line), icon(line));
    if (isTrouble(line)) {
      label.setOnMouseClicked(_ -> explain.accept(line));
      label.setAccessibleRole(AccessibleRole.BUTTON);
      label.getStyleClass().add("paper-trouble");
    }
    label.setWrapText(true);
    label.getStyleClass().add("paper-line");
    label
        .getStyleClass()
        .add(
            switch (line.tone()) {
              case QUIET -> "muted";
              case GOOD -> "ok";
              case TROUBLE -> "warn";
            });
    return label;
  }

  private static boolean isTrouble(Line line) {
    return line.tone() == PaperViewModel.Tone.TROUBLE && Trouble.of(line.word()).isPresent();
  }

  private String said(Line line) {
    Object[] values = line.values().toArray();
    return isTrouble(line)
        ? TroubleWords.coded(words, line.word(), values)
        : words.say(line.word(), values);
  }

  private static FontIcon icon(Line line) {
    return switch (line.tone()) {
      case QUIET -> Icons.normal(Feather.PRINTER);
      case GOOD -> Icons.normal(Feather.CHECK_CIRCLE, "ok");
      case TROUBLE -> Icons.normal(Feather.ALERT_TRIANGLE, "warn");
    };
  }

  private Button key(String id, Feather icon, Word word, String pressed, Runnable action) {
    Label shortcut = new Label(pressed);
    shortcut.getStyleClass().add("shortcut");
    HBox face = new HBox(Icons.normal(icon), shortcut);
    face.getStyleClass().add("panel-back-line");
    Button key = new Button(null, face);
    key.setId(id);
    key.textProperty().set(words.say(word));
    if (word != Word.PAPER_KEY_PRINT) {
      key.textProperty().bind(words.text(word));
    }
    key.getStyleClass().setAll("button", "key", "paper-key");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
