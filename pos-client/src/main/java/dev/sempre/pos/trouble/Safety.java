package dev.sempre.pos.trouble;

import dev.sempre.pos.words.Word;

/// Whether the money is safe.
public enum Safety {
  /// The step took nothing; the ticket is as it was.
  UNTOUCHED(Word.SAFE_UNTOUCHED),
  /// All that was sold is on disk.
  KEPT(Word.SAFE_KEPT),
  /// Money lies on the counter for a ticket that is not finished.
  ON_THE_COUNTER(Word.SAFE_ON_THE_COUNTER),
  /// Only the disk can say whether the sale is finished. Source: I17.
  NOT_KNOWN(Word.SAFE_NOT_KNOWN),
  /// Money has been given back for a ticket that is not finished.
  GIVEN_BACK(Word.SAFE_GIVEN_BACK),
  /// Only the disk can say whether the refund is finished. Source: I17.
  REFUND_NOT_KNOWN(Word.SAFE_REFUND_NOT_KNOWN),
  /// Nothing was moved on a card.
  CARD_UNMOVED(Word.SAFE_CARD_UNMOVED),
  /// Only the payment terminal can say whether a card was charged. Source: F43.
  CARD_NOT_KNOWN(Word.SAFE_CARD_NOT_KNOWN),
  /// What the payment terminal has done is still to be decided by a person.
  CARD_UNDECIDED(Word.SAFE_CARD_UNDECIDED),
  /// What a card may have been charged goes back by itself.
  CARD_GOES_BACK(Word.SAFE_CARD_GOES_BACK),
  /// What the payment terminal has moved stays, and is on disk.
  CARD_STANDS(Word.SAFE_CARD_STANDS),
  /// It is about parked tickets, for which no money can have been taken.
  PARKED(Word.SAFE_PARKED),
  /// The drawer and its shift are in the books as they were.
  NOT_BOOKED(Word.SAFE_NOT_BOOKED),
  /// Only the disk can say whether what was done to the drawer or its shift is in the books.
  BOOKING_NOT_KNOWN(Word.SAFE_BOOKING_NOT_KNOWN),
  /// The data were not opened, and so not changed either.
  NOT_OPENED(Word.BLOCKED_NOTHING_CHANGED),
  /// It has nothing to do with money.
  NO_MONEY(Word.SYNC_MONEY_NONE);

  private final Word sentence;

  Safety(Word sentence) {
    this.sentence = sentence;
  }

  /// It as a sentence.
  public Word sentence() {
    return sentence;
  }
}
