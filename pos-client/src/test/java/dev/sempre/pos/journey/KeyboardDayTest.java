package dev.sempre.pos.journey;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.stage.Stage;
import org.testfx.framework.junit5.Start;

/// All by keyboard and scanner: nothing on the screen is ever touched. Source: T13.
class KeyboardDayTest extends DayJourney {
  static Stream<Language> spoken() {
    return languages(Language.EN, Language.FR);
  }

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Override
  Hand hand() {
    return new KeyboardHand(this);
  }

  @Override
  Theme theme(Language language) {
    return switch (language) {
      case EN, PT_BR -> Theme.LIGHT;
      case IT, FR -> Theme.DARK;
    };
  }

  @Override
  List<EventType<? extends InputEvent>> forbidden() {
    return List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, TouchEvent.ANY);
  }
}
