package dev.sempre.pos.login;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.badge.Badges;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import java.util.List;

/// Who may work at this till, and proving to be one of them. All of it offline (T1). Called away
/// from the UI thread.
public interface LogIn extends Badges {
  /// The people who may log in here, by name. Empty until the first download has brought them.
  List<Person> people();

  /// Checks a PIN. Takes as long as the hash takes, about a tenth of a second.
  PinAnswer enter(String cashierId, String pin);

  /// Lets somebody in by his badge alone, if that is enough for what he may. Wrong PINs of his make
  /// him wait here too, and are not forgotten by it.
  PinAnswer enter(BadgeCode badge);

  /// Lifts the wait that wrong PINs of a person have brought about. The journal has who did it.
  ///
  /// @param approval leave for it, of somebody who may
  /// @return false if he may not any more; the wait stands then
  boolean lift(String cashierId, Approval approval);

  /// Sets aside the money that lies before a cashier who will not come back for it, so that others
  /// may log in. The journal has whose it was and who did it.
  ///
  /// @param approval leave for it, of somebody who may close the shift
  /// @return false if he may not any more; the money lies there then
  boolean setAside(String cashierId, Approval approval);
}
