package dev.sempre.centre.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A company's database that was restored from an older copy. Source: R15, R20.
class FeedWitnessTest {
  @TempDir Path folder;
  private Path data;
  private Path database;
  private Path copy;

  @BeforeEach
  void aCompanyWithACopyOfYesterday() throws IOException {
    data = folder.resolve("data");
    database = data.resolve("tenants").resolve("rossi").resolve("tenant.db");
    copy = folder.resolve("copy.db");
    try (CentreStore store = open()) {
      store.tenants().create("rossi", "Bottega Rossi", replica -> write(replica, 1, 5));
    }
    Files.copy(database, copy);
  }

  @Test
  void aRestartIsNotAnotherEpoch() {
    String first = epoch();
    assertThat(epoch()).isEqualTo(first);
  }

  @Test
  void anOlderCopyIsNoticedEvenAfterItWasWrittenBeyondWhatWasSeen() throws IOException {
    String before = epoch();
    work(6, 8);
    restore();
    try (CentreStore store = open()) {
      Replica replica = store.tenants().replica("rossi").orElseThrow();
      assertThat(new Changes(replica, 0).head().epoch()).isNotEqualTo(before);
      write(replica, 20, 40);
    }
    String after = epoch();
    assertThat(after).isNotEqualTo(before);
    assertThat(epoch()).as("noticed once").isEqualTo(after);
  }

  @Test
  void theSameCopyRestoredTwiceIsNoticedTwice() throws IOException {
    work(6, 8);
    restore();
    String once = epoch();
    restore();
    assertThat(epoch()).isNotEqualTo(once);
  }

  private void restore() throws IOException {
    Files.deleteIfExists(database.resolveSibling("tenant.db-wal"));
    Files.deleteIfExists(database.resolveSibling("tenant.db-shm"));
    Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
  }

  private String epoch() {
    try (CentreStore store = open()) {
      return new Changes(store.tenants().replica("rossi").orElseThrow(), 0).head().epoch();
    }
  }

  private void work(int first, int last) {
    try (CentreStore store = open()) {
      write(store.tenants().replica("rossi").orElseThrow(), first, last);
    }
  }

  private static void write(Replica replica, int first, int last) {
    for (int i = first; i <= last; i++) {
      TestRecords.put(
          replica, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("c" + i, "Category " + i));
    }
  }

  private CentreStore open() {
    return CentreStore.open(data, null, TestCentre.ports(new Clock()));
  }
}
