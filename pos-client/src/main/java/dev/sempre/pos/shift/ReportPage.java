package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A Z, or the closing of a day, month or year, with its figures and its seal.
final class ReportPage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final ZWords say;

  ReportPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.say = new ZWords(words);
  }

  Node draw(ZReport z) {
    return Parts.page(
        Parts.scroll(figures(z)),
        Parts.scroll(side(z)),
        printKey(),
        parts.next("report-done", Word.SHIFT_BACK, model));
  }

  private Button printKey() {
    ReportPaper.State state = model.reports().paper().stateProperty().get();
    boolean again = state != null && state.again();
    Button key =
        parts.key(
            "report-print",
            again ? Word.SHIFT_PRINT_Z_AGAIN : Word.SHIFT_PRINT_Z,
            Feather.PRINTER,
            "F6",
            model.reports()::print);
    key.setDisable(state == null || !state.canPrint());
    return key;
  }

  private Node figures(ZReport z) {
    Closing closing = z.closing();
    ShiftFigures figures = closing.figures();
    Reckoning reckoning = closing.reckoning();
    FigureRows rows = new FigureRows(words, closing.currency(), z.names());
    Label number = new Label(say.title(z));
    number.setId("z-number");
    number.getStyleClass().add("z-number");
    number.setWrapText(true);
    Label what = new Label(say.of(z));
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    VBox head = new VBox(number, what);
    FiguresView view =
        new FiguresView(
            words,
            List.of(rows.sales(figures), rows.traces(figures), rows.taxes(figures.takings())),
            List.of(
                reckoning == null
                    ? rows.difference(closing.differenceMinor())
                    : rows.drawer(figures.drawer(), closing.openedBySale(), reckoning),
                rows.payments(figures.takings()),
                rows.accounts(figures),
                rows.cards(z.cards())));
    VBox column = new VBox(head, view);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    return column;
  }

  private Node side(ZReport z) {
    VBox side = new VBox(seal(z));
    side.getStyleClass().add("shift-column");
    ReportPaper.State state = model.reports().paper().stateProperty().get();
    PaperViewModel.Said said = state == null ? null : state.said();
    if (said != null) {
      side.getChildren().add(paper(said));
    }
    if (!z.periods().isEmpty()) {
      side.getChildren().add(periods(z));
    }
    return side;
  }

  private Node seal(ZReport z) {
    ZReport.Sealed seal = z.seal();
    boolean good = seal != null && seal.signed();
    VBox card = new VBox(parts.text(Word.SHIFT_SEAL, "muted", "small", "figure-title"));
    card.getStyleClass().addAll("card", "shift-card");
    card.getChildren()
        .add(sentence("z-seal", say.seal(z), good ? Feather.SHIELD : Feather.ALERT_TRIANGLE, good));
    if (seal != null) {
      card.getChildren()
          .addAll(
              sentence(
                  "z-where",
                  say.whereItIs(seal),
                  seal.atHeadOffice() ? Feather.CHECK_CIRCLE : Feather.ARROW_UP_CIRCLE,
                  true),
              fact(Word.SHIFT_PERPETUAL, money(seal.perpetualMinor(), z.closing().currency())),
              fact(Word.SHIFT_HASH, seal.hash().substring(0, 16)));
    }
    return card;
  }

  /// What the printer does with it.
  private Node paper(PaperViewModel.Said said) {
    boolean trouble = Trouble.of(said.word()).isPresent();
    VBox card =
        new VBox(
            sentence(
                "z-paper",
                TroubleWords.coded(words, said.word(), said.values().toArray()),
                trouble ? Feather.ALERT_TRIANGLE : Feather.PRINTER,
                !trouble));
    card.getStyleClass().addAll("card", "shift-card");
    return card;
  }

  private Node sentence(String id, String text, Feather icon, boolean good) {
    Label label = new Label(text, Icons.normal(icon, good ? "ok" : "warn"));
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("seal-line");
    return label;
  }

  private Node fact(Word word, String value) {
    Label shown = new Label(value);
    shown.setWrapText(true);
    shown.getStyleClass().add("figure-amount");
    VBox box = new VBox(parts.text(word, "muted", "small"), shown);
    return box;
  }

  private Node periods(ZReport z) {
    VBox card = new VBox(parts.text(Word.SHIFT_PERIODS, "muted", "small", "figure-title"));
    card.getStyleClass().addAll("card", "shift-card");
    for (Closing closing : z.periods()) {
      Label name = new Label(say.period(closing));
      Label amount = new Label(money(closing.figures().takings().grossMinor(), closing.currency()));
      amount.setMinWidth(Region.USE_PREF_SIZE);
      amount.getStyleClass().add("figure-amount");
      HBox line = new HBox(name, Parts.room(), amount);
      line.getStyleClass().add("figure-row");
      card.getChildren().add(line);
    }
    return card;
  }

  private String money(long minor, Currency currency) {
    return words.figures().money(minor, currency);
  }
}
