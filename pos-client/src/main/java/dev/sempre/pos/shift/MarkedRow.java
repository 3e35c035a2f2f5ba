package dev.sempre.pos.shift;

import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The row of a list that is spoken of. UI thread only.
final class MarkedRow {
  private final IntSupplier size;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();

  /// @param size how many rows there are now
  MarkedRow(IntSupplier size) {
    this.size = size;
  }

  ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  int index() {
    return index.get();
  }

  /// Up and down: another one; stays at the ends.
  void move(int step) {
    choose(Math.clamp((long) index.get() + step, 0, Math.max(0, size.getAsInt() - 1)));
  }

  void choose(int row) {
    index.set(row);
  }
}
