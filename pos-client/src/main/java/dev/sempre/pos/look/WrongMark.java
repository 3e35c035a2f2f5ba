package dev.sempre.pos.look;

import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TextInputControl;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The mark of a field in which something is missing or not right. A message says in words what;
/// the mark says where, and whoever was told stands in the first such field and can type.
public final class WrongMark {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private WrongMark() {}

  /// Marks `field` as long as what is said is about it, and goes there when it is said. UI thread
  /// only.
  ///
  /// @param blames whether a message is about what stands in the field now
  /// @param <M> what is said; null while nothing is
  public static <M> Subscription give(
      TextInputControl field, ObservableValue<@Nullable M> said, Predicate<M> blames) {
    Runnable mark =
        () -> {
          M now = said.getValue();
          field.pseudoClassStateChanged(WRONG, now != null && blames.test(now));
        };
    return field
        .textProperty()
        .subscribe(mark)
        .and(
            said.subscribe(_ -> {
              mark.run();
              if (isMarked(field)) {
                goTo(field);
              }
            }));
  }

  private static boolean isMarked(TextInputControl field) {
    return field.getPseudoClassStates().contains(WRONG);
  }

  /// Where several are marked, the first of them keeps the caret.
  private static void goTo(TextInputControl field) {
    boolean atAnother =
        field.getScene() != null
            && field.getScene().getFocusOwner() instanceof TextInputControl other
            && isMarked(other);
    if (!atAnother) {
      field.requestFocus();
    }
  }
}
