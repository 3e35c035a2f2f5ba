package dev.sempre.pos.look;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/// What a field is called for who hears the screen, where no label on the screen says so. A reader
/// asks the label of a field for its name and the field itself for what is typed: the field's own
/// accessible text would be read in place of that.
public final class FieldName {
  private FieldName() {}

  /// Names `field`; follows `name`. UI thread only.
  public static void give(TextInputControl field, ObservableValue<String> name) {
    Label unseen = new Label();
    unseen.accessibleTextProperty().bind(name);
    unseen.setLabelFor(field);
  }
}
