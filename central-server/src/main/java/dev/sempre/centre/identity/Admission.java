package dev.sempre.centre.identity;

import dev.sempre.centre.answer.Refusal;

/// What came of an attempt to prove oneself.
public sealed interface Admission<T> {
  /// Proved.
  record Granted<T>(T value) implements Admission<T> {}

  /// What was sent cannot be right, whoever sent it.
  record Malformed<T>(Refusal why) implements Admission<T> {}

  /// Not proved.
  record Denied<T>(Refusal why) implements Admission<T> {}

  /// Too many failed attempts.
  ///
  /// @param waitMillis when to try again
  record TooMany<T>(long waitMillis) implements Admission<T> {}
}
