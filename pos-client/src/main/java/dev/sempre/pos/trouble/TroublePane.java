package dev.sempre.pos.trouble;

import dev.sempre.pos.look.Look;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A trouble's code, large enough to be read to somebody on the phone, and its four sentences.
public final class TroublePane extends VBox {
  private final Words words;
  private final Object[] values;

  /// @param values what stands in the words' places
  public TroublePane(Trouble trouble, Words words, Object... values) {
    this.words = words;
    this.values = values.clone();
    getStylesheets().add(Look.css(TroublePane.class, "trouble.css"));
    getStyleClass().add("trouble");
    Label code = new Label(trouble.code());
    code.setId("trouble-code");
    code.getStyleClass().add("trouble-code");
    getChildren()
        .setAll(
            new VBox(caption(Word.TROUBLE_CODE), code),
            part("what", Word.TROUBLE_WHAT, trouble.what()),
            part("safe", Word.TROUBLE_SAFE, trouble.safety().sentence()),
            part("do", Word.TROUBLE_DO, trouble.remedy()),
            part("who", Word.TROUBLE_WHO, trouble.helpFrom().sentence()));
  }

  private VBox part(String id, Word question, Word answer) {
    Label said = new Label();
    said.setId("trouble-" + id);
    said.getStyleClass().addAll("trouble-answer", "trouble-" + id);
    said.setWrapText(true);
    said.textProperty().bind(words.text(answer, values));
    VBox part = new VBox(caption(question), said);
    part.getStyleClass().add("trouble-part");
    return part;
  }

  private Label caption(Word word) {
    Label caption = new Label();
    caption.getStyleClass().addAll("muted", "small");
    caption.textProperty().bind(words.text(word));
    return caption;
  }
}
