package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.Installation.Opened;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in the place of a till's database: the till opens, or says which file is in trouble and
/// leaves it as it is. Source: C11, I21.
class DatabaseCorpusTest {
  @TempDir Path folder;

  @Test
  void everyFileIsOpenedOrNamedAndKept() throws IOException {
    Verdicts verdicts = new Verdicts();
    for (NamedCsvRecord row : Expected.rows("databases/expected.csv")) {
      String how = row.getField("case");
      Path database = till(how.replace(' ', '-'));
      new DatabaseFiles(database).spoil(how);
      verdicts.note(how, row.getField("verdict"), opened(database));
    }

    verdicts.hold(30);
  }

  @Test
  void damageAnywhereIsFoundOrHarmlessAndNeverAMistakeOfTheProgram() throws IOException {
    int blocked = 0;
    for (long seed = 0; seed < 40; seed++) {
      Path database = till("seed-" + seed);
      new DatabaseFiles(database).damage(seed);
      String verdict = opened(database);
      assertThat(verdict).as("seed %d", seed).isIn("READY", "DAMAGED", "NEEDS_NEWER_PROGRAM");
      blocked += verdict.equals("READY") ? 0 : 1;
    }

    assertThat(blocked).as("found at the opening").isPositive();
  }

  /// A till that has been opened once, and its database.
  private Path till(String name) {
    Path data = folder.resolve(name);
    switch (Installation.open(data)) {
      case Opened.Ready(Installation installation) -> installation.close();
      case Opened.Blocked blocked -> throw new AssertionError(blocked.toString());
    }
    return data.resolve("sempre.db");
  }

  private static String opened(Path database) throws IOException {
    byte[] before = content(database);
    switch (Installation.open(Objects.requireNonNull(database.getParent()))) {
      case Opened.Ready(Installation installation) -> {
        readAll(installation.replica());
        installation.close();
        return "READY";
      }
      case Opened.Blocked(var why, String detail) -> {
        assertThat(detail).contains(database.toString()).doesNotContain("\tat ", "\n");
        return why.name() + (Arrays.equals(content(database), before) ? "" : " AND CHANGED");
      }
    }
  }

  /// Whatever lies in a damaged page is found by whoever reads it, and told as a failure of the
  /// store.
  private static void readAll(Replica replica) {
    try {
      Standing.of(replica);
    } catch (StoreFailure failure) {
      assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.DAMAGED);
    }
  }

  private static byte[] content(Path file) throws IOException {
    return Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);
  }
}
