package dev.sempre.simulation.world;

import java.util.List;

/// A customer with her things.
///
/// @param products what she has, by product
/// @param who who she is if she has something put on her account, from 0
/// @param whim what she or the cashier does to the ticket beside ringing it up
/// @param purse how she pays
record Shopper(int who, List<Integer> products, Whim whim, Purse purse) {
  /// What happens to a ticket before it is paid.
  enum Whim {
    NONE,
    /// She puts one thing back: its line is voided.
    PUTS_ONE_BACK,
    /// A little off the last line: nobody has to be told.
    LITTLE_OFF,
    /// More off the last line than a cashier usually may: the journal has it.
    MUCH_OFF,
    /// A little off the whole ticket.
    OFF_THE_TICKET,
    /// One more of the last thing.
    ONE_MORE,
    /// The last thing costs something else than it should: the journal has it.
    OTHER_PRICE,
    /// Three of the last thing, and then one after all; of what is weighed less.
    FEWER,
    /// She goes without anything.
    GIVES_UP
  }

  /// What she pays with.
  enum Purse {
    EXACT,
    /// A note that is too large.
    NOTE,
    CARD,
    /// One half by card, the rest in cash.
    SPLIT,
    /// One half by card, and then she would rather pay all of it in cash.
    CHANGES_HER_MIND,
    /// A voucher over a part of it or all, and the rest in cash.
    VOUCHER,
    /// She owes it.
    ON_ACCOUNT,
    /// She owes one half, and pays the rest in cash.
    HALF_ON_ACCOUNT;

    boolean isOnAccount() {
      return this == ON_ACCOUNT || this == HALF_ON_ACCOUNT;
    }
  }

  /// Somebody who pays what it costs.
  static Shopper plain(List<Integer> products) {
    return new Shopper(0, products, Whim.NONE, Purse.EXACT);
  }

  /// Somebody who takes something and owes it.
  static Shopper whoOwes(int number) {
    return new Shopper(
        number % Founding.CONTACTS,
        List.of(number % Founding.PRODUCTS),
        Whim.NONE,
        Purse.ON_ACCOUNT);
  }

  /// Her id.
  String customerId() {
    return "c" + who;
  }

  /// How much of one of her things lies on the scale.
  ///
  /// @param place which of them, from 0
  long weightMilli(int place) {
    return 101 + (37L * products.get(place) + 211L * who + 53L * place) % 1_999;
  }
}
