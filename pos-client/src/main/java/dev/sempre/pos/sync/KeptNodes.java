package dev.sempre.pos.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The rows of a list that is drawn again and again: what has not changed stays the same node, so
/// that no key vanishes between press and release and the focus stays where it is.
final class KeptNodes {
  private Map<Object, Node> before = new HashMap<>();
  private Map<Object, Node> now = new HashMap<>();
  private @Nullable Object manner;

  /// Begins a drawing. What it does not ask for is forgotten by the next one.
  ///
  /// @param newManner what all nodes depend on, such as the language; another one forgets them all
  void begin(Object newManner) {
    before = newManner.equals(manner) ? now : new HashMap<>();
    now = new HashMap<>();
    manner = newManner;
  }

  /// The node that shows `what`: the one of the last drawing, or a new one.
  ///
  /// @param what anything that tells it from all others of its list, by `equals`
  Node of(Object what, Supplier<? extends Node> make) {
    Node known = before.get(what);
    Node node = known == null ? make.get() : known;
    now.put(what, node);
    return node;
  }

  /// Puts the nodes into a box, touching nothing if they stand there already.
  static void fill(VBox box, List<Node> nodes) {
    if (!box.getChildren().equals(nodes)) {
      box.getChildren().setAll(nodes);
    }
  }
}
