package dev.sempre.pos.look;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Whether a screen is before people's eyes. All screens that were shown once stay in the scene, so
/// that none has to be styled anew when it comes back: that a screen has a scene does not mean that
/// it is seen, and what it does with the keyboard and the scanner hangs on this. UI thread only.
public final class Seen {
  private Seen() {}

  /// Tells at once and at each change where `screen` is seen.
  ///
  /// @param told given its scene; null while it is in none or is put away
  public static void at(Node screen, Consumer<@Nullable Scene> told) {
    // Its own, so that nothing that outlives the screen knows of it.
    ReadOnlyObjectProperty<Scene> nowhere = new SimpleObjectProperty<>();
    ObservableValue<Scene> seen =
        screen.visibleProperty().flatMap(visible -> visible ? screen.sceneProperty() : nowhere);
    var _ = seen.subscribe(told);
  }

  /// Whether a node is in a scene, and neither it nor what it lies in is put away.
  public static boolean is(Node node) {
    Node at = node;
    while (at.isVisible() && at.getParent() != null) {
      at = at.getParent();
    }
    return at.isVisible() && node.getScene() != null;
  }

  /// What `query` finds of what is seen.
  ///
  /// @return null if nothing is found, or only on a screen that is put away
  public static @Nullable Node find(Scene scene, String query) {
    return scene.getRoot().lookupAll(query).stream().filter(Seen::is).findFirst().orElse(null);
  }
}
