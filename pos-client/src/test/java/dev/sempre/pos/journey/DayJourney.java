package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A [Day] with one hand, once in each language: each by who speaks it, with pictures of every step
/// in `target/pictures`, called journey, step, hand, theme, language and size.
abstract class DayJourney extends Journey {
  private final List<String> strange = new CopyOnWriteArrayList<>();

  abstract Hand hand();

  /// Of the pictures; the other hand has the other one.
  abstract Theme theme(Language language);

  /// What the hand must never need.
  abstract List<EventType<? extends InputEvent>> forbidden();

  @ParameterizedTest
  @EnumSource(Language.class)
  void aWholeDay(Language language) {
    does(() -> stand.shell.show(theme(language)));
    for (EventType<? extends InputEvent> type : forbidden()) {
      stand.scene().addEventFilter(type, event -> strange.add(event.toString()));
    }
    new Day(this, hand(), person(language)).passes();
    assertThat(strange).as("what this hand does not do").isEmpty();
    assertThat(stand.till.completed()).hasSize(3);
    assertThat(stand.drawer.deeds()).last().asString().startsWith("close shift-88 9000");
  }

  private static String person(Language language) {
    return switch (language) {
      case EN -> "lucia";
      case IT -> "maria";
      case PT_BR -> "joao";
      case FR -> "chloe";
    };
  }
}
