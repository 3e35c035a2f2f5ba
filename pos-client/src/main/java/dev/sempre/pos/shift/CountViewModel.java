package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.Denomination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A drawer being counted, piece by piece, with its running sum. UI thread only.
final class CountViewModel {
  private static final int LONGEST = 7;

  private final Currency currency;
  private final List<Line> lines = new ArrayList<>();
  private final IntegerProperty chosen = new SimpleIntegerProperty();
  private final ReadOnlyLongWrapper sum = new ReadOnlyLongWrapper();

  /// One denomination.
  ///
  /// @param pieces how many were counted, as it is typed; empty for none
  record Line(Denomination denomination, StringProperty pieces) {
    /// What they come to, minor units; empty if what is typed is no number of pieces.
    OptionalLong amountMinor() {
      return number().stream().map(pieces -> pieces * denomination.valueMinor()).findFirst();
    }

    private OptionalLong number() {
      String typed = pieces.get();
      if (typed.isEmpty()) {
        return OptionalLong.of(0);
      }
      boolean digits =
          typed.length() <= LONGEST && typed.chars().allMatch(c -> c >= '0' && c <= '9');
      long number = digits ? Long.parseLong(typed) : -1;
      return number >= 0 && number <= CashCount.MAX_PIECES
          ? OptionalLong.of(number)
          : OptionalLong.empty();
    }
  }

  CountViewModel(Currency currency) {
    this.currency = currency;
    for (Denomination each : Denomination.of(currency)) {
      StringProperty pieces = new SimpleStringProperty("");
      pieces.subscribe((_, _) -> add());
      lines.add(new Line(each, pieces));
    }
  }

  private void add() {
    sum.set(lines.stream().flatMapToLong(line -> line.amountMinor().stream()).sum());
  }

  Currency currency() {
    return currency;
  }

  /// The denominations, the highest first.
  List<Line> lines() {
    return lines;
  }

  /// Index of the line that the number pad types into.
  IntegerProperty chosenProperty() {
    return chosen;
  }

  /// What has been counted so far, minor units.
  ReadOnlyLongProperty sumProperty() {
    return sum.getReadOnlyProperty();
  }

  /// A digit of the number pad.
  void type(String digit) {
    StringProperty pieces = lines.get(chosen.get()).pieces();
    if (pieces.get().length() < LONGEST) {
      pieces.set(pieces.get() + digit);
    }
  }

  void clear() {
    lines.get(chosen.get()).pieces().set("");
  }

  /// The next line, or the one before; stays at the ends.
  void move(int by) {
    chosen.set(Math.clamp(chosen.get() + by, 0, lines.size() - 1));
  }

  /// What was counted; empty if a line does not say a number of pieces.
  Optional<CashCount> count() {
    List<Counted> counted = new ArrayList<>();
    for (Line line : lines) {
      OptionalLong pieces = line.number();
      if (pieces.isEmpty()) {
        return Optional.empty();
      }
      counted.add(new Counted(line.denomination().valueMinor(), pieces.getAsLong()));
    }
    return Optional.of(new CashCount(counted));
  }
}
