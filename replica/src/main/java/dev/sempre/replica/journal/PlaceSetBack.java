package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SetBack;
import org.jspecify.annotations.Nullable;

/// The moment at which a place is found to be set back ([SetBack]): it is marked, and its journal
/// says so, in one transaction. Source: R21, R39.
public final class PlaceSetBack {
  private static final System.Logger LOG = System.getLogger(PlaceSetBack.class.getName());

  private PlaceSetBack() {}

  /// Compares what upstream was told last under this place's name with this place.
  ///
  /// @param told what upstream says; null if it was never told, or does not say
  /// @return true if this place is set back
  public static boolean look(Replica place, @Nullable String told) {
    boolean before = place.read(SetBack::is);
    if (before || told == null || SetBack.isOfThis(place, told)) {
      return before;
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "upstream was told {0} of this place, which does not know it: it is an older or another"
            + " copy, and gives out no number until it has joined anew",
        told);
    mark(place, told);
    return true;
  }

  /// Marks this place, by whatever it was recognised; once is enough.
  ///
  /// @param told what is known elsewhere and not here
  public static void mark(Replica place, String told) {
    place.write(
        Priority.PERSON,
        tx -> {
          if (SetBack.mark(tx, told)) {
            JournalStore.note(tx, JournalEvent.of(EventKind.SET_BACK).saying(told));
          }
          return null;
        });
  }
}
