package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Paid: the change in large digits, until the next scan; of a refund, what was given back.
final class ChangePanel extends PanelFrame {
  ChangePanel(SellViewModel model, Words words, CompletedSale sale) {
    super(model, words, words.text(title(sale)));
    Currency currency = sale.context().currency();
    SaleTotals totals = sale.totals();
    Label word = new Label();
    word.getStyleClass().add("change-word");
    word.textProperty().bind(words.text(large(sale)));
    Label amount = new Label();
    amount.setId("change");
    amount.getStyleClass().add("change");
    amount.textProperty().bind(words.text(() -> words.figures().money(largeMinor(sale), currency)));
    Label sum = new Label();
    sum.getStyleClass().add("panel-subject");
    sum.setWrapText(true);
    sum.textProperty().bind(words.text(() -> sum(sale, model, words)));
    Label saved = new Label(null, Icons.normal(Feather.CHECK_CIRCLE, "ok"));
    saved.getStyleClass().addAll("ok", "change-saved");
    saved.setWrapText(true);
    saved.textProperty().bind(words.text(Word.CHANGE_SAVED, sale.number().printed()));
    Label next = new Label();
    next.getStyleClass().add("muted");
    next.setWrapText(true);
    next.textProperty().bind(words.text(Word.CHANGE_NEXT));
    VBox middle = new VBox(word, amount, sum, saved);
    if (totals.roundingMinor() != 0) {
      middle.getChildren().add(2, rounded(words, totals, currency));
    }
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
            next,
            primary("change-next", Word.CHANGE_NEXT_KEY, model.panels()::close));
  }

  private static Word title(CompletedSale sale) {
    if (isRefund(sale)) {
      return Word.REFUND_DONE_TITLE;
    }
    return isOwed(sale) ? Word.ON_ACCOUNT_TITLE : Word.CHANGE_TITLE;
  }

  private static Word large(CompletedSale sale) {
    if (isRefund(sale)) {
      return isCredited(sale) ? Word.REFUND_CREDITED : Word.REFUND_DONE;
    }
    return isOwed(sale) ? Word.CHANGE_ON_ACCOUNT : Word.CHANGE_WORD;
  }

  private static long largeMinor(CompletedSale sale) {
    SaleTotals totals = sale.totals();
    if (isRefund(sale)) {
      return -totals.tenderedMinor();
    }
    return isOwed(sale) ? totals.tenderedMinor() : totals.changeMinor();
  }

  /// Whether nothing was paid: all of it is owed.
  private static boolean isOwed(CompletedSale sale) {
    return !isRefund(sale)
        && !sale.tenders().isEmpty()
        && sale.tenders().stream().allMatch(tender -> tender.kind() == TenderKind.ACCOUNT);
  }

  /// Whether nothing is given back: all of it goes off what the customer owes.
  private static boolean isCredited(CompletedSale sale) {
    return isRefund(sale)
        && !sale.tenders().isEmpty()
        && sale.tenders().stream().allMatch(tender -> tender.kind() == TenderKind.ACCOUNT);
  }

  private static Label rounded(Words words, SaleTotals totals, Currency currency) {
    Label label = new Label();
    label.setId("rounded");
    label.getStyleClass().add("panel-subject");
    label.setWrapText(true);
    label
        .textProperty()
        .bind(
            words.text(() ->
                words.say(
                    Word.CHANGE_ROUNDED,
                    words.figures().money(Math.abs(totals.grossMinor()), currency),
                    words
                        .figures()
                        .money(Math.abs(totals.grossMinor() + totals.roundingMinor()), currency))));
    return label;
  }

  /// What was given and for how much; of what is owed from now on nothing was given.
  private static String sum(CompletedSale sale, SellViewModel model, Words words) {
    SaleTotals totals = sale.totals();
    Currency currency = sale.context().currency();
    if (isCredited(sale)) {
      return words.say(Word.REFUND_GIVE_NOTHING);
    }
    if (isRefund(sale)) {
      // Of several each with its amount: only what is cash goes over the counter.
      return sale.tenders().size() > 1
          ? model.payKeys().tenders(sale)
          : sale.tenders().stream().map(model.payKeys()::name).collect(Collectors.joining());
    }
    Optional<String> owed = owed(sale, model, words);
    if (isOwed(sale) && owed.isPresent()) {
      return owed.get();
    }
    if (sale.tenders().stream().anyMatch(tender -> tender.kind() == TenderKind.ACCOUNT)) {
      return model.payKeys().tenders(sale);
    }
    return words.say(
        Word.CHANGE_SUM,
        words.figures().money(totals.tenderedMinor(), currency),
        words.figures().money(totals.grossMinor() + totals.roundingMinor(), currency));
  }

  /// What the customer owes now, if it was asked for here what he owes after this; after a restart
  /// nobody knows that any more.
  private static Optional<String> owed(CompletedSale sale, SellViewModel model, Words words) {
    CreditKeys.Asked asked = model.payKeys().credit().askedProperty().get();
    boolean same =
        asked != null
            && asked.standing().customer().id().equals(sale.customerId())
            && asked.minor() == sale.totals().tenderedMinor()
            && asked.owedAfterMinor() > 0;
    return same
        ? Optional.of(
            words.say(
                Word.CHANGE_NOW_OWES,
                asked.standing().customer().name(),
                words.figures().money(asked.owedAfterMinor(), sale.context().currency())))
        : Optional.empty();
  }

  private static boolean isRefund(CompletedSale sale) {
    return sale.totals().grossMinor() < 0;
  }

  @Override
  @Nullable TextInputControl field() {
    return null;
  }
}
