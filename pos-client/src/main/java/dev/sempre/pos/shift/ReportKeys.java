package dev.sempre.pos.shift;

import dev.sempre.pos.shell.Work;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Closings that are looked at, a Z or the one of a period, and what is printed of a shift. UI
/// thread only.
final class ReportKeys {
  private final ShiftViewModel shift;
  private final Work work;
  private final TillShift till;
  private final ReportPaper paper;
  private final ReadOnlyObjectWrapper<@Nullable ZReport> report = new ReadOnlyObjectWrapper<>();
  private final ObservableList<ZReport> periods = FXCollections.observableArrayList();
  private final MarkedRow marked =
      new MarkedRow(() -> periods.stream().map(each -> each.closing().id()).toList());

  /// How many people have begun here.
  private int starts;

  ReportKeys(ShiftViewModel shift, Work work, TillShift till, ReportPaper paper) {
    this.shift = shift;
    this.work = work;
    this.till = till;
    this.paper = paper;
  }

  /// The Z that is shown; null if none is.
  ReadOnlyObjectProperty<@Nullable ZReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /// What becomes of the figures on paper.
  ReportPaper paper() {
    return paper;
  }

  /// Head office may have got the Z that is shown since.
  void refresh(@Nullable ZReport last) {
    ZReport shown = report.get();
    if (last != null && shown != null && last.closing().id().equals(shown.closing().id())) {
      report.set(last);
    }
  }

  /// The last Z once more.
  void showLast() {
    ShiftNow read = shift.nowProperty().get();
    ZReport last = read == null ? null : read.last();
    if (last != null && !shift.busyProperty().get()) {
      show(last);
    }
  }

  void show(ZReport z) {
    report.set(z);
    paper.follow(z.closing().id());
    shift.begin(Page.REPORT);
  }

  /// F1: the days, months and years that were closed, which nobody closes by hand.
  void beginPeriods() {
    if (mayBegin()) {
      int asked = starts;
      work.run(
          till::periods,
          found -> {
            if (asked == starts && mayBegin()) {
              periods.setAll(found);
              marked.choose(0);
              shift.begin(Page.PERIODS);
            }
          },
          _ -> {
            if (asked == starts && mayBegin()) {
              shift.say(ShiftMessage.problem(Word.SHIFT_NOT_READ));
            }
          });
    }
  }

  private boolean mayBegin() {
    return shift.isIdleAt(Page.FLOAT) || shift.isIdleAt(Page.OVERVIEW);
  }

  /// Somebody else is here: what the one before him has asked for was read with his rights.
  void start() {
    starts++;
    periods.clear();
  }

  /// The closings of periods that are shown, the newest first.
  ObservableList<ZReport> periods() {
    return periods;
  }

  /// The one that is spoken of.
  MarkedRow marked() {
    return marked;
  }

  void showPeriod(int index) {
    if (index >= 0) {
      marked.choose(index);
      show(periods.get(index));
    }
  }

  /// F6: the reading of the open shift comes on the screen, and from there on paper; a Z comes on
  /// paper.
  void readOrPrint() {
    switch (shift.pageProperty().get()) {
      case OVERVIEW -> beginReading();
      case X, REPORT -> print();
      case LOADING, FLOAT, MOVE, COUNT, DIFFERENCE, CARDS, MONEY, LEAVE, PERIODS -> {
        // There are no figures to read.
      }
    }
  }

  /// The reading comes on the screen, for whoever may see it.
  void beginReading() {
    ShiftNow.Open open = open();
    if (shift.isIdleAt(Page.OVERVIEW) && open != null && open.figures() != null) {
      shift.begin(Page.X);
    }
  }

  private ShiftNow.@Nullable Open open() {
    ShiftNow read = shift.nowProperty().get();
    return read == null ? null : read.open();
  }

  /// What is shown comes on paper, the reading of the open shift or the Z.
  void print() {
    ShiftNow.Open open = open();
    Page page = shift.pageProperty().get();
    if (page == Page.REPORT) {
      paper.print(word -> shift.say(ShiftMessage.problem(word)));
    } else if (page == Page.X && open != null && open.figures() != null) {
      paper.printReading(
          open.id(),
          () -> shift.say(ShiftMessage.done(Word.SHIFT_X_ASKED)),
          word -> shift.say(ShiftMessage.problem(word)));
    }
  }
}
