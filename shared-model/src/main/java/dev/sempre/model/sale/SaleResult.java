package dev.sempre.model.sale;

import java.util.function.Function;

/// What came of an operation on a sale: the sale as it is now, or why nothing happened.
///
/// @param <S> the state that the operation leads to
public sealed interface SaleResult<S extends Sale> {

  /// It was done.
  ///
  /// @param sale the sale as it is now
  record Done<S extends Sale>(S sale) implements SaleResult<S> {}

  /// It was refused; the sale is as it was.
  ///
  /// @param refusal why
  record Refused<S extends Sale>(SaleRefusal refusal) implements SaleResult<S> {}

  static <S extends Sale> SaleResult<S> done(S sale) {
    return new Done<>(sale);
  }

  static <S extends Sale> SaleResult<S> refused(SaleRefusal refusal) {
    return new Refused<>(refusal);
  }

  /// The next operation if this one was done, else this refusal.
  default <T extends Sale> SaleResult<T> then(Function<? super S, SaleResult<T>> next) {
    return switch (this) {
      case Done<S>(S sale) -> next.apply(sale);
      case Refused<S>(SaleRefusal refusal) -> refused(refusal);
    };
  }

  /// The sale, for callers for whom a refusal is a bug.
  ///
  /// @throws IllegalStateException naming the refusal
  default S orElseThrow() {
    return switch (this) {
      case Done<S>(S sale) -> sale;
      case Refused<S>(SaleRefusal refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }
}
