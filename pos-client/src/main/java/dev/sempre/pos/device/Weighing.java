package dev.sempre.pos.device;

/// What a scale says when it is asked.
public sealed interface Weighing {
  /// The load lies still.
  ///
  /// @param grams what it weighs, 0 or more
  record Stable(long grams) implements Weighing {}

  /// The load still moves: asking again helps.
  record Moving() implements Weighing {}

  /// More lies on it than it can weigh.
  record Overloaded() implements Weighing {}

  /// Less than nothing: something was taken off that it had been set to zero with.
  record BelowZero() implements Weighing {}

  /// Nobody is there, or nobody answers in time. Asking again may help.
  ///
  /// @param detail how that showed, for support
  record NoAnswer(String detail) implements Weighing {}

  /// It says something that is no weight. Asking again may help.
  ///
  /// @param detail what it says, for support
  record NotUnderstood(String detail) implements Weighing {}
}
