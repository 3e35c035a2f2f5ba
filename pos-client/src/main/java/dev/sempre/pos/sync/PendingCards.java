package dev.sempre.pos.sync;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.pos.sync.SyncViewModel.Edit;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What needs a person, a card for each cause: is the money safe, one sentence, the records, what
/// can be done (H7).
final class PendingCards {
  private static final int RECORDS_SHOWN = 8;

  private final SyncViewModel model;
  private final Words words;
  private final SyncWords say;
  private final KeptNodes kept = new KeptNodes();
  private final VBox cards = new VBox();

  /// What a card's node shows: its content, what it is asking for, and which day is today.
  private record Drawn(PendingCard card, @Nullable Remedy asking, LocalDate today) {}

  PendingCards(SyncViewModel model, Words words, SyncWords say) {
    this.model = model;
    this.words = words;
    this.say = say;
    cards.getStyleClass().add("pending-cards");
  }

  Node draw(MonitorSnapshot now) {
    kept.begin(say.manner());
    List<Node> nodes = new ArrayList<>();
    if (now.pending().isEmpty()) {
      nodes.add(kept.of("empty", this::empty));
    }
    Instant at = model.now(now);
    for (PendingCard card : now.pending()) {
      Remedy asking = asking(card);
      nodes.add(kept.of(new Drawn(card, asking, say.day(at)), () -> card(card, asking, at)));
    }
    if (!now.dismissed().isEmpty()) {
      nodes.add(
          kept.of(
              List.of(now.dismissed(), say.day(at)),
              () -> new DismissedList(model, words, say).draw(now.dismissed(), at)));
    }
    KeptNodes.fill(cards, nodes);
    return cards;
  }

  private Node empty() {
    return Cells.empty(
        Feather.CHECK_CIRCLE,
        "ok",
        words.say(Word.SYNC_PENDING_EMPTY),
        words.say(Word.SYNC_PENDING_EMPTY_HINT));
  }

  private @Nullable Remedy asking(PendingCard card) {
    Edit edit = model.editProperty().get();
    return edit != null && edit.card().equals(card) ? edit.remedy() : null;
  }

  private Node card(PendingCard card, @Nullable Remedy asking, Instant at) {
    Label cause = new Label(say.cause(card), Icons.normal(Feather.ALERT_TRIANGLE, "warn"));
    cause.getStyleClass().add("pending-cause");
    cause.setWrapText(true);
    Label money = new Label(say.money(card.money()), Icons.normal(Feather.SHIELD, "ok"));
    money.getStyleClass().add("pending-money");
    money.setWrapText(true);
    VBox box = new VBox(money, cause, records(card));
    box.getStyleClass().addAll("card", "pending-card");
    Instant askedAt = card.askedAt();
    if (askedAt != null) {
      Label asked = new Label(words.say(Word.SYNC_ASKED_AT, say.moment(askedAt, at)));
      asked.getStyleClass().add("pending-asked");
      asked.setWrapText(true);
      box.getChildren().add(asked);
    }
    box.getChildren().add(below(card, asking));
    return box;
  }

  private Node below(PendingCard card, @Nullable Remedy asking) {
    if (asking == Remedy.CORRECT) {
      return correction(card);
    }
    return asking == Remedy.DISMISS ? dismissal(card) : remedies(card);
  }

  private Node records(PendingCard card) {
    VBox list = new VBox();
    list.getStyleClass().add("pending-records");
    card.records().stream()
        .limit(RECORDS_SHOWN)
        .forEach(record -> {
          Label label = new Label(record.label());
          label.setWrapText(true);
          list.getChildren().add(label);
        });
    int more = card.records().size() - RECORDS_SHOWN;
    if (more > 0) {
      Label rest = new Label(words.say(Word.SYNC_AND_MORE, more));
      rest.getStyleClass().addAll("muted", "small");
      list.getChildren().add(rest);
    }
    return list;
  }

