package dev.sempre.model.journal;

/// What happened. Stored by name: a name never changes its meaning, and one that only a newer
/// program knows is shown by its name. Source: R39, T1, I18.
public enum EventKind {
  /// The program was started; the detail is its version.
  STARTED,
  /// The program was closed in order. A start without a stop before it was a crash or a power cut.
  STOPPED,
  /// Somebody has proved who he is; the detail is `badge` if that was by his badge alone.
  LOGGED_IN,
  /// A PIN that was not the person's.
  WRONG_PIN,
  /// Too many of them: the next try has to wait.
  LOCKED_OUT,
  /// Somebody who may has ended the wait.
  LOCK_LIFTED,
  /// A badge opened nothing; the detail says why: `unknown`, `misread`, `not here`.
  BADGE_REFUSED,
  /// Something was taken off, with somebody else's leave.
  DISCOUNT,
  /// A line was sold at another price than the article's.
  PRICE_OVERRIDE,
  LINE_VOIDED,
  /// The whole ticket was given up.
  TICKET_VOIDED,
  /// Goods were taken back.
  REFUND,
  /// A customer owes what he has bought, with somebody's leave.
  SOLD_ON_ACCOUNT,
  /// The drawer was opened without a sale.
  DRAWER_OPENED,
  /// A receipt was printed once more.
  REPRINTED,
  /// Prices, articles, rates, people or settings have changed since the last such event; the detail
  /// is how many of which.
  PARAMETERS_CHANGED,
  /// A device, the payment terminal or the mail server of this till was set up otherwise; the
  /// detail names the settings, never what they are.
  SETTINGS_CHANGED,
  SHIFT_OPENED,
  /// Cash was put in or taken out.
  CASH_MOVED,
  SHIFT_CLOSED,
  /// The machine's clock was set; the detail is by how many milliseconds.
  CLOCK_MOVED,
  LINK_LOST,
  LINK_BACK,
  /// This place found that it is an older or another copy of itself.
  SET_BACK,
  ARCHIVED,
  PURGED,
  /// The database, or the chain in it, was found damaged.
  INTEGRITY_FAULT,
  /// Another version of the program was started than the time before.
  UPDATED,
  /// The screens of the till gave way to those of its practice ground. Source: T12.
  TRAINING_BEGUN,
  TRAINING_ENDED,
  /// What follows at this till in the name of the person was asked for on a command line: nobody
  /// has proved that it was he. The detail is the command and his log-in.
  BY_COMMAND,
  /// A card that was charged, or refunded, was found so only after its terminal's answer had been
  /// lost. The detail is its authorisation.
  CARD_FOUND_APPROVED,
  /// What a terminal had charged, or given back, was undone.
  CARD_REVERSED,
  /// A person went on without knowing whether a card was charged.
  CARD_LEFT_UNKNOWN,
  /// Somebody who may has said, by the slip of a terminal that did not answer any more, that a card
  /// was charged or refunded. The detail is the authorisation that stands there.
  CARD_DECLARED_MOVED,
  /// As before, that it was not, or that it was undone.
  CARD_DECLARED_UNMOVED,
  /// A shift was closed while the terminal had moved money, or may have, that no ticket has. The
  /// amount is what was charged less what was given back; the detail is how many and how much of
  /// each.
  CARDS_UNSETTLED,
  /// Money that lay before a cashier for what is not finished was set aside by somebody who may
  /// close the shift. The amount is all of it; the detail says whose it was, and how much of what.
  MONEY_SET_ASIDE,
  /// Something was rung up under a VAT rate that does not hold on that day; the detail is the rate.
  /// Noted with the first such article of a cashier and day.
  RATE_ENDED
}
