package dev.sempre.simulation.architecture.planted.pos.shell;

import javafx.application.Platform;

/// Keeps the rules: this is the class that may.
final class FxWork {
  private FxWork() {}

  static void later(Runnable work) {
    Platform.runLater(work);
  }
}
