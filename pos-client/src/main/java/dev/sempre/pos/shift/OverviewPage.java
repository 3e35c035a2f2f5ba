package dev.sempre.pos.shift;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A shift is open, and what can be done with it. Whoever counts the drawer has this before the
/// eyes: neither what has to be in it is here, nor any sum from which that can be reckoned. The
/// reading, on its own page, is asked for. Source: T8.
final class OverviewPage {
  /// Of what was moved the newest are listed. The page is drawn anew after each, and each line
  /// takes a millisecond; the sums above have all of them.
  private static final int MOST_MOVES = 10;

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  OverviewPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw(ShiftNow now, ShiftNow.Open open) {
    Button count = parts.next("shift-count", Word.SHIFT_COUNT_KEY, model);
    Button last =
        parts.key(
            "show-last", Word.SHIFT_LAST_Z, Feather.FILE_TEXT, "F7", model.reports()::showLast);
    there(last, now.last() != null);
    Button periods =
        parts.key(
            "periods",
            Word.SHIFT_PERIODS_KEY,
            Feather.CALENDAR,
            "F1",
            model.reports()::beginPeriods);
    there(periods, now.last() != null);
    Button reading =
        parts.key(
            "show-reading", Word.SHIFT_SHOW_X, Feather.EYE, "F6", model.reports()::beginReading);
    there(reading, open.figures() != null);
    Button left =
        parts.key(
            "left-cards", Word.SHIFT_LEFT_TITLE, Feather.CREDIT_CARD, "F8", model.cards()::begin);
    there(left, !now.left().isEmpty());
    Button money =
        parts.key("lying-money", Word.SHIFT_ASIDE_KEY, Feather.USER_X, "F9", model.lying()::begin);
    there(money, !now.money().lying().isEmpty());
    return Parts.page(
        Parts.scroll(left(now, open)),
        move("cash-in", CashMovementKind.CASH_IN, Word.SHIFT_CASH_IN, Feather.LOG_IN, "F2"),
        move("cash-out", CashMovementKind.CASH_OUT, Word.SHIFT_CASH_OUT, Feather.LOG_OUT, "F3"),
        move("safe-drop", CashMovementKind.SAFE_DROP, Word.SHIFT_SAFE_DROP, Feather.LOCK, "F4"),
        left,
        money,
        Parts.room(),
        reading,
        last,
        periods,
        count);
  }

  /// A key that is not there leaves no gap: the others close up.
  private static void there(Button key, boolean there) {
    key.setVisible(there);
    key.setManaged(there);
  }

  private Button move(String id, CashMovementKind kind, Word word, Feather icon, String shortcut) {
    return parts.key(id, word, icon, shortcut, () -> model.moving().begin(kind));
  }

  private Node left(ShiftNow now, ShiftNow.Open open) {
    VBox column = new VBox();
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    if (now.parked() > 0) {
      column.getChildren().add(parts.waiting(Word.SHIFT_PARKED, now.parked()));
    }
    if (!now.cards().isNone()) {
      column.getChildren().add(parts.cards(now.cards()));
    }
    ShiftFigures figures = open.figures();
    column.getChildren().add(hidden(figures == null ? Word.SHIFT_NO_FIGURES : Word.SHIFT_BLIND));
    if (figures != null) {
      FigureRows rows = new FigureRows(words, now.currency(), now.names());
      column
          .getChildren()
          .add(
              new FiguresView(
                  words,
                  List.of(rows.ticketsOnly(figures), rows.traces(figures)),
                  List.of(
                      rows.movedByHand(figures.drawer(), open.bySale()),
                      rows.paymentsButCash(figures.takings()),
                      rows.cards(now.cards()))));
    }
    column.getChildren().add(moves(now, open.moved()));
    return column;
  }

  /// Why sums are missing here.
  private Node hidden(Word why) {
    Label said = parts.text(why, "seal-line");
    said.setId("shift-blind");
    said.setGraphic(Icons.normal(Feather.EYE_OFF));
    VBox card = new VBox(said);
    card.getStyleClass().addAll("card", "shift-card");
    return card;
  }

  private Node moves(ShiftNow now, List<ShiftNow.Moved> moved) {
    Label title = parts.text(Word.SHIFT_MOVES, "muted", "small", "figure-title");
    VBox card = new VBox(title);
    card.getStyleClass().addAll("card", "figure-section");
    if (moved.isEmpty()) {
      card.getChildren().add(parts.text(Word.SHIFT_NO_MOVES, "muted"));
    }
    moved.stream().limit(MOST_MOVES).forEach(each -> card.getChildren().add(moved(now, each)));
    int earlier = moved.size() - MOST_MOVES;
    if (earlier > 0) {
      Label more =
          parts.text(words.text(() -> words.say(Word.SHIFT_MOVES_EARLIER, earlier)), "muted");
      more.setId("moves-earlier");
      card.getChildren().add(more);
    }
    return card;
  }

  private Node moved(ShiftNow now, ShiftNow.Moved each) {
    Label reason = new Label(each.reason());
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    Label who =
        new Label(
            words.say(word(each.kind()))
                + ", "
                + words.figures().time(each.at().toLocalTime())
                + ", "
                + each.by());
    who.getStyleClass().addAll("muted", "small");
    who.setWrapText(true);
    VBox left = new VBox(reason, who);
    HBox.setHgrow(left, Priority.ALWAYS);
    Label amount =
        new Label(
            words.figures().amount(each.kind().inDrawerMinor(each.amountMinor()), now.currency()));
    amount.setMinWidth(Region.USE_PREF_SIZE);
    amount.getStyleClass().add("figure-amount");
    HBox line = new HBox(left, amount);
    line.getStyleClass().add("figure-row");
    return line;
  }

  static Word word(CashMovementKind kind) {
    return switch (kind) {
      case CASH_IN -> Word.SHIFT_CASH_IN;
      case CASH_OUT -> Word.SHIFT_CASH_OUT;
      case SAFE_DROP -> Word.SHIFT_SAFE_DROP;
    };
  }
}
