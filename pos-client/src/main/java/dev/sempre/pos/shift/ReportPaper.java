package dev.sempre.pos.shift;

import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What becomes of a shift's figures on paper, for the Shift screen. UI thread only; everything
/// that waits is done beside it.
public final class ReportPaper {
  /// What is said of the paper of the closing that is shown.
  ///
  /// @param said what became of the newest copy; null if none was asked for
  /// @param canPrint whether there is a printer
  /// @param again whether one may have come out before, so that the next is a duplicate
  record State(PaperViewModel.@Nullable Said said, boolean canPrint, boolean again) {}

  private final Work work;
  private final ShiftPaper paper;
  private final Supplier<String> person;
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private @Nullable String closing;
  private int looks;

  /// @param person id of who is logged in
  public ReportPaper(Work work, ShiftPaper paper, Supplier<String> person) {
    this.work = work;
    this.paper = paper;
    this.person = person;
    paper.onChange(() -> work.onUi(this::look));
  }

  /// What is said of it; null until it is known.
  ReadOnlyObjectProperty<@Nullable State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// A closing is shown: from now on it is about its paper.
  void follow(String closingId) {
    if (!closingId.equals(closing)) {
      closing = closingId;
      state.set(null);
    }
    look();
  }

  private void look() {
    String of = closing;
    if (of == null) {
      return;
    }
    int mine = ++looks;
    work.run(
        () -> read(of),
        read -> {
          if (mine == looks) {
            state.set(read);
          }
        });
  }

  private State read(String closingId) {
    List<ReceiptJob> jobs = paper.of(closingId);
    return new State(
        jobs.isEmpty() ? null : PaperViewModel.fateOf(jobs.getLast()),
        paper.canPrint(),
        jobs.stream().anyMatch(job -> job.duplicate() > 0 || job.state().mayBeOut()));
  }

  /// Asks for the closing on paper.
  ///
  /// @param failed told what went wrong
  void print(Consumer<Word> failed) {
    String of = closing;
    if (of == null) {
      return;
    }
    String by = person.get();
    work.run(
        () -> paper.print(of, by),
        asked -> {
          if (asked) {
            look();
          } else {
            failed.accept(Word.PAPER_NO_PRINTER);
          }
        },
        _ -> failed.accept(Word.PAPER_NOT_QUEUED));
  }

  /// Asks for the reading of a shift on paper.
  ///
  /// @param failed told what went wrong
  void printReading(String shiftId, Runnable done, Consumer<Word> failed) {
    work.run(
        () -> paper.printReading(shiftId),
        asked -> {
          if (asked) {
            done.run();
          } else {
            failed.accept(Word.PAPER_NO_PRINTER);
          }
        },
        _ -> failed.accept(Word.PAPER_NOT_QUEUED));
  }
}
