package dev.sempre.centre.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Changes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void whatAServerCommitsBesideACommandIsNoRestoredCopy() {
    try (CentreStore server = open()) {
      Replica served = server.tenants().replica("rossi").orElseThrow();
      String first = new Changes(served, 0).head().epoch();
      for (int i = 0; i < 20; i++) {
        write(served, 100 + 2 * i, 101 + 2 * i);
        assertThat(epoch()).as("of a command").isEqualTo(first);
      }
      write(served, 200, 210);
      assertThat(new Changes(served, 0).head().epoch()).isEqualTo(first);
    }
  }

  @Test
  void oneProgramNeverOverwritesWhatAnotherHasSeenFarther() {
    long head;
    try (CentreStore slow = open()) {
      Replica seen = slow.tenants().replica("rossi").orElseThrow();
      work(6, 20);
      head = new Changes(seen, 0).head().head();
    }
    assertThat(read(witness())).contains("\"head\":" + head + "}");
  }

  @Test
  void emptyOrTornFileIsOneThatWasNeverWritten() throws IOException {
    String first = epoch();
    for (String torn :
        new String[] {"", "{", "{\"epochs\":[]}", "{\"epochs\":[null]}", "[]", "7"}) {
      Files.writeString(witness(), torn);
      assertThat(epoch()).as(torn).isEqualTo(first);
    }
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void fileThatOthersMayReadIsReadAllTheSame() throws IOException {
    String first = epoch();
    Files.setPosixFilePermissions(witness(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(epoch()).isEqualTo(first);
    work(6, 8);
    Files.setPosixFilePermissions(witness(), PosixFilePermissions.fromString("rw-r--r--"));
    restore();
    assertThat(epoch()).isNotEqualTo(first);
  }

  @Test
  void commitNeverWaitsForTheFile() {
    List<Runnable> later = new ArrayList<>();
    Clock clock = new Clock();
    Ports now = TestCentre.ports(clock);
    Ports ports = new Ports(clock, now.ids(), now.random(), later::add);
    try (CentreStore store = CentreStore.open(data, null, ports)) {
      Replica replica = store.tenants().replica("rossi").orElseThrow();
      String before = read(witness());
      clock.advanceSeconds(2);
      write(replica, 6, 9);
      assertThat(read(witness())).isEqualTo(before);
      assertThat(later).isNotEmpty();
      later.forEach(Runnable::run);
      assertThat(read(witness())).isNotEqualTo(before);
    }
  }

  @Test
  void feedThatGoesBackUnderARunningServerBeginsAnotherEpochWithTheNextCommit() {
    try (CentreStore store = open()) {
      Replica replica = store.tenants().replica("rossi").orElseThrow();
      write(replica, 6, 30);
      String first = new Changes(replica, 0).head().epoch();
      // As when a standby that had not received the last commits takes over.
      replica.write(
          Priority.PERSON, tx -> tx.handle().execute("update feed set head = 3 where id = 1"));
      write(replica, 40, 40);
      String second = new Changes(replica, 0).head().epoch();
      assertThat(second).isNotEqualTo(first);
      write(replica, 41, 44);
      assertThat(new Changes(replica, 0).head().epoch()).as("noticed once").isEqualTo(second);
    }
    assertThat(epochs()).isEqualTo(2);
  }

  private Path witness() {
    return data.resolve("witness").resolve("rossi.json");
  }

  private int epochs() {
    return read(witness()).split(",").length - 1;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return open(new Clock());
  }

  private CentreStore open(Clock clock) {
    return CentreStore.open(data, null, TestCentre.ports(clock));
  }
}
