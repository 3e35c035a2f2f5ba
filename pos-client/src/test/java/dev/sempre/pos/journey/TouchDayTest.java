package dev.sempre.pos.journey;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.testfx.framework.junit5.Start;

/// All by touch: no key, no scanner. Source: T13.
class TouchDayTest extends DayJourney {
  static Stream<Language> spoken() {
    return languages(Language.IT, Language.PT_BR);
  }

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Override
  Hand hand() {
    return new TouchHand(this);
  }

  @Override
  Theme theme(Language language) {
    return switch (language) {
      case EN, PT_BR -> Theme.DARK;
      case IT, FR -> Theme.LIGHT;
    };
  }

  @Override
  List<EventType<? extends InputEvent>> forbidden() {
    return List.of(KeyEvent.ANY);
  }
}
