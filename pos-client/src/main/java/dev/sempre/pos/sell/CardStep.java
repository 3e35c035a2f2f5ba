package dev.sempre.pos.sell;

/// What the payment terminal is being waited for, or asked about.
///
/// @param amountMinor minor units; negative: back to the customer
record CardStep(Kind kind, long amountMinor) {
  enum Kind {
    /// For the customer at the terminal.
    WAITING,
    /// As before, but it has been told to stop.
    CANCELLING,
    /// What became of something earlier.
    ASKING,
    /// That it undoes what it has moved.
    REVERSING,
    /// It has not said, and a person has to decide.
    DOUBT
  }

  CardStep as(Kind next) {
    return new CardStep(next, amountMinor);
  }
}
