package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// One thing that was given, and the key that takes it back. The last one says which key of the
/// keyboard does.
final class TenderLine extends HBox {
  /// What there is to say of it.
  ///
  /// @param name what the way of paying is called
  /// @param amount as it is read
  /// @param charged whether the payment terminal has charged it
  /// @param last whether it was given last
  /// @param returnable whether it can be taken back now
  record Given(String name, String amount, boolean charged, boolean last, boolean returnable) {}

  /// @param takeBack what its key does
  TenderLine(Words words, Given given, Runnable takeBack) {
    getStyleClass().add("tender-line");
    getChildren().add(new Label(given.name()));
    if (given.charged()) {
      getChildren().add(CardPane.charged(words));
    }
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label amount = new Label(given.amount());
    amount.getStyleClass().add("strong");
    amount.setMinWidth(USE_PREF_SIZE);
    HBox face = new HBox(Icons.normal(Feather.X));
    face.getStyleClass().add("panel-back-line");
    Label shortcut = new Label(words.say(Word.KEY_BACKSPACE));
    shortcut.getStyleClass().add("shortcut");
    shortcut.setVisible(given.last()); // Its room is kept, so that amounts stand in one column.
    face.getChildren().add(shortcut);
    Button back = new Button(null, face);
    back.getStyleClass().setAll("button", "key", "quiet");
    back.setMinWidth(USE_PREF_SIZE);
    back.setFocusTraversable(false);
    back.setAccessibleText(words.say(Word.PAY_TAKE_BACK, given.name(), given.amount()));
    back.setOnAction(_ -> takeBack.run());
    back.setVisible(given.returnable());
    back.setManaged(given.returnable());
    getChildren().addAll(room, amount, back);
  }
}
