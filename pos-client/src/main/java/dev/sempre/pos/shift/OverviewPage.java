package dev.sempre.pos.shift;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.ShiftFigures;
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

/// A shift is open: its figures, as far as the person may see them, and what can be done with it.
final class OverviewPage {
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
    last.setVisible(now.last() != null);
    Button periods =
        parts.key(
            "periods",
            Word.SHIFT_PERIODS_KEY,
            Feather.CALENDAR,
            "F1",
            model.reports()::beginPeriods);
    periods.setVisible(now.last() != null);
    periods.setManaged(periods.isVisible());
    Button reading =
        parts.key(
            "print-reading", Word.SHIFT_PRINT_X, Feather.PRINTER, "F6", model.reports()::print);
    reading.setVisible(open.figures() != null);
    Button left =
        parts.key(
            "left-cards", Word.SHIFT_LEFT_TITLE, Feather.CREDIT_CARD, "F8", model.cards()::begin);
    left.setVisible(!now.left().isEmpty());
    Button money =
        parts.key("lying-money", Word.SHIFT_ASIDE_KEY, Feather.USER_X, "F9", model.lying()::begin);
    money.setVisible(!now.money().lying().isEmpty());
    money.setManaged(money.isVisible());
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

  private Button move(String id, CashMovementKind kind, Word word, Feather icon, String shortcut) {
    return parts.key(id, word, icon, shortcut, () -> model.moving().begin(kind));
  }

  private Node left(ShiftNow now, ShiftNow.Open open) {
    VBox column = new VBox();
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    if (now.parked() > 0) {
      column.getChildren().add(parts.waiting(now.parked()));
    }
    if (!now.cards().isNone()) {
      column.getChildren().add(parts.cards(now.cards()));
    }
    ShiftFigures figures = open.figures();
    if (figures == null) {
      Label none = parts.text(Word.SHIFT_NO_FIGURES, "muted");
      VBox card = new VBox(none);
      card.getStyleClass().addAll("card", "shift-card");
      column.getChildren().add(card);
    } else {
      FigureRows rows = new FigureRows(words, now.currency(), now.names());
      column
          .getChildren()
          .add(
              new FiguresView(
                  words,
                  List.of(rows.sales(figures), rows.traces(figures), rows.taxes(figures.takings())),
                  List.of(
                      rows.payments(figures.takings()),
                      rows.accounts(figures),
                      rows.cards(now.cards()),
                      rows.drawer(figures.drawer(), open.bySale()))));
    }
    column.getChildren().add(moves(now, open.moved()));
    return column;
  }

  private Node moves(ShiftNow now, List<ShiftNow.Moved> moved) {
    Label title = parts.text(Word.SHIFT_MOVES, "muted", "small", "figure-title");
    VBox card = new VBox(title);
    card.getStyleClass().addAll("card", "figure-section");
    if (moved.isEmpty()) {
      card.getChildren().add(parts.text(Word.SHIFT_NO_MOVES, "muted"));
    }
    for (ShiftNow.Moved each : moved) {
      card.getChildren().add(moved(now, each));
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
