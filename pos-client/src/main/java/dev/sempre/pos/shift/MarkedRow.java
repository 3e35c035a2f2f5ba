package dev.sempre.pos.shift;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The row of a list that is spoken of. It is known by what it is of, not by its place: the list is
/// read anew while somebody looks at it, and what is done is meant for what he has seen. UI thread
/// only.
final class MarkedRow {
  private final Supplier<List<String>> rows;
  private final ReadOnlyObjectWrapper<@Nullable String> id = new ReadOnlyObjectWrapper<>();

  /// @param rows ids of the rows that there are now, from the top
  MarkedRow(Supplier<List<String>> rows) {
    this.rows = rows;
  }

  /// Its id; null while none is spoken of.
  ReadOnlyObjectProperty<@Nullable String> idProperty() {
    return id.getReadOnlyProperty();
  }

  /// Where it stands now; -1 if there is none.
  int index() {
    return rows.get().indexOf(id.get());
  }

  /// Whether it has gone from the list, in which case none is spoken of from now on.
  boolean hasGone() {
    boolean gone = id.get() != null && index() < 0;
    if (gone) {
      id.set(null);
    }
    return gone;
  }

  /// Up and down: another one; stays at the ends.
  void move(int step) {
    choose(Math.clamp((long) index() + step, 0, Math.max(0, rows.get().size() - 1)));
  }

  void choose(int row) {
    List<String> now = rows.get();
    id.set(row < now.size() ? now.get(row) : null);
  }
}
