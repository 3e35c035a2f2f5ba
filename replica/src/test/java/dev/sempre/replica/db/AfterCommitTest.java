package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes behind a commit never says that it failed. Source: I17.
class AfterCommitTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @Test
  void aListenerThatFailsKeepsNeitherTheWriterNorTheOtherListenersFromHearing() {
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("a.db")), clock)) {
      List<String> heard = new ArrayList<>();
      place.onCommit(_ -> {
        throw new IllegalStateException("a bug of a screen");
      });
      place.onCommit(_ -> {
        throw new LinkageError("half an update");
      });
      place.onCommit(committed -> heard.addAll(committed.ids().keySet()));

      TestRecords.put(place, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "A"));

      assertThat(heard).containsExactly("product_category");
      assertThat(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "a")).isNotNull();
    }
  }

  @Test
  void upkeepThatIsRefusedFailsNoWriteAndIsAskedForAgain() {
    AtomicBoolean refuses = new AtomicBoolean(true);
    AtomicInteger asked = new AtomicInteger();
    Database database =
        new SqliteDatabase(
            folder.resolve("a.db"),
            1_000,
            task -> {
              asked.incrementAndGet();
              if (refuses.get()) {
                throw new RejectedExecutionException("shutting down");
              }
              task.run();
            });
    try (Replica place = TestPlaces.centre(database, clock)) {
      for (int i = 0; i < 40; i++) {
        put(place, i);
      }
      int refused = asked.get();
      assertThat(refused).isPositive();
      refuses.set(false);
      for (int i = 40; i < 80; i++) {
        put(place, i);
      }
      assertThat(asked.get()).isGreaterThan(refused);
      assertThat(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "c79")).isNotNull();
    }
  }

  private static void put(Replica place, int number) {
    TestRecords.put(
        place, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("c" + number, "C" + number));
  }
}
