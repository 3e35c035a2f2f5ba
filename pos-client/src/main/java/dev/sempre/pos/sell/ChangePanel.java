package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Paid: the change in large digits, until the next scan.
final class ChangePanel extends PanelFrame {
  ChangePanel(SellViewModel model, Words words, CompletedSale sale) {
    super(model, words, words.text(Word.CHANGE_TITLE));
    Currency currency = sale.context().currency();
    SaleTotals totals = sale.totals();
    Label word = new Label();
    word.getStyleClass().add("change-word");
    word.textProperty().bind(words.text(Word.CHANGE_WORD));
    Label amount = new Label();
    amount.setId("change");
    amount.getStyleClass().add("change");
    amount
        .textProperty()
        .bind(words.text(() -> words.figures().money(totals.changeMinor(), currency)));
    Label sum = new Label();
    sum.getStyleClass().add("panel-subject");
    sum.setWrapText(true);
    sum.textProperty()
        .bind(
            words.text(() ->
                words.say(
                    Word.CHANGE_SUM,
                    words.figures().money(totals.tenderedMinor(), currency),
                    words.figures().money(totals.grossMinor(), currency))));
    Label saved = new Label(null, Icons.normal(Feather.CHECK_CIRCLE, "ok"));
    saved.getStyleClass().addAll("ok", "change-saved");
    saved.setWrapText(true);
    saved.textProperty().bind(words.text(Word.CHANGE_SAVED, sale.number().printed()));
    Label next = new Label();
    next.getStyleClass().add("muted");
    next.setWrapText(true);
    next.textProperty().bind(words.text(Word.CHANGE_NEXT));
    VBox middle = new VBox(word, amount, sum, saved);
    middle.getStyleClass().add("change-block");
    getChildren()
        .addAll(
            room(),
            middle,
            room(),
            next,
            primary("change-next", Word.CHANGE_NEXT_KEY, model::closePanel));
  }

  @Override
  @Nullable TextInputControl field() {
    return null;
  }
}