  private Node remedies(PendingCard card) {
    FlowPane keys = new FlowPane();
    keys.getStyleClass().add("remedies");
    Remedy recommended = card.recommended();
    if (recommended != null) {
      keys.getChildren().add(key(card, recommended, true));
    }
    card.possible().stream()
        .filter(remedy -> remedy != recommended)
        .forEach(remedy -> keys.getChildren().add(key(card, remedy, false)));
    return keys;
  }

  private Button key(PendingCard card, Remedy remedy, boolean first) {
    Button key = new Button(words.say(SyncWords.remedy(remedy)));
    key.setId("remedy-" + remedy.name().toLowerCase(Locale.ROOT));
    key.getStyleClass().setAll("button", "key");
    if (first) {
      key.getStyleClass().add("primary");
    }
    key.setMinWidth(Region.USE_PREF_SIZE);
    key.setOnAction(_ -> model.choose(card, remedy));
    return key;
  }

  /// One record after the other, since each has a value of its own to put right; a card whose first
  /// record has gone comes back with the next.
  private Node correction(PendingCard card) {
    PendingCard.Item record = card.records().getFirst();
    Label label =
        new Label(
            say.begun(words.say(Word.SYNC_CORRECT_FIELD, say.field(card.field()), record.label())));
    label.setWrapText(true);
    String value = record.value();
    TextField field = field("correction", value == null ? "" : value);
    label.setLabelFor(field);
    Button send =
        action(
            "correction-send",
            Word.SYNC_CORRECT_SEND,
            () -> model.correct(card, record, field.getText()));
    field.setOnAction(_ -> send.fire());
    VBox form = new VBox(label, line(field, send));
    Integer longest = record.longest();
    if (longest != null) {
      form.getChildren().add(counter(field, longest, send));
    }
    form.getStyleClass().add("pending-form");
    return form;
  }

  /// How much is typed of how much head office takes.
  ///
  /// @param send of no use while it is too much
  private Label counter(TextField field, int longest, Button send) {
    Label counter = new Label();
    counter.setId("correction-length");
    counter.getStyleClass().add("small");
    field
        .textProperty()
        .subscribe(typed -> {
          int length = typed.strip().length();
          send.setDisable(length > longest);
          counter.setText(words.say(Word.SYNC_CORRECT_LENGTH, length, longest));
          counter.getStyleClass().removeAll("warn", "muted");
          counter.getStyleClass().add(length > longest ? "warn" : "muted");
          counter.setGraphic(length > longest ? Icons.small(Feather.ALERT_TRIANGLE, "warn") : null);
        });
    return counter;
  }

  private Node dismissal(PendingCard card) {
    Label label = new Label(words.say(Word.SYNC_DISMISS_REASON));
    label.setWrapText(true);
    TextField field = field("dismissal", "");
    label.setLabelFor(field);
    field.setOnAction(_ -> model.dismiss(card, field.getText()));
    VBox form =
        new VBox(
            label,
            line(
                field,
                action(
                    "dismissal-do",
                    Word.REMEDY_DISMISS,
                    () -> model.dismiss(card, field.getText()))));
    form.getStyleClass().add("pending-form");
    return form;
  }

  private static TextField field(String id, String value) {
    TextField field = new TextField(value);
    field.setId(id);
    field.getStyleClass().add("field");
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private Node line(TextField field, Button action) {
    Button back = new Button(words.say(Word.PANEL_BACK));
    back.setId("edit-back");
    back.getStyleClass().setAll("button", "key", "form-key");
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(_ -> model.cancelEdit());
    HBox line = new HBox(field, back, action);
    line.getStyleClass().add("form-line");
    return line;
  }

  private Button action(String id, Word word, Runnable action) {
    Button key = new Button(words.say(word));
    key.setId(id);
    key.getStyleClass().setAll("button", "key", "primary", "form-key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
