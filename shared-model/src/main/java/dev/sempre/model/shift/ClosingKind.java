package dev.sempre.model.shift;

import java.time.LocalDate;
import java.util.Optional;

/// What is closed. Each kind is made of closings of the kind beneath it, so that they add up.
/// Stored by name: a name never changes its meaning. Source: T8, R37.
public enum ClosingKind {
  /// The Z of a shift.
  SHIFT,
  DAY,
  MONTH,
  YEAR;

  private static final int MONTH_LENGTH = 7;
  private static final int YEAR_LENGTH = 4;

  /// The period of this kind that a business day belongs to: `2026-11-21`, `2026-11` or `2026`.
  /// Earlier periods are less as texts.
  public String period(LocalDate day) {
    String text = day.toString();
    return switch (this) {
      case SHIFT, DAY -> text;
      case MONTH -> text.substring(0, MONTH_LENGTH);
      case YEAR -> text.substring(0, YEAR_LENGTH);
    };
  }

  /// Whether the period that a day belongs to has ended.
  public boolean isOver(LocalDate day, LocalDate today) {
    return period(day).compareTo(period(today)) < 0;
  }

  /// Of what closings one of this kind is made; empty for a shift's, which is made of tickets.
  public Optional<ClosingKind> beneath() {
    return switch (this) {
      case SHIFT -> Optional.empty();
      case DAY -> Optional.of(SHIFT);
      case MONTH -> Optional.of(DAY);
      case YEAR -> Optional.of(MONTH);
    };
  }
}
