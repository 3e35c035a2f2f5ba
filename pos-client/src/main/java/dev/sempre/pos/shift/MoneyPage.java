package dev.sempre.pos.shift;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Money that lies before cashiers for what is not finished: of one who will not come back for it
/// somebody sets it aside here.
final class MoneyPage {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  MoneyPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw(ShiftNow now) {
    VBox rows = new VBox();
    rows.getStyleClass().add("left-cards");
    for (int i = 0; i < now.money().lying().size(); i++) {
      rows.getChildren().add(row(now, i));
    }
    VBox card =
        new VBox(
            parts.text(Word.SHIFT_ASIDE_TITLE, "subtitle"),
            parts.text(Word.SHIFT_ASIDE_HINT, "muted"),
            rows);
    card.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(card);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    return Parts.page(
        Parts.scroll(column),
        Parts.room(),
        parts.key("aside-cancel", Word.SHIFT_CANCEL, Feather.X, "Esc", model::back),
        parts.next("aside-do", Word.SHIFT_ASIDE_DO, model));
  }

  private Node row(ShiftNow now, int index) {
    CounterMoney.Pile pile = now.money().lying().get(index);
    Label who = new Label(pile.cashier());
    who.getStyleClass().add("strong");
    Label what =
        new Label(
            words.say(
                pile.forAccount() ? Word.SHIFT_ASIDE_ACCOUNT : Word.SHIFT_ASIDE_TICKET,
                new ZWords(words).moment(pile.since())));
    what.getStyleClass().addAll("muted", "small");
    what.setWrapText(true);
    VBox text = new VBox(who, what);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    List<String> sums = sums(now, pile);
    VBox amounts = new VBox();
    amounts.setAlignment(Pos.CENTER_RIGHT);
    amounts.setMinWidth(Region.USE_PREF_SIZE);
    for (String sum : sums) {
      Label amount = new Label(sum);
      amount.getStyleClass().add("figure-amount");
      amount.setMinWidth(Region.USE_PREF_SIZE);
      amounts.getChildren().add(amount);
    }
    HBox line = new HBox(text, amounts);
    line.getStyleClass().add("shift-key-line");
    Button key = new Button(null, line);
    key.setId("lying-" + index);
    key.getStyleClass().setAll("button", "key", "shift-key", "left-card", "tall");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setAccessibleText(who.getText() + ", " + what.getText() + ", " + String.join(", ", sums));
    key.pseudoClassStateChanged(CHOSEN, index == model.markedMoneyProperty().get());
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.setOnAction(_ -> model.chooseMoney(index));
    return key;
  }

  private List<String> sums(ShiftNow now, CounterMoney.Pile pile) {
    List<String> sums = new ArrayList<>();
    add(sums, Word.SHIFT_ASIDE_CASH, pile.cashMinor(), now);
    add(sums, Word.SHIFT_ASIDE_OTHER, pile.otherMinor(), now);
    add(sums, Word.SHIFT_ASIDE_ASKED, pile.askedMinor(), now);
    return sums;
  }

  private void add(List<String> sums, Word word, long minor, ShiftNow now) {
    if (minor != 0) {
      sums.add(words.say(word, words.figures().money(minor, now.currency())));
    }
  }
}
