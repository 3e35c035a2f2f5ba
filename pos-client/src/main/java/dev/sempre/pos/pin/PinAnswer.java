package dev.sempre.pos.pin;

import dev.sempre.pos.shell.Cashier;
import java.time.Duration;

/// What became of a PIN (R50).
public sealed interface PinAnswer {
  /// It is his.
  record Welcome(Cashier cashier) implements PinAnswer {}

  /// It is not his. Another try is possible at once.
  record WrongPin() implements PinAnswer {}

  /// Too many wrong ones: no try counts for as long as `left`. Others may log in meanwhile.
  record Wait(Duration left) implements PinAnswer {}

  /// He may no longer log in here.
  record NotHere() implements PinAnswer {}

  /// It is his, and nobody can sell here: what head office says of this shop is not understood.
  /// Trying again helps once it has been corrected and the correction has arrived.
  record ShopUnclear() implements PinAnswer {}
}
