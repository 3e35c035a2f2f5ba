package dev.sempre.pos.sell;

/// What a person has read off a payment terminal's own slip, or off its journal, about a request
/// that the terminal does not tell of any more.
public sealed interface SlipSays {
  /// The money has moved.
  ///
  /// @param authorisation what the bank calls it; see [#isReadable]
  record Moved(String authorisation) implements SlipSays {
    public Moved {
      if (!isReadable(authorisation)) {
        throw new IllegalArgumentException("no authorisation: " + authorisation);
      }
    }
  }

  /// No money has moved, or what had moved has gone back.
  record NotMoved() implements SlipSays {}

  /// Whether something can be an authorisation: 1 to 32 letters, digits and what stands between
  /// them. It goes on receipts and into the journal.
  static boolean isReadable(String authorisation) {
    return authorisation.matches("[A-Za-z0-9][A-Za-z0-9 ./-]{0,31}");
  }
}
