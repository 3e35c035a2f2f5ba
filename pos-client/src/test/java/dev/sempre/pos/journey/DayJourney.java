package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A [Day] with one hand, each by who speaks the language, with pictures of every step in
/// `target/pictures`, called journey, step, hand, theme, language and size. In every build each
/// hand has two of the languages, in a theme each, so that every step is worked and drawn in all
/// four; each hand in all of them: `mvn verify -Dsempre.pictures=all`.
abstract class DayJourney extends Journey {
  private final List<String> strange = new CopyOnWriteArrayList<>();

  /// Languages of a hand.
  ///
  /// @param here those of every build
  static Stream<Language> languages(Language... here) {
    return Stream.of(ScreenWalk.all() ? Language.values() : here);
  }

  abstract Hand hand();

  /// Of the pictures; the other hand has the other one.
  abstract Theme theme(Language language);

  /// What the hand must never need.
  abstract List<EventType<? extends InputEvent>> forbidden();

  @ParameterizedTest
  @MethodSource("spoken")
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
