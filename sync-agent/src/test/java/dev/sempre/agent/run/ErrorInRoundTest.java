package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.replica.db.Replica.Subscription;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What no program should throw, thrown in the middle of a round: the round ends, says what
/// happened, and the next one brings everything. Source: R18, F20.
final class ErrorInRoundTest {
  private static final String WHAT = "for the test";
  private static final int PRODUCTS = 1_200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final Clock clock = new Clock();

  /// Where it is thrown.
  enum Spot {
    /// Upstream is asked what is new.
    ASKING,
    /// Rows come from the line.
    READING,
    /// Rows have been written, and the next ones are made room for.
    WRITING,
    /// Others are told what was written.
    TELLING,
    /// Records go up.
    SENDING
  }

  /// Throws once, where it is told to.
  private static final class Mine {
    private final Spot spot;
    private final Throwable throwable;
    private volatile boolean laid = true;

    Mine(Spot spot, Throwable throwable) {
      this.spot = spot;
      this.throwable = throwable;
    }

    void at(Spot here) {
      if (here == spot && laid) {
        laid = false;
        switch (throwable) {
          case Error error -> throw error;
          case RuntimeException exception -> throw exception;
          default -> throw new AssertionError(throwable);
        }
      }
    }
  }

  /// The real line, with a mine on it.
  private record Mined(Upstream real, Mine mine) implements Upstream {
    @Override
    public Answer<Head> head(List<ChainHead> chains) {
      mine.at(Spot.ASKING);
      return real.head(chains);
    }

    @Override
    public Answer<Boolean> changes(
        String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
      return real.changes(epoch, after, new MinedSink(sink, mine));
    }

    @Override
    public Answer<PushAnswer> send(String flow, byte[] body) {
      Answer<PushAnswer> answer = real.send(flow, body);
      mine.at(Spot.SENDING);
      return answer;
    }

    @Override
    public Answer<Checksums> checksums(List<TableSpec> tables) {
      return real.checksums(tables);
    }

    @Override
    public void abort() {
      real.abort();
    }
  }

  private record MinedSink(ChangesStream.Sink real, Mine mine) implements ChangesStream.Sink {
    @Override
    public void seen(String seen) {
      real.seen(seen);
    }

    @Override
    public void begin(String epoch, long head, int schema) throws IOException {
      real.begin(epoch, head, schema);
    }

    @Override
    public void beginTable(TableSpec table, int count) throws IOException {
      real.beginTable(table, count);
    }

    @Override
    public void row(RootRecord record, long seq) throws IOException {
      real.row(record, seq);
      if (record.id().equals("p-" + (PRODUCTS - 100))) {
        mine.at(Spot.READING);
      }
    }

    @Override
    public void endTable(TableSpec table, List<String> gone, long upTo) throws IOException {
      real.endTable(table, gone, upTo);
    }
  }

  static List<Arguments> mines() {
    List<Arguments> all = new ArrayList<>();
    for (Spot spot : Spot.values()) {
      all.add(Arguments.of(spot, new OutOfMemoryError(WHAT)));
      all.add(Arguments.of(spot, new StackOverflowError(WHAT)));
      all.add(Arguments.of(spot, new AssertionError(WHAT)));
      all.add(Arguments.of(spot, new IllegalStateException(WHAT)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("mines")
  void roundEndsAndSaysWhyAndTheNextOneBringsEverything(Spot spot, Throwable throwable)
      throws IOException, InterruptedException {
    Mine mine = new Mine(spot, throwable);
    BlockingQueue<Runnable> rings = new LinkedBlockingQueue<>();
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock);
        ExecutorService mailbox = Executors.newSingleThreadExecutor();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        ExecutorService line = Executors.newSingleThreadExecutor();
        Subscription _ =
            base.replica()
                .onCommit(committed -> {
                  if (committed.touches("product")) {
                    mine.at(Spot.TELLING);
                  }
                })) {
      Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", PRODUCTS);
      Samples.putSales(base.replica(), TestBase.DEVICE, "s", 30);
      SyncRunner runner =
          new SyncRunner(
              base.replica(),
              new Mined(base.upstream(), mine),
              new Ports(
                  clock,
                  clock,
                  clock,
                  new Random(1),
                  mailbox,
                  worker,
                  line,
                  (millis, ring) -> rings.add(ring),
                  Handover.queued(line, 3),
                  _ -> mine.at(Spot.WRITING)));

      runner.tell(new Event.Started());
      await(() -> !mine.laid);
      if (spot != Spot.TELLING) {
        Runnable ring = rings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ring).as("the next attempt").isNotNull();
        Awaitility.await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(base.replica().read(SyncLinks::find).orElseThrow())
                    .extracting(SyncLinks.Link::failureCode, SyncLinks.Link::failureDetail)
                    .containsExactly("INTERNAL", WHAT));
        assertThat(base.runs().getFirst().outcome()).isEqualTo(SyncRuns.Outcome.INTERRUPTED);
        ring.run();
      }
      await(() -> runner.state() instanceof State.Resting);

      assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(PRODUCTS);
      assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
      assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(30);
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }

  /// The reader of the line gets no thread, and its writer waits for what nobody will bring.
  @Test
  @Timeout(120)
  void writerWhoseReaderNeverCameIsFreeForTheNextRound() throws IOException, InterruptedException {
    List<Runnable> forgotten = new CopyOnWriteArrayList<>();
    BlockingQueue<Runnable> rings = new LinkedBlockingQueue<>();
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock);
        ExecutorService mailbox = Executors.newSingleThreadExecutor();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        ExecutorService line = Executors.newSingleThreadExecutor()) {
      Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
      SyncRunner runner =
          new SyncRunner(
              base.replica(),
              base.upstream(),
              new Ports(
                  clock,
                  clock,
                  clock,
                  new Random(1),
                  mailbox,
                  worker,
                  line,
                  (millis, ring) -> rings.add(ring),
                  Handover.queued(
                      task -> {
                        if (forgotten.isEmpty()) {
                          forgotten.add(task);
                        } else {
                          line.execute(task);
                        }
                      },
                      3),
                  Ports.Courtesy.NONE));
      runner.tell(new Event.Requested(Why.BUTTON));
      await(() -> !forgotten.isEmpty());
      while (runner.state() instanceof State.Working) {
        clock.advance(301_000);
        runner.lookForStall();
        Awaitility.await()
            .pollDelay(Duration.ofMillis(50))
            .until(() -> true); // The machine takes what it was told.
      }
      Runnable ring = rings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(ring).as("the next attempt").isNotNull();
      ring.run();
      await(() -> runner.state() instanceof State.Resting);
      assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(3);
    }
  }
}
