package dev.sempre.pos.look;

import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// The mark before the fraction of a figure that is typed: keyboards have a point, a comma or both,
/// the screen shows the one of its language.
public final class TypedMark {
  private TypedMark() {}

  /// Shows `mark` in `field` for whichever was typed. UI thread only.
  ///
  /// @param mark of the language in use
  public static void give(TextField field, Supplier<String> mark) {
    field.setTextFormatter(
        new TextFormatter<>(change -> {
          if (change.isContentChange()) {
            change.setText(change.getText().replace(",", ".").replace(".", mark.get()));
          }
          return change;
        }));
  }
}
