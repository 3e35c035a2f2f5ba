package dev.sempre.pos.devices;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The pieces that the pages of the screen are made of.
final class Fields {
  private static final PseudoClass LACKING = PseudoClass.getPseudoClass("lacking");
  private static final double PORT_PX = 110;

  private final Words words;

  Fields(Words words) {
    this.words = words;
  }

  /// A field under its name, which has to be filled in.
  VBox text(String id, Word name, TextField field) {
    return text(id, name, field, typed -> !typed.isBlank(), Word.DEVICES_FILL_IN_THIS);
  }

  /// As the shorter form, of what is right in its own way: while the screen says that something is
  /// missing, each field that is not right is marked, and says so in a line below.
  ///
  /// @param wrong said below what is filled in and not right
  VBox text(String id, Word name, TextField field, Predicate<String> right, Word wrong) {
    Label lack = lack();
    lack.textProperty()
        .bind(
            words.text(
                () -> words.say(field.getText().isBlank() ? Word.DEVICES_FILL_IN_THIS : wrong),
                field.textProperty()));
    field
        .textProperty()
        .subscribe(typed -> {
          boolean lacking = !right.test(typed);
          field.pseudoClassStateChanged(LACKING, lacking);
          mark(lack, lacking);
        });
    VBox box = optional(id, name, field);
    box.getChildren().add(lack);
    return box;
  }

  /// Says what is not right, while the screen says that something is not and it is marked.
  Label lack() {
    Label lack = new Label(null, Icons.small(Feather.ALERT_TRIANGLE, "bad"));
    lack.getStyleClass().addAll("small", "bad", "device-lack");
    lack.setWrapText(true);
    lack.setMinHeight(Region.USE_PREF_SIZE);
    lack.managedProperty().bind(lack.visibleProperty()); // The style sheet says when it is seen.
    return lack;
  }

  static void mark(Label lack, boolean lacking) {
    lack.pseudoClassStateChanged(LACKING, lacking);
  }

  /// Whether a node is a field that is empty or not right.
  static boolean isLacking(Node node) {
    return node instanceof TextField && node.getPseudoClassStates().contains(LACKING);
  }

  /// A port at the network, under its name.
  VBox port(String id, TextField field) {
    VBox narrow =
        text(
            id,
            Word.DEVICES_PORT,
            field,
            typed -> PrinterForm.port(typed).isPresent(),
            Word.DEVICES_PORT_RANGE);
    narrow.setMinWidth(PORT_PX);
    narrow.setMaxWidth(PORT_PX);
    return narrow;
  }

  /// A field under its name, which may stay empty.
  VBox optional(String id, Word name, TextField field) {
    Label label = name(name);
    field.setId(id);
    field.getStyleClass().add("field");
    field.setMaxWidth(Double.MAX_VALUE);
    label.setLabelFor(field);
    return under(label, field);
  }

  /// Keys of which one is pressed, under their name.
  ///
  /// @param id of the keys, before what each stands for
  <T extends Enum<T>> VBox choice(
      String id, Word name, List<T> all, Property<T> chosen, Function<T, String> called) {
    return choice(id, name, all, chosen, called, one -> one.name().toLowerCase(Locale.ROOT));
  }

  /// As the shorter form, of what is no enum.
  ///
  /// @param ids what each is called in the id of its key
  <T> VBox choice(
      String id,
      Word name,
      List<T> all,
      Property<T> chosen,
      Function<T, String> called,
      Function<T, String> ids) {
    FlowPane keys = new FlowPane();
    keys.getStyleClass().add("device-choice");
    for (T each : all) {
      ToggleButton key = new ToggleButton();
      key.textProperty().bind(words.text(() -> called.apply(each)));
      key.accessibleTextProperty()
          .bind(words.text(() -> words.say(Word.NAMED, words.say(name), called.apply(each))));
      key.setId(id + "-" + ids.apply(each));
      key.getStyleClass().setAll("toggle-button", "key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      key.setOnAction(_ -> chosen.setValue(each));
      // A second press on the chosen one must not let go of it.
      key.selectedProperty()
          .addListener((_, _, _) -> key.setSelected(each.equals(chosen.getValue())));
      chosen.addListener((_, _, now) -> key.setSelected(each.equals(now)));
      key.setSelected(each.equals(chosen.getValue()));
      keys.getChildren().add(key);
    }
    return under(name(name), keys);
  }

  /// Marks a choice as the one that a device begins with: its name stands out.
  static VBox headed(VBox choice) {
    choice.getStyleClass().add("device-headed");
    return choice;
  }

  /// What a choice brings with it: takes no room while there is nothing.
  static VBox details() {
    VBox details = new VBox();
    details.getStyleClass().add("device-form");
    details.managedProperty().bind(Bindings.isNotEmpty(details.getChildren()));
    return details;
  }

  /// What a field or a choice is called.
  Label name(Word name) {
    Label label = new Label();
    label.textProperty().bind(words.text(name));
    label.getStyleClass().addAll("muted", "small");
    return label;
  }

  private static VBox under(Node name, Node what) {
    VBox box = new VBox(name, what);
    box.getStyleClass().add("device-field");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  Button key(String id, Word word, Runnable action) {
    return key(id, words.text(word), action);
  }

  Button key(String id, ObservableValue<String> text, Runnable action) {
    Button key = new Button();
    key.textProperty().bind(text);
    key.setId(id);
    key.getStyleClass().setAll("button", "key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    key.setOnAction(_ -> action.run());
    return key;
  }

  Button primary(String id, Word word, Runnable action) {
    Button key = key(id, word, action);
    key.getStyleClass().add("primary");
    return key;
  }

  /// A form that stays as wide as people read it, however wide the screen is.
  static VBox page(Region form) {
    return new VBox(form);
  }

  static FlowPane keys(Node... keys) {
    FlowPane line = new FlowPane(keys);
    line.getStyleClass().add("device-choice");
    return line;
  }
}
