package dev.sempre.pos.shift;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// Money that lies before cashiers for what is not finished: of one who will not come back for it
/// somebody sets it aside here.
final class MoneyPage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  MoneyPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw(ShiftNow now) {
    return Parts.page(
        parts.list(
            Word.SHIFT_ASIDE_TITLE,
            Word.SHIFT_ASIDE_HINT,
            IntStream.range(0, now.money().lying().size()).mapToObj(i -> row(now, i)).toList()),
        Parts.room(),
        parts.escape("aside-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        parts.next("aside-do", Word.SHIFT_ASIDE_DO, model));
  }

  private Button row(ShiftNow now, int index) {
    CounterMoney.Pile pile = now.money().lying().get(index);
    MarkedRow marked = model.lying().marked();
    return Parts.row(
        "lying-" + index,
        pile.cashier(),
        words.say(
            pile.forAccount() ? Word.SHIFT_ASIDE_ACCOUNT : Word.SHIFT_ASIDE_TICKET,
            new ZWords(words).moment(pile.since())),
        sums(now, pile),
        index == marked.index(),
        () -> marked.choose(index),
        "tall");
  }

  private List<Parts.Sum> sums(ShiftNow now, CounterMoney.Pile pile) {
    List<Parts.Sum> sums = new ArrayList<>();
    add(sums, Word.SHIFT_ASIDE_CASH, pile.cashMinor(), now);
    add(sums, Word.SHIFT_ASIDE_OTHER, pile.otherMinor(), now);
    add(sums, Word.SHIFT_ASIDE_ASKED, pile.askedMinor(), now);
    return sums;
  }

  private void add(List<Parts.Sum> sums, Word word, long minor, ShiftNow now) {
    if (minor != 0) {
      sums.add(new Parts.Sum(words.say(word), words.figures().money(minor, now.currency())));
    }
  }
}
