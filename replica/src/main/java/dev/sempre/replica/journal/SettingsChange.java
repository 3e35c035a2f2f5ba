package dev.sempre.replica.journal;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is set at the till itself lies in files beside the database. Such a file is written as the
/// last thing of the transaction that notes it, so that what could not be stored is not noted.
/// Source: R39.
public final class SettingsChange {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsChange.class);

  private final Replica till;
  private final JournalEvent event;
  private final boolean isNoted;

  private SettingsChange(Replica till, String by, List<String> changed) {
    this.till = till;
    this.event = JournalEvent.by(by, EventKind.SETTINGS_CHANGED).saying(String.join(", ", changed));
    this.isNoted = !changed.isEmpty() && till.place().isPresent();
  }

  /// A change of settings, of which the journal says which of them are others than before. One of
  /// nothing, or at a till that belongs to no company yet and has no journal, is only stored.
  ///
  /// @param by id of who did it
  /// @param changed names of the settings; empty if they are what they were
  public static SettingsChange of(Replica till, String by, List<String> changed) {
    return new SettingsChange(till, by, changed);
  }

  /// Writes a file, or puts back what was in it.
  @FunctionalInterface
  public interface Step {
    void run() throws IOException;
  }

  /// Stores and notes, or neither: for what no sale waits for.
  ///
  /// @param storing may be called again, should the database ask for it
  /// @param puttingBack undoes that, should only the end of the transaction have failed
  /// @throws IOException if it could not be stored, or not noted; what was stored before still is,
  ///   unless the failure says that this could not be put back either
  public void store(Step storing, Step puttingBack) throws IOException {
    try {
      write(storing);
    } catch (Unstored unstored) {
      throw new IOException(unstored.getCause());
    } catch (RuntimeException unnoted) {
      IOException failure = new IOException("the journal was not written", unnoted);
      try {
        puttingBack.run();
      } catch (IOException | RuntimeException stays) {
        failure.addSuppressed(stays);
      }
      throw failure;
    }
  }

  /// Stores, and notes if that is possible: a shop whose printer is dead goes on with another also
  /// where the journal cannot be written. The log says then what the journal does not. Source: P1.
  ///
  /// @param storing may be called again
  /// @return false if it is stored and perhaps not noted
  /// @throws IOException if it could not be stored; it is not noted either
  public boolean storeAnyway(Step storing) throws IOException {
    try {
      write(storing);
      return true;
    } catch (Unstored unstored) {
      throw new IOException(unstored.getCause());
    } catch (RuntimeException unnoted) {
      storing.run();
      LOG.error(
          "SETTINGS-1 Set by {} and perhaps not in the journal: {}",
          event.userId(),
          event.detail(),
          unnoted);
      return false;
    }
  }

  private void write(Step storing) throws IOException {
    if (!isNoted) {
      storing.run();
      return;
    }
    till.write(
        Priority.PERSON,
        tx -> {
          JournalStore.note(tx, event);
          stored(storing);
          return null;
        });
  }

  private static void stored(Step storing) {
    try {
      storing.run();
    } catch (IOException e) {
      throw new Unstored(e);
    }
  }

  /// The file could not be written, which ends the transaction.
  private static final class Unstored extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    Unstored(IOException cause) {
      super(cause);
    }
  }
}
