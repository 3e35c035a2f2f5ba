package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.ApprovalPane;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import javafx.scene.control.TextInputControl;

/// Asks somebody who may for leave, beside the ticket that it is about.
final class ApprovalPanel extends PanelFrame {
  private final ApprovalPane pane;

  ApprovalPanel(SellViewModel model, Words words, Set<Permission> needed) {
    super(model, words, words.text(Word.APPROVAL_TITLE));
    this.pane = new ApprovalPane(model.approval(), words, needed);
    listen(pane::letGo);
    getChildren().add(pane);
  }

  @Override
  TextInputControl field() {
    return pane.field();
  }
}
