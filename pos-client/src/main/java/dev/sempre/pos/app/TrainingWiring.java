package dev.sempre.pos.app;

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

  /// What it needs of the window.
  ///
  /// @param beside runs what takes its time
  /// @param wire makes the screens of an installation
  /// @param show puts a scene into the window
  record Stagehand(Executor beside, Function<Installation, PosWiring> wire, Consumer<Scene> show) {}

  private record Practice(Installation ground, PosWiring wiring) {}

  /// @param scene the till's own screens, which are shown
  TrainingWiring(Installation till, PosWiring wiring, Scene scene, Stagehand stagehand) {
    this.till = till;
    this.wiring = wiring;
    this.scene = scene;
    this.stagehand = stagehand;
    wiring.shell().offerTraining(TrainingState.OFF, this::begin);
  }

  private void begin() {
    String who = wiring.whoIsHere();
    wiring.shell().training(TrainingState.GETTING_READY);
    stagehand
        .beside()
        .execute(() -> {
          try {
            Installation ground = Installation.forTraining(till, random);
            ProgramRuns.training(till.replica(), true, who);
            wiring.onUi(() -> open(ground, who));
          } catch (StoreFailure | UncheckedIOException | IllegalStateException e) {
            LOG.warn("TILL-19 The practice ground cannot be opened", e);
            wiring.onUi(() -> wiring.shell().training(TrainingState.FAILED));
          }
        });
  }

  private void open(Installation ground, String who) {
    PosWiring screens = stagehand.wire().apply(ground);
    screens.shell().offerTraining(TrainingState.ON, () -> end(who));
    screens.shell().show(wiring.shell().themeProperty().get());
    practice = new Practice(ground, screens);
    wiring.shell().training(TrainingState.OFF);
    wiring.restWhileTraining();
    stagehand.show().accept(screens.scene((int) scene.getWidth(), (int) scene.getHeight()));
  }

  private void end(String who) {
    stagehand.show().accept(scene);
    close();
    stagehand.beside().execute(() -> ProgramRuns.training(till.replica(), false, who));
  }

  /// Ends what is being practised.
  @Override
  public void close() {
    Practice open = practice;
    practice = null;
    if (open != null) {
      open.wiring().close();
      open.ground().close();
    }
  }
}
