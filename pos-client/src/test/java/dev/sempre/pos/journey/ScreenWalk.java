package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks through screens in each language, theme and size, saves pictures of them, and looks for
/// texts that do not fit or do not stand out, for controls that are covered or too small, say
/// nothing of themselves or do not show the focus, and for words of another language. Works without
/// a window: the headless screen is smaller than full HD. That no screen is left out,
/// [EveryScreenFitsTest] sees to.
@ExtendWith(UiThread.class)
abstract class ScreenWalk {
  static final String OIL =
      "Olio extravergine di oliva biologico delle colline trevigiane, bottiglia da 750 ml";

  @SuppressWarnings("NullAway.Init")
  Stand stand;

  private final Ringless ringless = new Ringless();
  private final Stale stale = new Stale(Language.EN, Language.IT);
  private final List<String> findings = new ArrayList<>();
  private final Set<String> shown = new TreeSet<>();

  /// Each language where there is least room, each theme, and one language on a large screen: in
  /// every build. All of them together: `mvn verify -Dsempre.pictures=all`.
  static Stream<Arguments> looks() {
    if (!all()) {
      return Stream.of(
          arguments(Language.EN, Theme.LIGHT, 1024, 768),
          arguments(Language.IT, Theme.DARK, 1024, 768),
          arguments(Language.PT_BR, Theme.LIGHT, 1024, 768),
          arguments(Language.FR, Theme.DARK, 1024, 768),
          arguments(Language.FR, Theme.LIGHT, 1920, 1080));
    }
    return Stream.of(Language.values())
        .flatMap(language ->
            Stream.of(Theme.values())
                .flatMap(theme ->
                    Stream.of(
                        arguments(language, theme, 1024, 768),
                        arguments(language, theme, 1366, 768),
                        arguments(language, theme, 1920, 1080))));
  }

  static boolean all() {
    return "all".equals(System.getProperty("sempre.pictures"));
  }

  /// Whether people look at the pictures of this walk: in every build at those of one language, and
  /// the dark theme is seen in those of the days. Drawing and packing them takes a third of a walk,
  /// and nothing is found by it. What something was found wrong with is drawn in any case.
  private boolean isPictured() {
    return all() || stand.words.language() == Language.EN;
  }

  /// Goes to each screen and takes a [#look] at it.
  abstract void walk(Language language);

  /// What no other walk shows, named as by [Shown].
  abstract Set<String> shows();

  @ParameterizedTest
  @MethodSource("looks")
  void everyTextFitsAndEveryControlIsInReach(
      Language language, Theme theme, int width, int height) {
    stand = ui(() -> new Stand(width, height));
    try {
      does(() -> stand.words.speak(language));
      does(() -> stand.shell.show(theme));
      walk(language);
    } finally {
      stand.close();
    }
    assertThat(findings).isEmpty();
    assertThat(stand.bugs).isEmpty();
    assertThat(shown).as("what this walk is there to show").containsAll(shows());
  }

  /// A till that sells: Maria has logged in.
  void logIn(Language language) {
    does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    does(() -> stand.shell.welcome(new Cashier("maria", "Maria B.", language)));
    does(stand.sell::start);
    until(() -> stand.sell.ticketProperty().get() != null);
    waitFor(".tile");
    does(() -> stand.shell.show(new LinkState.Connected(3)));
  }

  /// Says what is wrong with what stands there, and saves the picture of it.
  void look(String name) {
    settle();
    stand.rest();
    shown.addAll(ui(() -> Shown.chosen(stand)));
    int before = findings.size();
    judge(name, stand.scene().getRoot());
    if (stand.words.language() == Language.EN) {
      switchOver(name);
    }
    if (isPictured() || findings.size() > before) {
      stand.picture(name);
    }
  }

  /// As [#look], at what stands in another scene.
  void lookAside(String name, Scene scene) {
    int before = findings.size();
    judge(name, scene.getRoot());
    if (isPictured() || findings.size() > before) {
      does(() -> stand.picture(scene, name));
    }
  }

