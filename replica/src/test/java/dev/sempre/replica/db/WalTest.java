package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the write-ahead log when a great deal is written. Source: I20.
class WalTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void backgroundWorkWaitsForTheCheckpointThatItWouldOutrun() throws IOException {
    try (Replica replica = whoseUpkeepIsLate()) {
      write(replica, Priority.BACKGROUND, 80);
      assertThat(Files.size(wal())).isBetween(30L * MEGABYTE, 40L * MEGABYTE);
    }
  }

  @Test
  void aPersonDoesNot() throws IOException {
    try (Replica replica = whoseUpkeepIsLate()) {
      write(replica, Priority.PERSON, 50);
      assertThat(Files.size(wal())).isGreaterThan(50L * MEGABYTE);
    }
  }

  private Replica whoseUpkeepIsLate() {
    SqliteDatabase database = new SqliteDatabase(folder.resolve("base.db"), 2_000, task -> {});
    return TestPlaces.open(database, Clock.noon(), 1);
  }

  private Path wal() {
    return folder.resolve("base.db-wal");
  }

  private static void write(Replica replica, Priority priority, int megabytes) {
    for (int i = 0; i < megabytes; i++) {
      String megabyte = Character.toString('a' + i % 2).repeat(MEGABYTE);
      replica.write(
          priority,
          tx ->
              tx.handle()
                  .createUpdate(
                      """
                      insert into cart (id, cashier_id, content, changed_at)
                      values ('cart', 'maria', :content, 0)
                      on conflict (id) do update set content = excluded.content
                      """)
                  .bind("content", megabyte)
                  .execute());
    }
  }
}
