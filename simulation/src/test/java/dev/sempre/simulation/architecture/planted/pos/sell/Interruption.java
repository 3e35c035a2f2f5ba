package dev.sempre.simulation.architecture.planted.pos.sell;

import javafx.scene.control.Alert;

/// Gets in the way of whoever sells.
final class Interruption {
  private Interruption() {}

  static void tell(String sentence) {
    new Alert(Alert.AlertType.INFORMATION, sentence).show();
  }
}
