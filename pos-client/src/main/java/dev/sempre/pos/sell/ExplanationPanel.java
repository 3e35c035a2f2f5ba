package dev.sempre.pos.sell;

import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroublePane;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// What the notice means: its code and its four sentences, beside the ticket that it is about.
final class ExplanationPanel extends PanelFrame {
  private final Button back;

  /// @param values what stands in the sentences' places
  ExplanationPanel(SellViewModel model, Words words, Trouble trouble, List<Object> values) {
    super(words, words.text(Word.TROUBLE_TITLE), model.explanation()::close);
    this.back = primary("trouble-back", Word.PANEL_BACK, model.explanation()::close);
    getChildren().addAll(new TroublePane(trouble, words, values.toArray()), room(), back);
  }

  @Override
  @Nullable TextInputControl field() {
    return null;
  }

  /// Not a field below: Enter would take a payment that nobody sees.
  @Override
  Node focused() {
    return back;
  }
}
