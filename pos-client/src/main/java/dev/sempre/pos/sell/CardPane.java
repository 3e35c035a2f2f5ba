package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sell.CardStep.Kind;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the payment terminal is waited for, in the place of the keys that would take money.
final class CardPane extends VBox {
  private final CardKeys cards;
  private final SellViewModel model;
  private final Words words;

  CardPane(CardKeys cards, SellViewModel model, Words words) {
    this.cards = cards;
    this.model = model;
    this.words = words;
    setId("card-pane");
    getStyleClass().add("card-pane");
    setAlignment(Pos.CENTER);
  }

  /// Shows what goes on, until the subscription is let go.
  Subscription follow() {
    return cards
        .stepProperty()
        .subscribe(this::draw)
        .and(words.languageProperty().subscribe((_, _) -> draw(cards.stepProperty().get())));
  }

  private void draw(@Nullable CardStep step) {
    getChildren().clear();
    if (step == null) {
      return;
    }
    boolean doubt = step.kind() == Kind.DOUBT;
    Label title =
        new Label(
            words.say(title(step.kind())),
            Icons.normal(
                doubt ? Feather.ALERT_TRIANGLE : Feather.CREDIT_CARD, doubt ? "warn" : "accent"));
    title.setId("card-title");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    getChildren().add(title);
    if (step.amountMinor() != 0) {
      Label amount =
          new Label(words.figures().money(Math.abs(step.amountMinor()), model.ticket().currency()));
      amount.setId("card-amount");
      amount.getStyleClass().add("card-amount");
      getChildren().add(amount);
    }
    getChildren().add(hint(hint(step.kind())));
    getChildren().addAll(keys(step.kind()));
    focused().requestFocus();
  }

  /// Where the keyboard is: on the first key where a person has to decide. Not while the customer
  /// is waited for: Enter, pressed once too often, would break his payment off.
  Node focused() {
    CardStep now = cards.stepProperty().get();
    return now != null && now.kind() == Kind.DOUBT
        ? getChildren().stream().filter(Button.class::isInstance).findFirst().orElse(this)
        : this;
  }

  private Label hint(Word word) {
    Label hint = new Label(words.say(word));
    hint.setId("card-hint");
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    return hint;
  }

  private Node[] keys(Kind kind) {
    return switch (kind) {
      case WAITING ->
          new Node[] {
            key("card-cancel", Word.CARD_CANCEL, words.say(Word.KEY_ESCAPE), cards::cancel, false)
          };
      case WAITING_ON ->
          new Node[] {
            key(
                "card-cancel",
                Word.CARD_CANCEL_AGAIN,
                words.say(Word.KEY_ESCAPE),
                cards::cancel,
                false),
            key("card-leave", Word.CARD_LEAVE, "F7", cards::leave, false)
          };
      case CANCELLING, ASKING, REVERSING -> new Node[0];
      case DOUBT ->
          new Node[] {
            key("card-ask", Word.PAY_ASK_AGAIN, "F12", cards::ask, true),
            key("card-leave", Word.CARD_LEAVE, "F7", cards::leave, false),
            key("card-declare", Word.CARD_DECLARE, "F9", cards.slip()::open, false)
          };
    };
  }

  private Button key(String id, Word word, String shortcut, Runnable action, boolean primary) {
    Label quiet = new Label(shortcut);
    quiet.getStyleClass().add("shortcut");
    HBox beside = new HBox(quiet);
    beside.setAlignment(Pos.CENTER);
    Button key = new Button(words.say(word), shortcut.isEmpty() ? null : beside);
    key.setId(id);
    key.setContentDisplay(ContentDisplay.RIGHT);
    key.getStyleClass().setAll("button", "key", "big");
    if (primary) {
      key.getStyleClass().add("primary");
    }
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }

  /// Beside a tender that the terminal has charged.
  static Label charged(Words words) {
    Label charged = new Label(words.say(Word.CARD_CHARGED), Icons.normal(Feather.CHECK, "ok"));
    charged.getStyleClass().addAll("ok", "small");
    charged.setMinWidth(USE_PREF_SIZE);
    return charged;
  }

  private static Word title(Kind kind) {
    return switch (kind) {
      case WAITING, CANCELLING, WAITING_ON -> Word.CARD_WAITING;
      case ASKING -> Word.CARD_ASKING;
      case REVERSING -> Word.CARD_REVERSING;
      case DOUBT -> Word.CARD_SILENT;
    };
  }

  private static Word hint(Kind kind) {
    return switch (kind) {
      case WAITING -> Word.CARD_WAITING_HINT;
      case CANCELLING -> Word.CARD_CANCELLING_HINT;
      case WAITING_ON -> Word.CARD_WAITING_ON_HINT;
      case ASKING -> Word.CARD_ASKING_HINT;
      case REVERSING -> Word.CARD_REVERSING_HINT;
      case DOUBT -> Word.CARD_SILENT_HINT;
    };
  }
}
