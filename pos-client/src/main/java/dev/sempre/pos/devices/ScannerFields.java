package dev.sempre.pos.devices;

import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How what is scanned gets to this till, as it is being set up.
final class ScannerFields {
  /// The raw port of the adapters that pass a serial port on to the network.
  private static final int USUAL_PORT = 4_001;

  private enum Kind {
    KEYBOARD,
    SERIAL
  }

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;
  private final SimpleObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.KEYBOARD);
  private final ConnectionFields connection;
  private final VBox details = Fields.details();

  ScannerFields(DevicesViewModel model, Words words, ScannerSettings now) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
    Optional<Connection> known =
        switch (now) {
          case ScannerSettings.Keyboard() -> Optional.empty();
          case ScannerSettings.Serial(Connection at) -> {
            kind.set(Kind.SERIAL);
            yield Optional.of(at);
          }
        };
    this.connection = new ConnectionFields("other-scanner", words, known, USUAL_PORT);
  }

  Node draw() {
    kind.addListener((_, _, _) -> redraw());
    redraw();
    VBox box =
        new VBox(
            Fields.headed(
                fields.choice(
                    "other-scanner",
                    Word.DEVICES_SCANNER,
                    List.of(Kind.values()),
                    kind,
                    this::called)),
            details);
    box.getStyleClass().add("device-form");
    return box;
  }

  private String called(Kind one) {
    return words.say(
        switch (one) {
          case KEYBOARD -> Word.DEVICES_SCANNER_KEYBOARD;
          case SERIAL -> Word.DEVICES_SCANNER_SERIAL;
        });
  }

  private void redraw() {
    switch (kind.get()) {
      case KEYBOARD -> details.getChildren().setAll(hint(Word.DEVICES_SCANNER_KEYBOARD_HINT));
      case SERIAL ->
          details.getChildren().setAll(connection.draw(), hint(Word.DEVICES_SCANNER_HINT), tryIt());
    }
  }

  private Label hint(Word word) {
    Label hint = fields.name(word);
    hint.setWrapText(true);
    return hint;
  }

  private Node tryIt() {
    Label came = new Label();
    came.setId("other-scanner-came");
    came.setWrapText(true);
    came.textProperty()
        .bind(words.text(() -> said(model.scanTryProperty().get()), model.scanTryProperty()));
    came.managedProperty().bind(came.textProperty().isNotEmpty());
    HBox line =
        new HBox(
            fields.key(
                "other-scanner-try", Word.DEVICES_SCANNER_TRY, () -> model.tryScanner(settings())),
            came);
    line.getStyleClass().add("device-try");
    return line;
  }

  private String said(@Nullable ScanTry came) {
    return came == null ? "" : came.said(words);
  }

  /// As it is filled in; empty if something is missing.
  Optional<ScannerSettings> settings() {
    return switch (kind.get()) {
      case KEYBOARD -> Optional.of(new ScannerSettings.Keyboard());
      case SERIAL -> connection.connection().map(ScannerSettings.Serial::new);
    };
  }
}
