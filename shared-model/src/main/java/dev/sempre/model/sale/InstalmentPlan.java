package dev.sempre.model.sale;

import dev.sempre.model.money.Allocation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// In how many parts a customer pays what he owes, a month from one to the next. Source: T5, M7.
///
/// @param parts how many, 1 to [#MAX_PARTS]
/// @param firstDue when the first is due
public record InstalmentPlan(int parts, LocalDate firstDue) {
  public static final int MAX_PARTS = 60;

  /// Days until something is due of which nobody has said when.
  public static final int USUAL_DAYS = 30;

  private static final int MAX_YEARS_AHEAD = 5;

  /// All of it at once, at the usual time.
  ///
  /// @param day when it was bought
  public static InstalmentPlan usual(LocalDate day) {
    return new InstalmentPlan(1, day.plusDays(USUAL_DAYS));
  }

  /// What can be wrong with one.
  public enum Wrong {
    /// It cannot be split into so many parts.
    PARTS,
    /// Nothing can be due on that day.
    FIRST_DUE
  }

  /// What is wrong with it for an amount; empty if nothing is.
  ///
  /// @param today the day on which it is agreed
  public Optional<Wrong> check(long amountMinor, LocalDate today) {
    if (parts < 1 || parts > Math.min(MAX_PARTS, amountMinor)) {
      return Optional.of(Wrong.PARTS);
    }
    return firstDue.isBefore(today) || firstDue.isAfter(today.plusYears(MAX_YEARS_AHEAD))
        ? Optional.of(Wrong.FIRST_DUE)
        : Optional.empty();
  }

  /// The parts of an amount, which they add up to. They differ by one minor unit at most, the
  /// larger ones first. Each is due in its month on the day of the first, or on the last of a month
  /// that has no such day.
  ///
  /// @param amountMinor minor units, at least one for each part
  /// @throws IllegalArgumentException if there is not that much, or there are no parts
  public List<Instalment> split(long amountMinor) {
    if (parts < 1 || amountMinor < parts) {
      throw new IllegalArgumentException(amountMinor + " in " + parts + " parts");
    }
    long[] even = new long[parts];
    Arrays.fill(even, 1);
    long[] amounts = Allocation.byWeight(amountMinor, even);
    List<Instalment> split = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      split.add(new Instalment(firstDue.plusMonths(i), amounts[i]));
    }
    return List.copyOf(split);
  }
}
