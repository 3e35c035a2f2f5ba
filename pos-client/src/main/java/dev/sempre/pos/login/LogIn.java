package dev.sempre.pos.login;

import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import java.util.List;

/// Who may work at this till, and proving to be one of them. All of it offline (T1). Called away
/// from the UI thread.
public interface LogIn {
  /// The people who may log in here, by name. Empty until the first download has brought them.
  List<Person> people();

  /// Checks a PIN. Takes as long as the hash takes, about a tenth of a second.
  PinAnswer enter(String cashierId, String pin);

  /// Lifts the wait that wrong PINs of a person have brought about. The journal has who did it.
  ///
  /// @param approval leave for it, of somebody who may
  /// @return false if he may not any more; the wait stands then
  boolean lift(String cashierId, Approval approval);
}
