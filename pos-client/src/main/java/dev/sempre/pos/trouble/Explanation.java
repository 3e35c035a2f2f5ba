package dev.sempre.pos.trouble;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What a screen's quiet line means, while somebody wants to know (P7). It goes as soon as
/// something else is said or done, so that it never stands in the way. UI thread only.
///
/// @param <N> what the line says
public final class Explanation<N> {
  private final ObservableValue<@Nullable N> line;
  private final Function<N, Optional<Trouble>> trouble;
  private final ReadOnlyObjectWrapper<@Nullable N> shown = new ReadOnlyObjectWrapper<>();

  /// @param line the line that there may be something to say about
  /// @param trouble what it tells of; empty if that is no trouble
  /// @param place where the screen is: another place puts the explanation away
  public Explanation(
      ObservableValue<@Nullable N> line,
      Function<N, Optional<Trouble>> trouble,
      ObservableValue<?> place) {
    this.line = line;
    this.trouble = trouble;
    line.subscribe(this::close);
    place.subscribe(this::close);
  }

  /// What is explained; null if nothing is.
  public ReadOnlyObjectProperty<@Nullable N> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Whether something is explained.
  public boolean isShown() {
    return shown.get() != null;
  }

  /// Explains the line, or stops to. Does nothing while there is nothing to explain.
  public void toggle() {
    N now = line.getValue();
    shown.set(isShown() || now == null || trouble.apply(now).isEmpty() ? null : now);
  }

  /// Stops to explain.
  public void close() {
    shown.set(null);
  }
}