  /// Whether what stands there fits, and can be read, met and heard. A picture leaves everything to
  /// be laid out again: it is taken afterwards.
  private void judge(String name, Parent root) {
    List<String> found =
        ui(() -> {
          shown.addAll(Shown.in(root));
          return Stream.of(
                  Cuts.in(root),
                  Covered.in(root),
                  Faint.in(root),
                  Unnamed.in(root),
                  Narrow.in(root),
                  Shadowed.in(root),
                  ringless.in(root))
              .flatMap(List::stream)
              .toList();
        });
    found.forEach(finding -> findings.add(name + ": " + finding));
  }

  /// Whoever comes next may speak another language: nothing of the one before stays. Whatever
  /// language is left, it is the same texts that are forgotten: one of them is enough.
  private void switchOver(String name) {
    List<String> found =
        ui(() -> {
          stand.words.speak(Language.IT);
          stand.layOut();
          List<String> left = stale.in(stand.scene().getRoot());
          stand.words.speak(Language.EN);
          stand.layOut();
          return left;
        });
    found.forEach(finding -> findings.add(name + ": " + finding));
  }

  /// Opens what the quiet line means, looks at it, and puts it away.
  void explain(String line, String name) {
    press(line + "-explain");
    waitFor("#trouble-code");
    look(name);
    key(KeyCode.ESCAPE);
  }

  String shownIn(String query) {
    return ((Label) seen(query)).getText();
  }

  OpenSale sale() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale();
  }

  void scan(String name, int lines) {
    does(() -> stand.sell.scan(stand.shop.codeOf(name)));
    until(() -> sale().lines().size() == lines);
  }

  void cheese() {
    does(() -> stand.sell.scan(stand.shop.codeOf("Parmigiano Reggiano 24 mesi")));
    waitFor("#weigh-entry");
  }

  /// There is no scale here, so it is typed.
  void weighed(int lines) {
    write("weigh-entry", "1");
    press("weigh-take");
    until(() -> sale().lines().size() == lines);
  }

  void type(String id, String text) {
    does(() -> ((TextInputControl) seen("#" + id)).setText(text));
  }

  void write(String id, String text) {
    waitFor("#" + id);
    does(() -> ((TextField) seen("#" + id)).setText(text));
    settle();
  }

  /// Enter in a field.
  void enter(String field) {
    does(() -> Event.fireEvent(seen("#" + field), new ActionEvent()));
    settle();
  }

  void press(String id) {
    waitFor("#" + id);
    does(() -> ((ButtonBase) seen("#" + id)).fire());
    settle();
  }

  void key(KeyCode code) {
    does(() -> fire(KeyEvent.KEY_PRESSED, code));
    does(() -> fire(KeyEvent.KEY_RELEASED, code));
    settle();
  }

  void shift(KeyCode code) {
    does(() ->
        Event.fireEvent(
            focused(),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false)));
    settle();
  }

  private void fire(EventType<KeyEvent> type, KeyCode code) {
    Event.fireEvent(focused(), new KeyEvent(type, "", "", code, false, false, false, false));
  }

  /// Where keys go. A window takes the focus away from what is no longer shown; without one it
  /// stays there, and nobody would hear the key.
  private Node focused() {
    Node owner = stand.scene().getFocusOwner();
    return owner != null && stand.scene().equals(owner.getScene()) && Seen.is(owner)
        ? owner
        : Objects.requireNonNull(Seen.find(stand.scene(), ".sell"), "nothing has the focus");
  }

  /// What `query` finds on the screen that is shown.
  Node seen(String query) {
    return Objects.requireNonNull(Seen.find(stand.scene(), query), query);
  }

  /// Waits until the screen has got as far as to show something, and has laid it out.
  void waitFor(String query) {
    until(() -> {
      stand.layOut();
      return Seen.find(stand.scene(), query) != null;
    });
    settle();
  }

  void settle() {
    stand.settle();
  }

  static void until(Callable<Boolean> so) {
    Stand.soon(so);
  }

  static void does(Runnable step) {
    Stand.does(step);
  }

  static <T> T ui(Callable<T> task) {
    return Stand.ui(task);
  }
}
