package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnReason;
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
    ReturnReason now = chosen.get();
    ReturnReason[] all = ReturnReason.values();
    int next = now == null ? (step > 0 ? 0 : all.length - 1) : now.ordinal() + step;
    choose(all[Math.floorMod(next, all.length)]);
  }

  /// What is stored; empty if nobody has said anything.
  Optional<String> reason() {
    ReturnReason usual = chosen.get();
    return usual != null
        ? Optional.of(usual.name())
        : Optional.of(typed.get().strip()).filter(text -> !text.isEmpty());
  }
}
