package dev.sempre.pos.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.Seen;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(UiThread.class)
class ShellViewTest {
  private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

  private final List<Button> keys = new ArrayList<>();

  private final List<@Nullable Scene> seenAt = new ArrayList<>();

  @Test
  void theScreenBehindTheLogInIsReadyBeforeAnybodyLogsIn() {
    UiThread.does(this::readyBeforeAnybodyLogsIn);
  }

  private void readyBeforeAnybodyLogsIn() {
    Words words = new Words(Language.EN);
    ShellViewModel shell =
        new ShellViewModel(
            words,
            new InlineWork(),
            () -> NOON,
            () -> ZoneId.of("Europe/Rome"),
            () -> {},
            () -> false);
    ShellView view =
        new ShellView(
            shell,
            words,
            Map.of(
                Screen.START,
                StackPane::new,
                Screen.LOG_IN,
                StackPane::new,
                Screen.SELL,
                this::sell));
    Scene scene = new Scene(view, 1_024, 768);
    shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2"));

    view.prepare(Screen.SELL);
    view.prepare(Screen.SELL);
    assertThat(keys).hasSize(1);
    Button key = keys.getFirst();
    assertThat(key.getSkin()).as("what a key is drawn by, made when it is styled").isNotNull();
    assertThat(Seen.is(key)).as("nobody sees it yet").isFalse();
    var skin = key.getSkin();

    shell.welcome(new Cashier("u", "Maria", Language.IT));
    view.prepare(Screen.SELL);
    assertThat(keys).hasSize(1);
    assertThat(key.getScene()).isSameAs(scene);
    assertThat(Seen.is(key)).isTrue();
    assertThat(key.getSkin()).isSameAs(skin);
    assertThat(seenAt).as("told where it is seen, once").containsExactly(null, scene);

    shell.lock();
    assertThat(Seen.is(key)).as("it waits where nobody sees it").isFalse();
    assertThat(key.getScene()).as("and needs not be styled anew").isSameAs(scene);
    assertThat(Seen.find(scene, ".pay")).as("not found where it is not seen").isNull();
    assertThat(seenAt).containsExactly(null, scene, null);
  }

  /// Who practises has a window of his own, which is closed; its screens are put away for ever.
  @Test
  void aShellThatIsLeftIsHeldByNothing() throws TimeoutException {
    List<WeakReference<Node>> left = new ArrayList<>();
    UiThread.does(() -> {
      StackPane screen = new StackPane();
      Seen.at(screen, _ -> {});
      screen.setVisible(false);
      Scene scene = new Scene(new StackPane(screen));
      left.add(new WeakReference<>(screen));
      scene.setRoot(new StackPane());
    });
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> {
          System.gc();
          return left.getFirst().get() == null;
        });
  }

  private Node sell() {
    Button key = new Button("Pay");
    key.getStyleClass().add("pay");
    keys.add(key);
    StackPane screen = new StackPane(key);
    Seen.at(screen, seenAt::add);
    return screen;
  }
}
