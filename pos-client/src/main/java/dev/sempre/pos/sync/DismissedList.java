package dev.sempre.pos.sync;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Below the cards, quietly: what somebody has left as it is, with who, when and why. Nothing that
/// head office does not have is out of sight (P4, P6).
final class DismissedList {
  private final SyncViewModel model;
  private final Words words;
  private final SyncWords say;

  DismissedList(SyncViewModel model, Words words, SyncWords say) {
    this.model = model;
    this.words = words;
    this.say = say;
  }

  Node draw(List<DismissedRecord> records, Instant at) {
    Label title = new Label(words.say(Word.SYNC_DISMISSED));
    title.getStyleClass().addAll("muted", "strong");
    VBox table = new VBox();
    table.getStyleClass().addAll("card", "table");
    records.forEach(record -> table.getChildren().add(row(record, at)));
    VBox list = new VBox(title, table);
    list.getStyleClass().add("dismissed");
    return list;
  }

  private Node row(DismissedRecord record, Instant at) {
    Label text = Cells.growing(say.dismissed(record, at), "muted", "small");
    HBox row = Cells.row(text);
    if (record.resendable()) {
      row.getChildren().add(resend(record));
    }
    return row;
  }

  private Button resend(DismissedRecord record) {
    Button key = new Button(words.say(Word.REMEDY_RESEND));
    key.setId("resend-" + record.issueId());
    key.getStyleClass().setAll("button", "key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    key.setAccessibleText(words.say(Word.REMEDY_RESEND) + " " + record.label());
    key.setOnAction(_ -> model.resend(record));
    return key;
  }
}
