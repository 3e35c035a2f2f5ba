package dev.sempre.simulation.architecture.planted.pos.sell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Keeps the rules: a view model of bound values.
final class BoundViewModel {
  private final SimpleBooleanProperty open = new SimpleBooleanProperty();

  ReadOnlyBooleanProperty open() {
    return open;
  }
}
