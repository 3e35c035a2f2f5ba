package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What is set at the till itself lies in files beside the database. Such a file is written as the
/// last thing of the transaction that notes it, so that what could not be stored is not noted, and
/// what could not be noted is not stored. Source: R39.
public final class SettingsChange {
  private SettingsChange() {}

  /// Writes the file.
  @FunctionalInterface
  public interface Storing {
    void store() throws IOException;
  }

  /// Stores settings and notes which of them are others than before. A till that belongs to no
  /// company yet has no journal.
  ///
  /// @param by id of who did it
  /// @param changed names of the settings; empty if they are what they were
  /// @param storing may be called again, should the database ask for it
  /// @throws IOException if it could not be stored, or not noted. If only the end of the
  ///   transaction failed, the file is written: who called puts back what was
  public static void store(Replica till, String by, List<String> changed, Storing storing)
      throws IOException {
    if (changed.isEmpty() || till.place().isEmpty()) {
      storing.store();
      return;
    }
    JournalEvent event =
        JournalEvent.by(by, EventKind.SETTINGS_CHANGED).saying(String.join(", ", changed));
    try {
      till.write(
          Priority.PERSON,
          tx -> {
            JournalStore.note(tx, event);
            stored(storing);
            return null;
          });
    } catch (UncheckedIOException unwritten) {
      throw new IOException(unwritten.getCause());
    } catch (StoreFailure unnoted) {
      throw new IOException("the journal was not written", unnoted);
    }
  }

  private static void stored(Storing storing) {
    try {
      storing.store();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
