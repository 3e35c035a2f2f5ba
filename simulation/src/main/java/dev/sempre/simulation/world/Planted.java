package dev.sempre.simulation.world;

/// Bugs that programs of this kind have had. One of them is planted in a world to prove that its
/// invariants would notice. Source: reliability.md, "the tests are tested".
enum Planted {
  NONE(""),
  MARK_OUTSIDE_THE_SALE("the mark \"not yet at the centre\" is set outside the sale's transaction"),
  SILENCE_TAKEN_FOR_YES("an upload that nobody has answered counts as taken"),
  CURSOR_BEFORE_ITS_DATA("a position is stored before what lies up to it"),
  CURSOR_ON_MAX_ID("the feed is numbered before the commit, and read in the order of numbers"),
  POISON_BLOCKS("one refused record keeps all others from being sent"),
  COPY_NOT_NOTICED("a till that was restored from an older copy sells on under its old numbers"),
  SEEN_NOT_TOLD("what was seen of the centre is not told, so a restored one cannot know"),
  DEDUPE_WITHOUT_HASH("an id that is known counts as known, whatever comes with it"),
  DEDUPE_FOR_ONE_DAY("ids are remembered for 24 hours"),
  RETRY_WITH_NEW_ID("a repeated upload names its tickets anew"),
  NUMBER_BEFORE_COMMIT("the number is taken before the sale's transaction"),
  NUMBER_REUSED("a number comes back when a commit says that it failed"),
  TOTAL_IN_FLOATING_POINT("totals are added up in floating point"),
  CLOCK_NOT_PERSISTED("the hybrid clock begins anew with each start"),
  LATEST_BY_WALL_CLOCK("of two changes the one that arrives later stands"),
  TENANT_FORGOTTEN("one query does not ask which company it is for"),
  NO_JITTER("waits after a failure have no random part"),
  STALE_PAGE_APPLIED("a page that was overtaken by a newer one is applied"),
  CONNECTION_KEPT("a connection is used on after the disk was full"),
  HEADS_NOT_KEPT("the centre forgets what tills have told of their chains"),
  ANSWER_CLEARS_NEWER_CHANGE("an answer about a record also clears what was changed meanwhile"),
  Z_BEFORE_ITS_TRANSACTION("a Z is added up before its transaction: a sale slips between"),
  LATE_SALE_IN_CLOSING("a sale belongs to the shift in which it was begun, also if that is closed"),
  COUNT_CHANGES_TAKINGS("what is missing in the drawer is taken off the takings"),
  CLOSING_NUMBER_BEFORE_COMMIT("the number of a Z is taken before its transaction"),
  PERPETUAL_RESET("the perpetual total begins anew with each Z"),
  RETURN_CHECKED_TOO_EARLY(
      "what is left to come back is looked up before the return's transaction"),
  PARKED_IN_TWO_STEPS("a ticket leaves its cashier in one transaction and is parked in the next"),
  RECALLED_AND_STILL_PARKED("a ticket that was taken up can be taken up once more"),
  JOURNAL_APART("the journal is written in a transaction of its own"),
  CARD_IN_TWO_STEPS("a card's approval is stored in one transaction and its tender in the next"),
  CARD_REQUEST_FORGOTTEN("a start forgets the card requests that nobody has answered"),
  CARD_ASKED_ANEW("a card request that was not answered is sent once more, as another one"),
  PAYMENT_BOOKED_TWICE("a payment for an account that arrives again is booked again"),
  PAYMENT_OF_TWO_DROPPED("what two tills have taken for the same debt is booked once"),
  PAYMENT_NUMBER_BEFORE_COMMIT("the number of a payment is taken before its transaction"),
  ACCOUNT_CASH_NOT_IN_DRAWER("cash that came in for accounts is left out of the drawer"),
  DRAFT_TENDER_FORGOTTEN("a start forgets what was given last for an account"),
  CLOSED_CHECKED_TOO_EARLY("whether a shift is closed is looked up before the Z's transaction"),
  CHAIN_CHECKED_AT_ITS_END("of a chain only the newest record is checked"),
  SERIES_NOT_ASKED("the centre does not ask whose series something stands in"),
  SERIES_FORGOTTEN("the centre forgets which series a till had before it joined again"),
  COPY_COUNTS_AS_SENT("what a till that joins anew has not sent yet counts as sent"),
  KEY_OF_ANOTHER("a till seals with the key of another one"),
  CART_EMPTIED_APART("a cart is emptied in a transaction of its own, behind its ticket's"),
  WEIGHT_ROUNDED("what is weighed is rung up in tenths"),
  LESS_LEAVES_NO_TRACE("what is sold less of leaves nothing on the ticket"),
  VOUCHERS_IN_DRAWER("vouchers are looked for among the cash"),
  ROUNDING_FORGOTTEN("a Z does not say by how much cash was rounded"),
  PRACTICE_COUNTS("what is sold for practice is sold at the till itself"),
  PRACTICE_SENT("what is sold for practice goes into the outbox"),
  PRACTICE_TOLD("the heads of the practice ground's chains are told to the centre"),
  ONLY_TICKETS_ARE_CHECKED("of what is sent only tickets are checked"),
  CLOCK_NOT_IN_JOURNAL("that somebody has set the clock is not in the journal"),
  LINE_BACK_NOT_TOLD("that the line is back is not in the journal");

  private final String words;

  Planted(String words) {
    this.words = words;
  }

  /// What the bug is, for the table of what was caught.
  String words() {
    return words;
  }
}
