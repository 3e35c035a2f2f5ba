package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Instalment;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks how a customer pays what is put on his account: in how many parts, and when the first is
/// due. Says what he owes already, how much he may, and what it comes to.
final class OnAccountPanel extends PanelFrame {
  private static final List<Integer> USUAL_PARTS = List.of(1, 2, 3, 4, 6, 12);
  private static final List<Integer> USUAL_DAYS = List.of(30, 60);
  private static final int SHOWN_PARTS = 6;

  private final CreditKeys keys;
  private final TextField parts;
  private final Label preview = new Label();

  OnAccountPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.ON_ACCOUNT_TITLE));
    this.keys = model.payKeys().credit();
    CreditKeys.Asked asked = keys.askedProperty().get();
    parts = field("credit-parts", Word.ON_ACCOUNT_PARTS, keys.partsProperty());
    TextField due = field("credit-due", Word.ON_ACCOUNT_FIRST_DUE, keys.firstDueProperty());
    if (asked != null) {
      listen(WrongMark.give(parts, model.noticeProperty(), said -> keys.blamesParts(said.word())));
      listen(WrongMark.give(due, model.noticeProperty(), said -> keys.blamesDue(said.word())));
      getChildren().addAll(new AccountHead(words, asked.standing()), after(asked));
      EvenGrid partKeys = new EvenGrid(USUAL_PARTS.size());
      USUAL_PARTS.forEach(count -> partKeys.getChildren().add(partsKey(count)));
      EvenGrid dueKeys = new EvenGrid(USUAL_DAYS.size() + 2);
      LocalDate today = asked.standing().today();
      USUAL_DAYS.forEach(days ->
          dueKeys
              .getChildren()
              .add(
                  dueKey(
                      "due-" + days,
                      () -> words.say(Word.ON_ACCOUNT_DAYS, days),
                      today.plusDays(days))));
      dueKeys.getChildren().add(monthKey("due-month", today));
      dueKeys.getChildren().add(monthKey("due-next", today.plusMonths(1)));
      preview.setId("credit-preview");
      preview.getStyleClass().add("credit-preview");
      preview.setWrapText(true);
      getChildren()
          .addAll(
              heading(Word.ON_ACCOUNT_PARTS),
              parts,
              partKeys,
              heading(Word.ON_ACCOUNT_FIRST_DUE),
              due,
              dueKeys,
              preview,
              room(),
              primary("credit-now", Word.ON_ACCOUNT_CONFIRM, keys::confirm));
      listen(keys.partsProperty().subscribe(_ -> draw(asked)));
      listen(keys.firstDueProperty().subscribe(_ -> draw(asked)));
      listen(words.languageProperty().subscribe((_, _) -> draw(asked)));
    }
  }

  private TextField field(String id, Word word, StringProperty entry) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("field");
    FieldName.give(field, words().text(word));
    typeInto(field, entry);
    field.setOnAction(_ -> keys.confirm());
    field
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            field.selectAll();
          }
        });
    return field;
  }

  private Node heading(Word word) {
    Label heading = new Label();
    heading.getStyleClass().addAll("muted", "small");
    heading.textProperty().bind(words().text(word));
    return heading;
  }

  /// What is put there, and what he owes with it.
  private Node after(CreditKeys.Asked asked) {
    boolean above = asked.isAboveLimit();
    Currency currency = asked.standing().currency();
    Label after = new Label();
    after.setId("credit-after");
    after.setWrapText(true);
    after.getStyleClass().addAll("panel-subject");
    if (above) {
      after.getStyleClass().add("warn");
      after.setGraphic(Icons.normal(Feather.ALERT_TRIANGLE, "warn"));
    }
    after
        .textProperty()
        .bind(
            words()
                .text(() ->
                    words()
                        .say(
                            above ? Word.ON_ACCOUNT_ABOVE : Word.ON_ACCOUNT_AFTER,
                            words().figures().money(asked.minor(), currency),
                            words().figures().money(asked.owedAfterMinor(), currency))));
    VBox box = new VBox(after);
    return box;
  }

  private Node partsKey(int count) {
    ToggleButton key = choice(keys.partsProperty(), () -> String.valueOf(count));
    return named(key, "parts-" + count, () -> words().figures().number(count));
  }

  private Node dueKey(String id, Supplier<String> name, LocalDate day) {
    return named(choice(keys.firstDueProperty(), () -> keys.written(day)), id, name);
  }

  private Node monthKey(String id, LocalDate inMonth) {
    LocalDate end = inMonth.withDayOfMonth(inMonth.lengthOfMonth());
    return dueKey(id, () -> words().figures().day(end), end);
  }

  private Node named(ToggleButton key, String id, Supplier<String> name) {
    key.setId(id);
    key.textProperty().bind(words().text(name));
    key.getStyleClass().add("credit-key");
    return key;
  }

  private void draw(CreditKeys.Asked asked) {
    List<Instalment> split = keys.preview();
    Currency currency = asked.standing().currency();
    String lines =
        split.stream()
            .limit(SHOWN_PARTS)
            .map(part -> line(part, currency))
            .collect(Collectors.joining("\n"));
    if (split.size() > SHOWN_PARTS) {
      lines +=
          "\n"
              + words()
                  .say(
                      Word.ON_ACCOUNT_MORE,
                      split.size() - SHOWN_PARTS,
                      words().figures().date(split.getLast().due()));
    }
    preview.setText(lines);
  }

  private String line(Instalment part, Currency currency) {
    return words()
        .say(
            Word.ON_ACCOUNT_PART,
            words().figures().money(part.amountMinor(), currency),
            words().figures().date(part.due()));
  }

  @Override
  TextInputControl field() {
    return parts;
  }
}
