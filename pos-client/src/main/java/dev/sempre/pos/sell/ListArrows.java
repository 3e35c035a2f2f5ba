package dev.sempre.pos.sell;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The arrows in a search field mark an entry of the list beneath it.
final class ListArrows {
  private ListArrows() {}

  /// Marks the entry above or below the one that is marked, and takes the key; no other key.
  static void move(ListView<?> list, KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step != 0 && !list.getItems().isEmpty()) {
      event.consume();
      int now = list.getSelectionModel().getSelectedIndex();
      int next = now < 0 ? 0 : Math.clamp((long) now + step, 0, list.getItems().size() - 1);
      list.getSelectionModel().clearAndSelect(next);
      list.scrollTo(next);
    }
  }
}
