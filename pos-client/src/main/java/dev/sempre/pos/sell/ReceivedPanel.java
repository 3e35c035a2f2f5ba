package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.money.Currency;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Taken: the change in large digits and what the customer still owes, until the next scan.
final class ReceivedPanel extends PanelFrame {
  ReceivedPanel(SellViewModel model, Words words, Panel.Received received) {
    super(model, words, words.text(Word.RECEIVED_TITLE));
    AccountPayment payment = received.payment();
    Currency currency = payment.currency();
    Label word = new Label();
    word.getStyleClass().add("change-word");
    word.textProperty().bind(words.text(Word.CHANGE_WORD));
    Label amount = new Label();
    amount.setId("received-change");
    amount.getStyleClass().add("change");
    amount
        .textProperty()
        .bind(words.text(() -> words.figures().money(payment.changeMinor(), currency)));
    Label sum = new Label();
    sum.getStyleClass().add("panel-subject");
    sum.setWrapText(true);
    sum.textProperty()
        .bind(
            words.text(() ->
                words.say(
                    Word.RECEIVED_SUM,
                    received.customer().name(),
                    words.figures().money(payment.amountMinor(), currency))));
    Label owes = new Label();
    owes.setId("received-owes");
    owes.getStyleClass().addAll("panel-subject", "strong");
    owes.setWrapText(true);
    owes.textProperty().bind(words.text(() -> owes(words, received.owedMinor(), currency)));
    Label saved = new Label(null, Icons.normal(Feather.CHECK_CIRCLE, "ok"));
    saved.getStyleClass().addAll("ok", "change-saved");
    saved.setWrapText(true);
    saved.textProperty().bind(words.text(Word.RECEIVED_SAVED, payment.printed()));
    VBox middle = new VBox(word, amount, sum, owes, saved);
    middle.getStyleClass().add("change-block");
    PaperBar paper =
        new PaperBar(
            model.paper(),
            words,
            model::mailKey,
            line -> model.explain(line.word(), line.values()));
    listen(paper::letGo);
    getChildren()
        .addAll(
            room(),
            middle,
            room(),
            paper,
            primary("received-next", Word.CHANGE_NEXT_KEY, model.panels()::close));
  }

  private static String owes(Words words, long owedMinor, Currency currency) {
    if (owedMinor == 0) {
      return words.say(Word.RECEIVED_NOTHING_LEFT);
    }
    Word word = owedMinor < 0 ? Word.RECEIVED_CREDIT : Word.RECEIVED_OWES;
    return words.say(word, words.figures().money(Math.abs(owedMinor), currency));
  }

  @Override
  @Nullable TextInputControl field() {
    return null;
  }
}
