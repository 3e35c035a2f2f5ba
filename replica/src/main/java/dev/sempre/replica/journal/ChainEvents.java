package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;

/// What the journal says of the chains of this place themselves: that a part of one was archived,
/// and that one was found to be other than it was sealed. Source: R39, R41.
public final class ChainEvents {
  private ChainEvents() {}

  /// An archive was made.
  ///
  /// @param chain name of the chain
  /// @param what which part of it, and how the archive is recognised
  /// @throws StoreFailure if that could not be noted; trying again helps if the disk has room
  public static void archived(Replica place, String chain, String what) {
    place.write(
        Priority.PERSON,
        tx -> {
          JournalStore.note(tx, JournalEvent.of(EventKind.ARCHIVED).saying(chain + ": " + what));
          return null;
        });
  }

  /// A chain does not hold. What was found before is not noted once more: somebody may look each
  /// day.
  ///
  /// @param line what was found, one line
  /// @throws StoreFailure if that could not be noted
  public static void faultFound(Replica place, String line) {
    place.write(
        Priority.PERSON,
        tx -> {
          JournalEvent fault = JournalEvent.of(EventKind.INTEGRITY_FAULT).saying(line);
          if (!JournalStore.has(tx.handle(), tx.place().base(), fault)) {
            JournalStore.note(tx, fault);
          }
          return null;
        });
  }
}
