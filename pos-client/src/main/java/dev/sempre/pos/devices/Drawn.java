package dev.sempre.pos.devices;

import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A form that stays while what is stored of it stays, with all that is filled in and not saved.
///
/// @param <S> what is stored
final class Drawn<S> {
  private final Function<S, Node> form;
  private @Nullable S stored;
  private @Nullable Node drawn;

  /// @param form draws it, filled in with what is stored
  Drawn(Function<S, Node> form) {
    this.form = form;
  }

  /// The form of what is stored now.
  Node of(S now) {
    Node before = drawn;
    if (before != null && now.equals(stored)) {
      return before;
    }
    Node next = form.apply(now);
    stored = now;
    drawn = next;
    return next;
  }

  /// What is filled in is let go.
  void forget() {
    stored = null;
    drawn = null;
  }
}
