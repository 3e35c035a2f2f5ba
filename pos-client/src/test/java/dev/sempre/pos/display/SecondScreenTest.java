package dev.sempre.pos.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.Face;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// On real windows; the screens are those that the test plugs in.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class SecondScreenTest {
  private static final Rectangle2D SMALL = new Rectangle2D(1_024, 40, 800, 480);
  private static final Rectangle2D LARGE = new Rectangle2D(-1_280, 0, 1_280, 720);
  private static final Face MILK =
      new Face(
          new Face.Row("Latte intero 1 l", "1,65"), new Face.Row("TOTALE", "€ 1,65"), List.of());

  @SuppressWarnings("NullAway.Init")
  private Stage till;

  private final PluggedIn screens = new PluggedIn();
  private @Nullable SecondScreen made;

  /// Screens that come and go as the test wants.
  private static final class PluggedIn implements SecondScreen.Screens {
    private Optional<Rectangle2D> second = Optional.empty();
    private final List<Runnable> watchers = new ArrayList<>();

    @Override
    public Optional<Rectangle2D> second() {
      return second;
    }

    @Override
    public Subscription subscribe(Runnable changed) {
      watchers.add(changed);
      return () -> watchers.remove(changed);
    }

    void become(@Nullable Rectangle2D next) {
      second = Optional.ofNullable(next);
      List.copyOf(watchers).forEach(Runnable::run);
    }
  }

  @Start
  void start(Stage stage) {
    till = stage;
    // What tests before have left open is no window of this machine.
    List.copyOf(Window.getWindows()).stream()
        .filter(window -> !window.equals(stage))
        .forEach(Window::hide);
    stage.setScene(new Scene(new TextField(), 400, 200));
    stage.show();
  }

  @AfterEach
  void end() {
    SecondScreen screen = made;
    if (screen != null) {
      screen.close();
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private static <T> T ui(Callable<T> step) {
    T done = WaitForAsyncUtils.waitForAsyncFx(20_000, step);
    WaitForAsyncUtils.waitForFxEvents();
    return done;
  }

  private static void does(Runnable step) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, step);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private SecondScreen screen() {
    SecondScreen screen = ui(() -> new SecondScreen(Platform::runLater, screens));
    made = screen;
    return screen;
  }

  private void plug(@Nullable Rectangle2D screen) {
    does(() -> screens.become(screen));
  }

  /// The windows beside the till's.
  private List<Window> opened() {
    return ui(() -> Window.getWindows().stream().filter(window -> !window.equals(till)).toList());
  }

  private Stage only() {
    List<Window> windows = opened();
    assertThat(windows).hasSize(1);
    return (Stage) windows.getFirst();
  }

  private static Rectangle2D bounds(Window window) {
    return new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
  }

  private static List<String> texts(Window window) {
    return ui(() ->
        window.getScene().getRoot().lookupAll(".label").stream()
            .map(node -> ((Label) node).getText())
            .toList());
  }

  @Test
  void itFillsTheSecondScreenAndSaysWhatWasRungUp() {
    plug(SMALL);
    SecondScreen screen = screen();
    assertThat(opened()).as("nothing to say yet").isEmpty();

    assertThat(screen.show(MILK)).isEqualTo(new DeviceOutcome.Done());
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(bounds(only())).isEqualTo(SMALL);
    assertThat(texts(only())).contains("Latte intero 1 l", "1,65", "TOTALE", "€ 1,65");
  }

  @Test
  void itsWindowIsOwnedByTheTills() {
    plug(SMALL);
    screen().show(MILK);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(only().getOwner()).isSameAs(till);
  }

  @Test
  void itComesAndGoesWithTheScreenAndSaysTheSameAgain() {
    SecondScreen screen = screen();
    screen.show(MILK);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(opened()).as("there is one screen").isEmpty();

    plug(SMALL);
    assertThat(bounds(only())).isEqualTo(SMALL);
    plug(null);
    assertThat(opened()).isEmpty();
    assertThat(till.isShowing()).isTrue();
    plug(LARGE);

    assertThat(bounds(only())).isEqualTo(LARGE);
    assertThat(texts(only())).contains("Latte intero 1 l");
  }

  @Test
  void itMovesWithTheScreenAndOpensNoSecondWindow() {
    plug(SMALL);
    SecondScreen screen = screen();
    screen.show(MILK);
    WaitForAsyncUtils.waitForFxEvents();
    Stage before = only();

    plug(LARGE);

    assertThat(only()).isSameAs(before);
    assertThat(bounds(before)).isEqualTo(LARGE);
  }

  @Test
  void whatIsNotWantedAnyMoreIsHiddenAndComesWithTheNextFace() {
    plug(SMALL);
    SecondScreen screen = screen();
    screen.show(MILK);
    screen.hide();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(opened()).isEmpty();
    plug(LARGE);
    assertThat(opened()).as("a screen alone brings nothing back").isEmpty();

    screen.show(MILK);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bounds(only())).isEqualTo(LARGE);
  }

  @Test
  void whatIsClosedHearsOfNoScreenAnyMore() {
    SecondScreen screen = screen();
    screen.show(MILK);
    screen.close();
    WaitForAsyncUtils.waitForFxEvents();

    plug(SMALL);

    assertThat(opened()).isEmpty();
    assertThat(screens.watchers).isEmpty();
  }

  /// Whoever rings up waits for no window.
  @Test
  void showingReturnsBeforeAnythingIsShown() {
    Deque<Runnable> ui = new ArrayDeque<>();
    plug(SMALL);
    SecondScreen screen = ui(() -> new SecondScreen(ui::add, screens));
    made = screen;

    assertThat(screen.show(MILK)).isEqualTo(new DeviceOutcome.Done());

    assertThat(opened()).isEmpty();
    does(() -> ui.remove().run());
    assertThat(bounds(only())).isEqualTo(SMALL);
    screen.close();
    does(() -> ui.remove().run());
    assertThat(opened()).isEmpty();
  }
}
