package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The drawer is counted, and the shift is closed with what it came to. What has to be in it is not
/// told here before a count was confirmed. UI thread only. Source: T8.
final class CountKeys {
  private final ShiftViewModel shift;
  private final Words words;
  private final ReadOnlyObjectWrapper<@Nullable CountViewModel> count =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Reckoning> reckoning =
      new ReadOnlyObjectWrapper<>();

  /// The shift that is being counted.
  private @Nullable String counted;

  CountKeys(ShiftViewModel shift, Words words) {
    this.shift = shift;
    this.words = words;
  }

  /// The count that was begun; null if none was.
  ReadOnlyObjectProperty<@Nullable CountViewModel> countProperty() {
    return count.getReadOnlyProperty();
  }

  /// What a confirmed count came to; null before.
  ReadOnlyObjectProperty<@Nullable Reckoning> reckoningProperty() {
    return reckoning.getReadOnlyProperty();
  }

  /// Whether it is this shift that is being counted.
  boolean isOf(ShiftNow.Open open) {
    return open.id().equals(counted);
  }

  /// Begins to count the drawer.
  void begin() {
    ShiftNow read = shift.nowProperty().get();
    ShiftNow.Open open = read == null ? null : read.open();
    if (read == null || open == null || shift.busyProperty().get()) {
      return;
    }
    shift
        .leaveKeys()
        .with(
            Permission.CLOSE_SHIFT,
            () -> {
              counted = open.id();
              count.set(new CountViewModel(read.currency()));
              shift.begin(Page.COUNT);
            });
  }

  /// Nothing is being counted any more.
  void drop() {
    count.set(null);
    reckoning.set(null);
    counted = null;
  }

  /// Says that the drawer is counted. What has to be there is told by the answer.
  void confirm() {
    CountViewModel counting = count.get();
    String of = counted;
    Optional<CashCount> pieces = counting == null ? Optional.empty() : counting.count();
    if (pieces.isEmpty() || of == null) {
      shift.say(ShiftMessage.problem(Word.SHIFT_COUNT_UNREADABLE));
      return;
    }
    shift.act(
        desk -> desk.count(of, pieces.get()),
        told -> {
          reckoning.set(told);
          shift.reasonProperty().set(told.differenceMinor() == 0 ? "" : knownReason());
          shift.say(null);
          shift.turnTo(Page.DIFFERENCE);
        });
  }

  /// What is known of a difference before anybody says why: cash that was set aside lies in the
  /// drawer, and no ticket has it.
  private String knownReason() {
    ShiftNow read = shift.nowProperty().get();
    return read == null
        ? ""
        : read.money().aside().stream()
            .filter(pile -> pile.cashMinor() != 0)
            .map(pile ->
                words.say(Word.SHIFT_ASIDE_REASON, pile.cashier(), shift.money(pile.cashMinor())))
            .collect(Collectors.joining("; "));
  }

  /// Back to the pieces, which stand as they were.
  void again() {
    if (!shift.busyProperty().get()) {
      reckoning.set(null);
      shift.say(null);
      shift.turnTo(Page.COUNT);
    }
  }

  /// Makes the Z of what was counted. Above it, too, it says that no shift is open any more.
  void close() {
    Reckoning told = reckoning.get();
    String of = counted;
    if (told == null || of == null) {
      return;
    }
    if (told.differenceMinor() != 0 && shift.reasonProperty().get().isBlank()) {
      shift.say(ShiftMessage.problem(Word.SHIFT_REASON_MISSING));
      return;
    }
    String why = shift.reasonProperty().get();
    shift.act(
        desk -> desk.close(of, told, why),
        z -> {
          shift.reports().show(z);
          shift.look(() -> {});
        });
  }

  /// Money has moved since the count.
  ///
  /// @param expectedMinor what has to be there by now
  void figuresMoved(long expectedMinor) {
    Reckoning seen = reckoning.get();
    if (seen != null) {
      Reckoning anew = new Reckoning(seen.count(), expectedMinor, null, seen.times());
      if (anew.differenceMinor() == 0) {
        shift.reasonProperty().set(""); // There is nothing left to explain.
      }
      reckoning.set(anew);
    }
  }
}
