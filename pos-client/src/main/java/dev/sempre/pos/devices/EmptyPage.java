package dev.sempre.pos.devices;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a page shows while there is nothing on it: what that means, and what to do.
final class EmptyPage {
  private EmptyPage() {}

  static VBox of(Words words, Feather icon, Word title, Word hint) {
    Label heading = new Label(words.say(title));
    heading.getStyleClass().add("subtitle");
    heading.setWrapText(true);
    Label text = new Label(words.say(hint));
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    VBox box = new VBox(Icons.large(icon), heading, text);
    box.getStyleClass().addAll("card", "device-empty");
    return box;
  }
}
