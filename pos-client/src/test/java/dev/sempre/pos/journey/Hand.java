package dev.sempre.pos.journey;

import dev.sempre.pos.sell.ProductSearch.Hit;

/// How somebody works at a till: with nothing but its keyboard and its scanner, or with nothing but
/// a finger. Whatever can be done there, each can do. Source: T13.
interface Hand {
  /// Of pictures.
  String name();

  void does(Act act);

  /// Chooses who logs in.
  void chooses(String person);

  /// Enters a PIN, a number or an amount.
  void enters(String figure);

  /// Rings up an article as it comes.
  void rings(Hit ware);

  /// Rings up an article that bears no code.
  void finds(Hit ware);

  /// Opens a finished ticket.
  void opens(String ticket);

  /// Says why money leaves the drawer, once the amount is entered.
  void says(String reason);
}
