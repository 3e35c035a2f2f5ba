package dev.sempre.pos.devices;

import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Which scale stands at the till, as it is being set up.
final class ScaleFields {
  /// The raw port of the adapters that pass a serial port on to the network.
  private static final int USUAL_PORT = 4_001;

  private enum Kind {
    NONE,
    TOLEDO
  }

  private final Words words;
  private final Fields fields;
  private final SimpleObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
  private final ConnectionFields connection;
  private final VBox details = Fields.details();

  ScaleFields(Words words, ScaleSettings now) {
    this.words = words;
    this.fields = new Fields(words);
    Optional<Connection> known =
        switch (now) {
          case ScaleSettings.None() -> Optional.empty();
          // Without an address it cannot be saved: whoever looks has to say what stands there.
          case ScaleSettings.Unread() -> {
            kind.set(Kind.TOLEDO);
            yield Optional.empty();
          }
          case ScaleSettings.Toledo(Connection at) -> {
            kind.set(Kind.TOLEDO);
            yield Optional.of(at);
          }
        };
    this.connection = new ConnectionFields("other-scale", words, known, USUAL_PORT);
  }

  Node draw() {
    kind.addListener((_, _, _) -> redraw());
    redraw();
    VBox box =
        new VBox(
            Fields.headed(
                fields.choice(
                    "other-scale", Word.DEVICES_SCALE, List.of(Kind.values()), kind, this::called)),
            details);
    box.getStyleClass().add("device-form");
    return box;
  }

  private String called(Kind one) {
    return words.say(
        switch (one) {
          case NONE -> Word.DEVICES_SCALE_NONE;
          case TOLEDO -> Word.DEVICES_SCALE_TOLEDO;
        });
  }

  private void redraw() {
    switch (kind.get()) {
      case NONE -> details.getChildren().clear();
      case TOLEDO -> details.getChildren().setAll(connection.draw());
    }
  }

  /// As it is filled in; empty if something is missing.
  Optional<ScaleSettings> settings() {
    return switch (kind.get()) {
      case NONE -> Optional.of(new ScaleSettings.None());
      case TOLEDO -> connection.connection().map(ScaleSettings.Toledo::new);
    };
  }
}
