package dev.sempre.pos.sell;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Whose account it is, what he owes as far as is known here, and how much he may.
final class AccountHead extends HBox {
  private final Words words;

  AccountHead(Words words, @Nullable AccountStanding standing) {
    this.words = words;
    getStyleClass().add("account-head");
    setMinHeight(USE_PREF_SIZE);
    if (standing != null) {
      fill(standing);
    }
  }

  private void fill(AccountStanding standing) {
    Label name = new Label(standing.customer().name());
    name.getStyleClass().addAll("panel-subject", "strong");
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    Label limit = new Label();
    limit.setId("account-limit");
    limit.getStyleClass().addAll("muted", "small");
    limit.setWrapText(true);
    limit.setMinHeight(USE_PREF_SIZE);
    limit.textProperty().bind(words.text(() -> limit(standing)));
    VBox left = new VBox(name, limit);
    HBox.setHgrow(left, Priority.ALWAYS);
    long balance = standing.account().balanceMinor();
    Label word = new Label();
    word.getStyleClass().addAll("muted", "small");
    word.textProperty().bind(words.text(balance < 0 ? Word.ACCOUNT_CREDIT : Word.ACCOUNT_OWES));
    word.setMinWidth(Region.USE_PREF_SIZE);
    Label amount = new Label();
    amount.setId("account-balance");
    amount.getStyleClass().add("account-balance");
    amount
        .textProperty()
        .bind(words.text(() -> words.figures().money(Math.abs(balance), standing.currency())));
    amount.setMinWidth(Region.USE_PREF_SIZE);
    VBox right = new VBox(word, amount);
    right.setAlignment(Pos.TOP_RIGHT);
    getChildren().setAll(left, right);
  }

  private String limit(AccountStanding standing) {
    Long limit = standing.limitMinor();
    return limit == null
        ? words.say(Word.ACCOUNT_NO_LIMIT)
        : words.say(Word.ACCOUNT_LIMIT, words.figures().money(limit, standing.currency()));
  }
}
