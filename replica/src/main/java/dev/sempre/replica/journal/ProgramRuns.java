package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore.Noted;
import java.sql.SQLException;
import java.util.Optional;

/// What the journal says of the program itself: when it was started and closed, that it was not
/// closed in order the time before, that it is another version. A disk that takes nothing stops
/// neither. Source: R39.
public final class ProgramRuns {
  private static final System.Logger LOG = System.getLogger(ProgramRuns.class.getName());

  private ProgramRuns() {}

  /// The program was started. Nothing is noted while the database belongs to no company.
  ///
  /// @param version version of the program
  public static void started(Replica replica, String version) {
    boolean _ =
        note(
            replica,
            tx -> {
              Optional<Noted> start = last(tx, EventKind.STARTED);
              Optional<Noted> stop = last(tx, EventKind.STOPPED);
              boolean cut =
                  start.isPresent() && stop.filter(end -> end.seq() > start.get().seq()).isEmpty();
              JournalStore.note(
                  tx,
                  JournalEvent.of(EventKind.STARTED)
                      .saying(cut ? version + ", was not closed in order before" : version));
              if (start.isPresent() && !version.equals(versionOf(start.get()))) {
                JournalStore.note(
                    tx,
                    JournalEvent.of(EventKind.UPDATED)
                        .saying(versionOf(start.get()) + " > " + version));
              }
            });
  }

  /// The program is being closed in order.
  public static void stopped(Replica replica) {
    boolean _ = note(replica, tx -> JournalStore.note(tx, JournalEvent.of(EventKind.STOPPED)));
  }

  /// Somebody practises from now on, or does no longer.
  ///
  /// @param by who has begun or ended it
  public static void training(Replica till, boolean begun, String by) {
    EventKind kind = begun ? EventKind.TRAINING_BEGUN : EventKind.TRAINING_ENDED;
    boolean _ = note(till, tx -> JournalStore.note(tx, JournalEvent.by(by, kind)));
  }

  /// What comes next was asked for on a command line, in the name of somebody who need not know of
  /// it.
  ///
  /// @param command what was asked for
  /// @param login log-in of him in whose name it will be
  /// @param personId his id
  /// @return false if it could not be noted: then it is better not done either
  public static boolean commanded(Replica till, String command, String login, String personId) {
    JournalEvent event =
        JournalEvent.of(EventKind.BY_COMMAND)
            .about("app_user", personId)
            .saying(command + " as " + login);
    return note(till, tx -> JournalStore.note(tx, event));
  }

  private static String versionOf(Noted start) {
    String said = String.valueOf(start.detail());
    int comma = said.indexOf(',');
    return comma < 0 ? said : said.substring(0, comma);
  }

  private static Optional<Noted> last(Tx tx, EventKind kind) {
    return JournalStore.last(tx.handle(), tx.place().base(), kind.name());
  }

  private interface Note {
    void in(Tx tx) throws SQLException;
  }

  /// @return true if it is noted
  private static boolean note(Replica replica, Note note) {
    if (replica.place().isEmpty()) {
      return false;
    }
    try {
      replica.write(
          Priority.PERSON,
          tx -> {
            note.in(tx);
            return null;
          });
      return true;
    } catch (StoreFailure failure) {
      LOG.log(System.Logger.Level.WARNING, "the journal was not written: " + failure.getMessage());
      return false;
    }
  }
}
