package dev.sempre.pos.sell;

/// What the payment terminal is being waited for, or asked about.
///
/// @param amountMinor minor units; negative: back to the customer
record CardStep(Kind kind, long amountMinor) {
  enum Kind {
    /// For the customer at the terminal.
    WAITING,
    /// As before, but it is told to stop.
    CANCELLING,
    /// It was told to stop, and waits on: a person may tell it again, or wait no longer.
    WAITING_ON,
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
