package dev.sempre.centre.answer;

import java.util.function.Function;

/// What came of a request: what was asked for, or why not.
public sealed interface Answer<T> {
  record Done<T>(T value) implements Answer<T> {}

  record Refused<T>(Refusal why) implements Answer<T> {}

  static <T> Answer<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Answer<T> refused(Refusal why) {
    return new Refused<>(why);
  }

  static <T> Answer<T> refused(String code, String field, String message) {
    return new Refused<>(new Refusal(code, message, field));
  }

  /// Goes on with the value; a refusal stays what it is.
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal why) -> new Refused<>(why);
    };
  }
}
