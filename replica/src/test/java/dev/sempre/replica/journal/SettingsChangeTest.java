package dev.sempre.replica.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings lie beside the database and are noted in it. Source: R39, P1.
class SettingsChangeTest {
  @TempDir Path folder;
  private final List<String> done = new ArrayList<>();

  private Replica till() {
    Replica till = TestPlaces.base(folder, "till-a", "1", Clock.noon());
    till.write(
        Priority.PERSON,
        tx -> {
          tx.handle()
              .execute(
                  """
                  create trigger broken before insert on journal_event
                  begin select raise(abort, 'no journal'); end
                  """);
          return null;
        });
    return till;
  }

  @Test
  void whatCannotBePutBackDoesNotHideWhyItHadToBe() {
    try (Replica till = till()) {
      IOException failure =
          catchThrowableOfType(
              IOException.class,
              () ->
                  SettingsChange.of(till, "maria", List.of("mail"))
                      .store(
                          () -> done.add("stored"),
                          () -> {
                            throw new IOException("disk gone");
                          }));
      assertThat(failure).hasStackTraceContaining("no journal");
      assertThat(failure.getSuppressed()).extracting(Throwable::getMessage).contains("disk gone");
    }
  }

  @Test
  void aFileThatTheDiskDoesNotTakeIsThatAndNotAJournalThatCannotBeWritten() {
    try (Replica till = till()) {
      till.write(Priority.PERSON, tx -> tx.handle().execute("drop trigger broken"));
      SettingsChange change = SettingsChange.of(till, "maria", List.of("printer 1"));
      SettingsChange.Step full =
          () -> {
            done.add("tried");
            throw new IOException("disk full");
          };
      assertThat(catchThrowableOfType(IOException.class, () -> change.storeAnyway(full)))
          .hasMessageContaining("disk full");
      assertThat(
              catchThrowableOfType(
                  IOException.class, () -> change.store(full, () -> done.add("put back"))))
          .hasMessageContaining("disk full");
      assertThat(done).containsExactly("tried", "tried");
    }
  }
}
