package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnReason;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Why goods come back: one of the usual reasons, or what is typed. UI thread only.
final class ReturnReasonModel {
  private final ReadOnlyObjectWrapper<@Nullable ReturnReason> chosen =
      new ReadOnlyObjectWrapper<>();

  private final StringProperty typed = new SimpleStringProperty("");

  ReturnReasonModel() {
    typed.subscribe(text -> {
      if (!text.isBlank()) {
        chosen.set(null);
      }
    });
  }

  /// The usual reason that was chosen; null if none, or if one is typed.
  ReadOnlyObjectProperty<@Nullable ReturnReason> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  StringProperty typedProperty() {
    return typed;
  }

  void clear() {
    typed.set("");
    chosen.set(null);
  }

  void choose(ReturnReason reason) {
    typed.set("");
    chosen.set(reason);
  }

  /// The next of the usual reasons, or the one before.
  void move(int step) {
    List<ReturnReason> all = List.of(ReturnReason.values());
    ReturnReason now = chosen.get();
    int next = now == null ? (step > 0 ? 0 : -1) : all.indexOf(now) + step;
    choose(all.get(Math.floorMod(next, all.size())));
  }

  /// What is stored; empty if nobody has said anything.
  Optional<String> reason() {
    ReturnReason usual = chosen.get();
    return usual != null
        ? Optional.of(usual.name())
        : Optional.of(typed.get().strip()).filter(text -> !text.isEmpty());
  }
}
