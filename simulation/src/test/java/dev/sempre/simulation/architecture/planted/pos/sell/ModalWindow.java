package dev.sempre.simulation.architecture.planted.pos.sell;

import javafx.stage.Modality;
import javafx.stage.Stage;

/// A window that lets no other be used.
final class ModalWindow {
  private ModalWindow() {}

  static Stage over(Stage till) {
    Stage window = new Stage();
    window.initOwner(till);
    window.initModality(Modality.APPLICATION_MODAL);
    return window;
  }
}
