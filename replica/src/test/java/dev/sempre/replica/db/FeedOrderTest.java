package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Postgres;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Writers that take their place in the feed in one order and try to commit in another, while a
/// reader follows the feed by its numbers. Source: R14, F38.
class FeedOrderTest {
  private static final int SCHEDULES = 200;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aReaderOfTheFeedMissesNoRowUnderAnyCommitOrder(Dialect dialect) throws Exception {
    String schema = dialect == Dialect.POSTGRES ? Postgres.newSchema() : "";
    Clock clock = Clock.noon();
    List<Replica> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Replica writer = TestPlaces.open(database(dialect, schema), clock, i);
      if (i == 0) {
        writer.become(Place.centre("rossi", "Bottega Rossi"));
        writer.close();
        writer = TestPlaces.open(database(dialect, schema), clock, i);
      }
      writers.add(writer);
    }
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Reader reader = new Reader(writers.getFirst());
      for (int seed = 0; seed < SCHEDULES; seed++) {
        Set<String> written = new Schedule(writers, threads, seed, reader).run();
        reader.poll();
        assertThat(reader.seen).as("schedule %d", seed).containsAll(written);
      }
    } finally {
      writers.forEach(Replica::close);
    }
  }

  @Test
  void aFeedNumberedOutsideTheLockWouldLoseRows() throws Exception {
    long early = 1;
    long late = 2;
    try (Replica place = TestPlaces.centre(database(Dialect.SQLITE, ""), Clock.noon());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Reader reader = new Reader(place);
      threads.submit(() -> insert(place, "late", late)).get();
      reader.poll();
      threads.submit(() -> insert(place, "early", early)).get();
      reader.poll();

      assertThat(reader.seen).contains("late").doesNotContain("early");
    }
  }

  private static int insert(Replica place, String id, long seq) {
    return place.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    """
                    insert into cost_centre (id, origin, version, pending, modified_at,
                                             modified_by, deleted, seq, name, active)
                    values (?, 'centre', 1, 0, 1, 'test', 0, ?, ?, 1)
                    """,
                    id,
                    seq,
                    id));
  }

  private Database database(Dialect dialect, String schema) {
    return switch (dialect) {
      case SQLITE -> TestPlaces.sqlite(folder.resolve("feed.db"));
      case POSTGRES -> new PostgresDatabase(Postgres.dataSource(), schema, schema);
    };
  }

  /// Three writers whose transactions overlap as a seed says: each takes its numbers, then waits
  /// for the others or a moment before it commits, so that the slowest began first.
  private static final class Schedule {
    private final List<Replica> writers;
    private final ExecutorService threads;
    private final Random random;
    private final int seed;
    private final Reader reader;

    Schedule(List<Replica> writers, ExecutorService threads, int seed, Reader reader) {
      this.writers = writers;
      this.threads = threads;
      this.random = new Random(seed);
      this.seed = seed;
      this.reader = reader;
    }

    Set<String> run() throws Exception {
      Set<String> written = new HashSet<>();
      List<Future<?>> running = new ArrayList<>();
      CountDownLatch allStarted = new CountDownLatch(writers.size());
      for (int i = 0; i < writers.size(); i++) {
        Replica writer = writers.get(i);
        int rows = 1 + random.nextInt(3);
        long holdMicros = random.nextInt(1_500);
        String prefix = "w" + seed + "-" + i + "-";
        for (int r = 0; r < rows; r++) {
          written.add(prefix + r);
        }
        running.add(threads.submit(() -> write(writer, prefix, rows, holdMicros, allStarted)));
      }
      while (running.stream().anyMatch(future -> !future.isDone())) {
        reader.poll();
      }
      for (Future<?> future : running) {
        future.get(30, TimeUnit.SECONDS);
      }
      return written;
    }

    private static @Nullable Void write(
        Replica writer, String prefix, int rows, long holdMicros, CountDownLatch started)
        throws InterruptedException {
      started.countDown();
      assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
      return writer.write(
          Priority.PERSON,
          tx -> {
            for (int r = 0; r < rows; r++) {
              Records.put(
                  tx,
                  SyncCatalogue.PRODUCT_CATEGORY,
                  "test",
                  TestRecords.category(prefix + r, "Category"));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(holdMicros * 1_000);
            return null;
          });
    }
  }

  /// Follows the feed as a base does: only what lies behind the last number it has seen.
  private static final class Reader {
    private final Replica place;
    private final Set<String> seen = new HashSet<>();
    private long cursor;

    Reader(Replica place) {
      this.place = place;
    }

    void poll() {
      place.read(handle -> {
        for (String table : List.of("product_category", "cost_centre")) {
          handle
              .createQuery("select id, seq from " + table + " where seq > :cursor")
              .bind("cursor", cursor)
              .map((row, context) -> java.util.Map.entry(row.getString(1), row.getLong(2)))
              .forEach(entry -> note(entry.getKey(), entry.getValue()));
        }
        cursor = Math.max(cursor, highest);
        return null;
      });
    }

    private long highest;

    private void note(String id, long seq) {
      seen.add(id);
      highest = Math.max(highest, seq);
    }
  }
}
