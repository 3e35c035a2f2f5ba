package dev.sempre.pos.app;

import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.TrainingState;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.ProgramRuns;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the screens of the practice ground where the till's are, and back. The till itself goes on
/// behind them: it synchronises, and prints what waits. UI thread only. Source: T12.
final class TrainingWiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingWiring.class);

  private final Installation till;
  private final PosWiring wiring;
  private final Scene scene;
  private final Stagehand stagehand;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Practice practice;
  private @Nullable Installation ready;

  /// What it needs of the window.
  ///
  /// @param beside runs what takes its time
  /// @param wire makes the screens of an installation
  /// @param show puts a scene into the window
  record Stagehand(Executor beside, Function<Installation, PosWiring> wire, Consumer<Scene> show) {}

  private record Practice(Installation ground, PosWiring wiring) {}

  /// Who is at the till, and before which screen.
  private record Standing(String who, Screen screen) {}

  /// @param scene the till's own screens, which are shown
  TrainingWiring(Installation till, PosWiring wiring, Scene scene, Stagehand stagehand) {
    this.till = till;
    this.wiring = wiring;
    this.scene = scene;
    this.stagehand = stagehand;
    wiring.shell().offerTraining(TrainingState.OFF, this::begin);
  }

  private void begin() {
    Installation waiting = ready;
    if (waiting != null) {
      ready = null;
      open(waiting);
      return;
    }
    Standing asked = standing();
    wiring.shell().training(TrainingState.GETTING_READY);
    stagehand
        .beside()
        .execute(() -> {
          try {
            Installation ground = Installation.forTraining(till, random);
            wiring.onUi(() -> opened(ground, asked));
          } catch (StoreFailure | UncheckedIOException | IllegalStateException e) {
            wiring.onUi(() -> failed(e));
          }
        });
  }

  private Standing standing() {
    return new Standing(wiring.whoIsHere(), wiring.shell().screenProperty().get());
  }

  /// The till may have been used meanwhile. Whoever sells at it, or does something else than the
  /// one who has asked, is not interrupted. Source: P5.
  private void opened(Installation ground, Standing asked) {
    if (wiring.serves() || !standing().equals(asked)) {
      ready = ground;
      wiring.shell().trainingWaits(this::putAway);
    } else {
      open(ground);
    }
  }

  private void open(Installation ground) {
    String who = wiring.whoIsHere();
    PosWiring screens;
    try {
      screens = stagehand.wire().apply(ground);
    } catch (StoreFailure | UncheckedIOException | IllegalStateException e) {
      ground.close(); // Else nobody could practise here until the program is started anew.
      failed(e);
      return;
    }
    screens.shell().offerTraining(TrainingState.ON, () -> end(who));
    screens.shell().show(wiring.shell().themeProperty().get());
    practice = new Practice(ground, screens);
    wiring.shell().training(TrainingState.OFF);
    wiring.restWhileTraining();
    wiring.lendScanner(screens);
    stagehand.show().accept(screens.scene((int) scene.getWidth(), (int) scene.getHeight()));
    stagehand.beside().execute(() -> ProgramRuns.training(till.replica(), true, who));
  }

  private void failed(RuntimeException why) {
    LOG.warn("TILL-19 The practice ground cannot be opened", why);
    wiring.shell().training(TrainingState.FAILED);
  }

  private void putAway() {
    Installation waiting = ready;
    ready = null;
    if (waiting != null) {
      waiting.close();
    }
  }

  private void end(String who) {
    stagehand.show().accept(scene);
    wiring.lendScanner(null);
    close();
    stagehand.beside().execute(() -> ProgramRuns.training(till.replica(), false, who));
  }

  /// Ends what is being practised.
  @Override
  public void close() {
    putAway();
    Practice open = practice;
    practice = null;
    if (open != null) {
      open.wiring().close();
      open.ground().close();
    }
  }
}
