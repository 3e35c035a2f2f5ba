package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnReason;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.words.ReasonWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Asks why goods come back: the usual reasons, one tap each, and a field for any other.
final class ReasonView extends VBox {
  private final ReturnReasonModel reason;
  private final FlowPane chips = new FlowPane();
  private final TextField other = new TextField();
  private final Subscription listening;

  /// @param enter what Enter in the field for another reason does
  ReasonView(ReturnReasonModel reason, Words words, Runnable enter) {
    this.reason = reason;
    getStyleClass().add("reason");
    setMinHeight(USE_PREF_SIZE); // A list beside it gives way, so that the field can be written in.
    Label why = new Label();
    why.getStyleClass().addAll("muted", "small");
    why.textProperty().bind(words.text(Word.RETURN_WHY));
    chips.getStyleClass().add("reason-chips");
    for (ReturnReason each : ReturnReason.values()) {
      chips.getChildren().add(chip(each, words));
    }
    other.setId("reason-other");
    other.getStyleClass().add("field");
    other.promptTextProperty().bind(words.text(Word.RETURN_OTHER_REASON));
    FieldName.give(other, words.text(Word.RETURN_OTHER_REASON));
    other.textProperty().bindBidirectional(reason.typedProperty());
    other.setOnAction(_ -> enter.run());
    listening = reason.chosenProperty().subscribe(_ -> showChosen());
    getChildren().setAll(why, chips, other);
  }

  /// Nothing is heard any more.
  void letGo() {
    listening.unsubscribe();
    other.textProperty().unbindBidirectional(reason.typedProperty());
  }

  private ToggleButton chip(ReturnReason which, Words words) {
    ToggleButton chip = new ToggleButton();
    chip.setId("reason-" + which.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    chip.setUserData(which);
    chip.getStyleClass().setAll("toggle-button", "key", "reason-chip");
    chip.textProperty().bind(words.text(ReasonWords.of(which)));
    chip.setFocusTraversable(false);
    chip.setMinWidth(USE_PREF_SIZE);
    chip.setOnAction(_ -> {
      reason.choose(which);
      showChosen(); // A second press must not let go of it.
    });
    return chip;
  }

  private void showChosen() {
    chips
        .getChildren()
        .forEach(node ->
            ((ToggleButton) node).setSelected(node.getUserData() == reason.chosenProperty().get()));
  }
}
