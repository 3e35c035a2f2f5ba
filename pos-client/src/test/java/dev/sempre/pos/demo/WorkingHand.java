package dev.sempre.pos.demo;

import dev.sempre.pos.journey.Act;

/// How somebody works through a [WorkedDay]: by keyboard and scanner alone, or by touch alone.
interface WorkingHand {
  void does(Act act);

  /// Chooses who logs in.
  ///
  /// @param person id of the user
  void chooses(String person);

  /// Enters a PIN, a number or an amount.
  void enters(String figure);

  /// Rings up an article as it comes.
  void rings(Ware ware);

  /// Opens a finished ticket.
  void opens(String ticket);
}
