package dev.sempre.pos.approval;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.badge.Badges;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import java.util.List;
import java.util.Set;

/// Who may give leave here, and proving to be one of them, offline. Called away from the UI thread.
/// Source: T1, R50.
public interface Approvers extends Badges {
  /// The people here who may do all of it themselves, by name.
  List<Person> whoMay(Set<Permission> needed);

  /// Checks the PIN of one of them, as a log-in does: wrong ones make the next try wait. He is not
  /// logged in by it.
  PinAnswer enter(String userId, String pin, Set<Permission> needed);
}
