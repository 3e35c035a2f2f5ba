package dev.sempre.pos.sell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the notice means, while somebody wants to know (P7). It goes as soon as something else is
/// said or another panel opens, so that it never stands in the way. UI thread only.
final class Explanation {
  private final ObservableValue<@Nullable Notice> notice;
  private final ReadOnlyObjectWrapper<@Nullable Notice> shown = new ReadOnlyObjectWrapper<>();

  /// @param notice the line that there may be something to say about
  /// @param panel what else is open over the right half
  Explanation(
      ObservableValue<@Nullable Notice> notice, ObservableValue<? extends @Nullable Panel> panel) {
    this.notice = notice;
    notice.subscribe(this::close);
    panel.subscribe(this::close);
  }

  /// The notice that is explained; null if none is.
  ReadOnlyObjectProperty<@Nullable Notice> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  boolean isShown() {
    return shown.get() != null;
  }

  /// Explains the notice, or stops to. Does nothing while there is nothing to explain.
  void toggle() {
    Notice now = notice.getValue();
    shown.set(isShown() || now == null || now.trouble().isEmpty() ? null : now);
  }

  void close() {
    shown.set(null);
  }
}
