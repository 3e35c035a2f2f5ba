package dev.sempre.pos.shift;

import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroublePane;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the message of the screen means, in place of the page that it is about. What was typed
/// there stands.
final class ExplanationPage {
  private final Words words;
  private final Parts parts;
  private final Button back;

  ExplanationPage(ShiftViewModel model, Words words) {
    this.words = words;
    this.parts = new Parts(words);
    this.back = new Button();
    back.setId("trouble-back");
    back.getStyleClass().setAll("button", "key", "primary");
    back.textProperty().bind(words.text(Word.PANEL_BACK));
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(_ -> model.explanation().close());
  }

  /// Not a field of the page: Enter would do what nobody sees.
  Button field() {
    return back;
  }

  /// @param values what stands in the sentences' places
  Node draw(Trouble trouble, List<Object> values) {
    VBox card =
        new VBox(
            parts.text(Word.TROUBLE_TITLE, "subtitle"),
            new TroublePane(trouble, words, values.toArray()),
            back);
    card.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(card);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    return Parts.page(Parts.scroll(column));
  }
}
