package dev.sempre.pos.scale;

/// The scale at a till. A look at it takes a second at most: a scale that does not answer by then
/// is not reached. Safe to call from any thread.
@FunctionalInterface
public interface Scale {
  /// No scale.
  Scale NONE = Weighed.NoScale::new;

  /// What lies on it now.
  Weighed weigh();

  /// What a look at the scale came to.
  sealed interface Weighed {
    /// So much.
    ///
    /// @param milli thousandths of a kilogram, more than 0
    record Weight(long milli) implements Weighed {}

    /// Nothing lies on it.
    record Empty() implements Weighed {}

    /// It still moves. Looking again helps.
    record Unstable() implements Weighed {}

    /// There is one and it does not answer; goods are sold as without it.
    record NotReachable() implements Weighed {}

    /// There is none.
    record NoScale() implements Weighed {}
  }
}
