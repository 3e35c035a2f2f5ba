package dev.sempre.pos.shift;

import dev.sempre.pos.approval.ApprovalPane;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Somebody who may is asked for leave; what was begun waits behind it.
final class LeavePage {
  private static final double CARD_PX = 760;

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private @Nullable ApprovalPane pane;

  LeavePage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    model
        .pageProperty()
        .subscribe(page -> {
          if (page != ShiftViewModel.Page.LEAVE) {
            letGo();
          }
        });
  }

  /// Where the PIN goes; null while nobody is asked.
  @Nullable Node field() {
    return pane == null ? null : pane.field();
  }

  Node draw() {
    letGo();
    LeaveKeys leave = model.leaveKeys();
    ApprovalPane asked = new ApprovalPane(leave.approval(), words, leave.needs()).wide();
    pane = asked;
    VBox card = new VBox(parts.text(Word.APPROVAL_TITLE, "subtitle"), asked);
    card.getStyleClass().addAll("card", "shift-card");
    card.setMaxWidth(CARD_PX);
    card.setMaxHeight(Region.USE_PREF_SIZE);
    card.getChildren().add(parts.escape("leave-cancel", Word.SHIFT_CANCEL, Feather.X, model::back));
    StackPane page = new StackPane(card);
    page.setAlignment(Pos.TOP_CENTER);
    return page;
  }

  private void letGo() {
    ApprovalPane shown = pane;
    pane = null;
    if (shown != null) {
      shown.letGo();
    }
  }
}
