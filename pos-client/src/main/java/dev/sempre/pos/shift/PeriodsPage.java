package dev.sempre.pos.shift;

import dev.sempre.model.shift.Closing;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// The days, months and years that were closed: they follow by themselves with an opening or a Z,
/// and are looked at and printed here. Source: R37.
final class PeriodsPage {
  private final ReportKeys reports;
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  PeriodsPage(ShiftViewModel model, Words words) {
    this.reports = model.reports();
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw() {
    List<ZReport> periods = reports.periods();
    Button show = parts.next("period-show", Word.SYNC_SHOW, model);
    show.setVisible(!periods.isEmpty());
    return Parts.page(
        parts.list(
            Word.SHIFT_PERIODS_KEY,
            Word.SHIFT_PERIODS_HINT,
            periods.isEmpty()
                ? List.of(parts.text(Word.SHIFT_PERIODS_NONE, "muted"))
                : IntStream.range(0, periods.size())
                    .mapToObj(i -> row(periods.get(i), i))
                    .toList()),
        Parts.room(),
        parts.escape("periods-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        show);
  }

  private Button row(ZReport z, int index) {
    Closing closing = z.closing();
    ZWords say = new ZWords(words);
    return Parts.row(
        "period-" + index,
        say.title(z),
        say.of(z),
        List.of(
            new Parts.Sum(
                "",
                words
                    .figures()
                    .money(closing.figures().takings().grossMinor(), closing.currency()))),
        index == reports.marked().index(),
        () -> reports.showPeriod(index),
        "tall");
  }
}
