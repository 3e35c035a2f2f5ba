package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A call that never ends is ended, and the next attempt follows. Source: R19.
final class HungRoundTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();

  /// Answers nothing until it is aborted.
  private static final class Silent implements Upstream {
    private final CountDownLatch aborted = new CountDownLatch(1);

    @Override
    public Answer<Head> head() {
      try {
        aborted.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Failure failure = new Failure.Unreachable(Failure.Kind.ABORTED, "for the test");
      return new Failed<>(failure, Traffic.NONE);
    }

    @Override
    public Answer<Boolean> changes(
        String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public Answer<PushAnswer> send(String flow, byte[] body) {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public Answer<Checksums> checksums(List<TableSpec> tables) {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public void abort() {
      aborted.countDown();
    }
  }

  @Test
  void watchdogEndsIt() throws IOException {
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock);
        ExecutorService mailbox = Executors.newSingleThreadExecutor();
        ExecutorService worker = Executors.newSingleThreadExecutor()) {
      Ports ports =
          new Ports(
              clock,
              clock,
              new Random(1),
              mailbox,
              worker,
              Runnable::run,
              (millis, ring) -> {},
              Handover.inline(),
              Ports.Courtesy.NONE);
      SyncRunner runner = new SyncRunner(base.replica(), new Silent(), ports);
      runner.tell(new Event.Started());
      Awaitility.await().until(() -> runner.state() instanceof State.Asking);
      runner.lookForStall();
      clock.advance(299_000);
      runner.lookForStall();
      assertThat(runner.state()).isInstanceOf(State.Asking.class);

      clock.advance(2_000);
      runner.lookForStall();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> runner.state() instanceof State.BackingOff);
    }
  }
}
