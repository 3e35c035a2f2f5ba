package dev.sempre.simulation.architecture.planted.pos.sell;

import javafx.application.Platform;

/// Goes to the UI thread by itself.
final class LateRunner {
  private LateRunner() {}

  static void later(Runnable work) {
    Platform.runLater(work);
  }
}
