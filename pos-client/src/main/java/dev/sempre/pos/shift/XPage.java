package dev.sempre.pos.shift;

import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The reading of the open shift, with what has to be in the drawer: only for whoever may see it,
/// and only because he has asked. Source: T8.
final class XPage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  XPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw(ShiftNow now, ShiftNow.Open open, ShiftFigures figures) {
    FigureRows rows = new FigureRows(words, now.currency(), now.names());
    Label title = parts.text(Word.SHIFT_X, "z-number");
    title.setId("x-title");
    VBox head =
        new VBox(
            title,
            parts.text(
                words.text(
                    () -> words.say(Word.SHIFT_X_AS_OF, new ZWords(words).moment(now.asOf()))),
                "muted"));
    VBox column =
        new VBox(
            head,
            new FiguresView(
                words,
                List.of(rows.sales(figures), rows.traces(figures), rows.taxes(figures.takings())),
                List.of(
                    rows.drawer(figures.drawer(), open.bySale()),
                    rows.payments(figures.takings()),
                    rows.accounts(figures),
                    rows.cards(now.cards()))));
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    Button back = parts.escape("reading-back", Word.PANEL_BACK, Feather.ARROW_LEFT, model::back);
    return Parts.page(
        Parts.scroll(column),
        Parts.room(),
        back,
        parts.next("print-reading", Word.SHIFT_PRINT_X, model));
  }
}
