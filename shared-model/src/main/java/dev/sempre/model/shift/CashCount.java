package dev.sempre.model.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The money of a drawer as it was counted, piece by piece. Source: T8.
///
/// @param counted each value once, the highest first; what there is none of is left out
public record CashCount(List<Counted> counted) {
  /// Pieces of one denomination: more than any drawer holds.
  public static final long MAX_PIECES = 1_000_000;

  /// Highest value of a piece, minor units: above that of any note, in any currency.
  public static final long MAX_VALUE_MINOR = 100_000_000;

  /// Nothing lies in the drawer.
  public static final CashCount NOTHING = new CashCount(List.of());

  /// @param valueMinor what one piece is worth, minor units, 1 to [#MAX_VALUE_MINOR]
  /// @param pieces how many of them, 0 to [#MAX_PIECES]
  public record Counted(long valueMinor, long pieces) {
    /// @throws IllegalArgumentException if one of them is out of range
    public Counted {
      if (valueMinor < 1 || valueMinor > MAX_VALUE_MINOR || pieces < 0 || pieces > MAX_PIECES) {
        throw new IllegalArgumentException("No count of a drawer: " + pieces + " x " + valueMinor);
      }
    }

    /// What they come to, minor units.
    public long amountMinor() {
      return valueMinor * pieces;
    }
  }

  /// @throws IllegalArgumentException if a value is counted twice
  public CashCount {
    Set<Long> values = new HashSet<>();
    List<Counted> sorted = new ArrayList<>();
    for (Counted each : counted) {
      if (!values.add(each.valueMinor())) {
        throw new IllegalArgumentException("Counted twice: pieces of " + each.valueMinor());
      }
      if (each.pieces() > 0) {
        sorted.add(each);
      }
    }
    sorted.sort(Comparator.comparingLong(Counted::valueMinor).reversed());
    counted = List.copyOf(sorted);
  }

  /// What it all comes to, minor units.
  public long totalMinor() {
    return counted.stream().mapToLong(Counted::amountMinor).reduce(0, Math::addExact);
  }
}
