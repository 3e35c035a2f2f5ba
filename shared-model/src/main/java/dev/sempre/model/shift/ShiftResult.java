package dev.sempre.model.shift;

import java.util.function.Function;

/// What became of something that was to be done with a shift.
///
/// @param <T> what there is when it is done
public sealed interface ShiftResult<T> {
  record Done<T>(T value) implements ShiftResult<T> {}

  record Refused<T>(ShiftRefusal refusal) implements ShiftResult<T> {}

  static <T> ShiftResult<T> done(T value) {
    return new Done<>(value);
  }

  static <T> ShiftResult<T> refused(ShiftRefusal refusal) {
    return new Refused<>(refusal);
  }

  /// The same about something that is made of the value.
  default <S> ShiftResult<S> map(Function<? super T, S> made) {
    return switch (this) {
      case Done<T>(T value) -> done(made.apply(value));
      case Refused<T>(ShiftRefusal refusal) -> refused(refusal);
    };
  }

  /// The value.
  ///
  /// @throws IllegalStateException naming the refusal, if there is none
  default T orElseThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Refused<T>(ShiftRefusal refusal) -> throw new IllegalStateException("" + refusal);
    };
  }
}
