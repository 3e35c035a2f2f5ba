package dev.sempre.pos.sell;

/// Why goods cannot be rung up or paid, beyond what a sale itself refuses. The sale is as it was.
public enum Obstacle {
  /// The article has no price here today.
  NO_PRICE,
  /// Neither the article nor the shop has a VAT rate today.
  NO_VAT_RATE,
  /// The article has been withdrawn.
  WITHDRAWN,
  /// The code carries a wrong check digit: it was misread. Scanning again helps.
  MISREAD,
  /// The cashier's role does not allow it.
  NOT_PERMITTED,
  /// The till is set back: an older or another copy of itself, which gives out no number until it
  /// has joined anew. Source: R21.
  SET_BACK,
  /// The payment terminal has not said what became of a card: it has to be asked first. Source:
  /// F43.
  CARD_OPEN,
  /// How the payment terminal is set up here is not understood: no card is charged until somebody
  /// has looked.
  TERMINAL_UNREAD
}
