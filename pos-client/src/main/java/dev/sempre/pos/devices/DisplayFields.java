package dev.sempre.pos.devices;

import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.TcpWire;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What shows the customer what is rung up, as it is being set up.
final class DisplayFields {
  private enum Kind {
    NONE,
    SCREEN,
    POLE
  }

  private final Words words;
  private final Fields fields;
  private final SimpleObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
  private final SimpleObjectProperty<CodePage> codePage =
      new SimpleObjectProperty<>(CodePage.WPC1252);
  private final ConnectionFields connection;
  private final VBox details = Fields.details();

  DisplayFields(Words words, DisplaySettings now) {
    this.words = words;
    this.fields = new Fields(words);
    Optional<Connection> known =
        switch (now) {
          case DisplaySettings.None() -> Optional.empty();
          case DisplaySettings.SecondScreen() -> {
            kind.set(Kind.SCREEN);
            yield Optional.empty();
          }
          case DisplaySettings.Pole(Connection at, CodePage letters) -> {
            kind.set(Kind.POLE);
            codePage.set(letters);
            yield Optional.of(at);
          }
        };
    this.connection = new ConnectionFields("other-display", words, known, TcpWire.USUAL_PORT);
  }

  Node draw() {
    kind.addListener((_, _, _) -> redraw());
    redraw();
    VBox box =
        new VBox(
            Fields.headed(
                fields.choice(
                    "other-display",
                    Word.DEVICES_DISPLAY,
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
          case NONE -> Word.DEVICES_DISPLAY_NONE;
          case SCREEN -> Word.DEVICES_DISPLAY_SCREEN;
          case POLE -> Word.DEVICES_DISPLAY_POLE;
        });
  }

  private void redraw() {
    switch (kind.get()) {
      case NONE -> details.getChildren().clear();
      case SCREEN -> {
        Label hint = fields.name(Word.DEVICES_DISPLAY_SCREEN_HINT);
        hint.setWrapText(true);
        details.getChildren().setAll(hint);
      }
      case POLE ->
          details
              .getChildren()
              .setAll(
                  connection.draw(),
                  fields.choice(
                      "other-display-letters",
                      Word.DEVICES_LETTERS,
                      Arrays.asList(CodePage.values()),
                      codePage,
                      CodePage::name));
    }
  }

  /// As it is filled in; empty if something is missing.
  Optional<DisplaySettings> settings() {
    return switch (kind.get()) {
      case NONE -> Optional.of(new DisplaySettings.None());
      case SCREEN -> Optional.of(new DisplaySettings.SecondScreen());
      case POLE -> connection.connection().map(at -> new DisplaySettings.Pole(at, codePage.get()));
    };
  }
}
