package dev.sempre.pos.till;

import dev.sempre.model.journal.JournalEvent;
import dev.sempre.pos.sell.Failure;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.journal.JournalStore;
import java.util.Optional;

/// An event that has no other record, noted in a transaction of its own before what it is about
/// happens. When the disk does not say how a commit ended, it is looked up: else somebody who tries
/// again would be noted twice, or go on without being noted. Source: I18, R39.
final class EventNote {
  private EventNote() {}

  /// Notes it.
  ///
  /// @return what went wrong if it is not there, or nobody can tell; empty if it is on disk
  static Optional<Failure> of(Replica replica, JournalEvent event) {
    String id = replica.ids().next();
    try {
      replica.write(
          Priority.PERSON,
          tx -> {
            JournalStore.note(tx, id, event);
            return null;
          });
    } catch (StoreFailure failure) {
      boolean there = failure.outcome() == Outcome.UNKNOWN && isThere(replica, id);
      return there ? Optional.empty() : Optional.of(Failures.of(failure));
    }
    return Optional.empty();
  }

  private static boolean isThere(Replica replica, String id) {
    try {
      return replica.read(handle -> JournalStore.isNoted(handle, id));
    } catch (StoreFailure unreadable) {
      return false;
    }
  }
}
