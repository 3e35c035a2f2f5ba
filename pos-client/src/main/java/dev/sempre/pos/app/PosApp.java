package dev.sempre.pos.app;

import dev.sempre.agent.identity.Identity;
import dev.sempre.pos.look.WarmUp;
import dev.sempre.pos.start.DemoCompany;
import dev.sempre.pos.start.Enrolment;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop app. The installation is opened while the toolkit starts, so that the first scan is
/// possible sooner.
public final class PosApp extends Application {
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;
  private static final int SMALLEST_WIDTH = 1024;
  private static final int SMALLEST_HEIGHT = 700;

  /// Set to make the app say on its standard output when a scan is possible, for measurements.
  private static final String STARTUP_REPORT = "sempre.startup.report";

  /// What the app opens.
  ///
  /// @param data folder of the installation
  /// @param demoPins login > PIN of people whose PIN may be shown, by who the installation is
  /// @param demo what "try it" does in an opened installation
  /// @param startLog begins to write down what happens, into a folder; called while the toolkit
  ///   starts
  /// @param beside opens the installation while the toolkit starts
  public record Start(
      Path data,
      Function<Identity, Map<String, String>> demoPins,
      Demo demo,
      Consumer<Path> startLog,
      Executor beside) {}

  /// Makes what "try it" on the first screen does, for an opened installation.
  @FunctionalInterface
  public interface Demo {
    DemoCompany in(Installation installation, Enrolment enrolment);
  }

  private static @Nullable Start start;
  private static @Nullable CompletableFuture<Installation.Opened> opening;

  private @Nullable Installation installation;
  private @Nullable PosWiring wiring;
  private @Nullable TrainingWiring training;

  /// Opens the app and returns when its window is closed. Once a process.
  public static void open(Start what) {
    start = what;
    opening = CompletableFuture.supplyAsync(() -> openAndLog(what), what.beside());
    launch(PosApp.class);
  }

  private static Installation.Opened openAndLog(Start what) {
    Installation.Opened opened = Installation.open(what.data());
    if (opened instanceof Installation.Opened.Ready(Installation ready)) {
      what.startLog().accept(ready.folder().logs());
    }
    return opened;
  }

  @Override
  public void start(Stage stage) {
    Start what = start;
    CompletableFuture<Installation.Opened> pending = opening;
    if (what == null || pending == null) {
      throw new IllegalStateException("the app is opened by PosApp.open");
    }
    WarmUp.run();
    Scene scene =
        switch (pending.join()) {
          case Installation.Opened.Ready(Installation ready) -> scene(what, ready, stage);
          case Installation.Opened.Blocked(Installation.Obstruction why, String detail) ->
              new Scene(new BlockedView(why, detail), WIDTH, HEIGHT);
        };
    stage.setTitle("Sempre");
    stage.setScene(scene);
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    stage.show();
    if (Boolean.getBoolean(STARTUP_REPORT)) {
      reportFirstFrame(scene);
    }
  }

  private Scene scene(Start what, Installation ready, Stage stage) {
    installation = ready;
    PosWiring made =
        new PosWiring(ready, what.demoPins(), joining -> what.demo().in(ready, joining));
    wiring = made;
    Scene scene = made.scene(WIDTH, HEIGHT);
    training =
        new TrainingWiring(
            ready,
            made,
            scene,
            new TrainingWiring.Stagehand(
                what.beside(),
                ground ->
                    new PosWiring(
                        ground, what.demoPins(), joining -> what.demo().in(ground, joining)),
                stage::setScene));
    return scene;
  }

  /// The first frame that is drawn with all screens in place: from here on a scan is heard.
  private static void reportFirstFrame(Scene scene) {
    Runnable[] once = new Runnable[1];
    once[0] =
        () -> {
          scene.removePostLayoutPulseListener(once[0]);
          long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
          System.out.println("SCANNABLE " + (System.currentTimeMillis() - started));
          System.out.flush();
          Platform.exit();
        };
    scene.addPostLayoutPulseListener(once[0]);
    Platform.requestNextPulse(); // The first may have passed already.
  }

  @Override
  public void stop() {
    if (training != null) {
      training.close();
    }
    if (wiring != null) {
      wiring.close();
    }
    if (installation != null) {
      installation.close();
    }
  }
}
