package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.replica.sync.SyncLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
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
    public Answer<Head> head(List<ChainHead> chains) {
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

  /// Fails as often as it is told to, for lack of a thread; then does it at once.
  private static final class ScarceThreads implements Executor {
    private int missing;

    @Override
    public void execute(Runnable task) {
      if (missing > 0) {
        missing--;
        throw new OutOfMemoryError("unable to create native thread, for the test");
      }
      task.run();
    }
  }

  /// Rings when it is told to.
  private static final class HandAlarm implements Ports.Alarm {
    private Runnable ring = () -> {};
    private boolean broken;

    @Override
    public void ringAfter(long millis, Runnable task) {
      if (broken) {
        throw new OutOfMemoryError("no alarm, for the test");
      }
      ring = task;
    }
  }

  private SyncRunner runner(TestBase base, Executor mailbox, Executor worker, Ports.Alarm alarm) {
    Ports ports =
        new Ports(
            clock,
            clock,
            clock,
            new Random(1),
            mailbox,
            worker,
            Runnable::run,
            alarm,
            Handover.inline(),
            Ports.Courtesy.NONE);
    return new SyncRunner(base.replica(), base.upstream(), ports);
  }

  @Test
  void workerThatCannotHaveThreadFailsTheRoundAndTheNextAttemptEndsWell() throws IOException {
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock)) {
      Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
      ScarceThreads worker = new ScarceThreads();
      HandAlarm alarm = new HandAlarm();
      SyncRunner runner = runner(base, Runnable::run, worker, alarm);
      worker.missing = 1;
      runner.tell(new Event.Started());
      assertThat(runner.state()).isInstanceOf(State.BackingOff.class);
      assertThat(base.replica().read(SyncLinks::find).orElseThrow().failureCode())
          .isEqualTo("INTERNAL");

      alarm.ring.run();
      assertThat(runner.state()).isInstanceOf(State.Resting.class);
      assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(3);
    }
  }

  /// A pool takes the task, and has no thread for it.
  @Test
  void answerThatNobodyWillGiveIsNotWaitedForForEver() throws IOException {
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock)) {
      Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
      List<Runnable> forgotten = new ArrayList<>();
      Executor worker =
          task -> {
            if (forgotten.isEmpty()) {
              forgotten.add(task);
            } else {
              task.run();
            }
          };
      HandAlarm alarm = new HandAlarm();
      SyncRunner runner = runner(base, Runnable::run, worker, alarm);
      runner.tell(new Event.Started());
      clock.advance(301_000);
      runner.lookForStall();
      assertThat(runner.state()).as("perhaps the abort ends it").isInstanceOf(State.Asking.class);
      clock.advance(30_000);
      runner.lookForStall();
      assertThat(runner.state()).isInstanceOf(State.BackingOff.class);

      alarm.ring.run();
      assertThat(runner.state()).isInstanceOf(State.Resting.class);
      assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(3);

      // What was given up and comes after all concerns nobody.
      State before = runner.state();
      forgotten.getFirst().run();
      assertThat(runner.state()).isEqualTo(before);
    }
  }

  @Test
  void mailboxThatCannotHaveThreadLosesNoEvent() throws IOException {
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock)) {
      ScarceThreads mailbox = new ScarceThreads();
      SyncRunner runner = runner(base, mailbox, Runnable::run, new HandAlarm());
      mailbox.missing = 1;
      runner.tell(new Event.RoutineDue());
      assertThat(centre.requests()).isEmpty();
      runner.tell(new Event.RetryDue());
      assertThat(centre.requests()).contains("head");
      assertThat(runner.state()).isInstanceOf(State.Resting.class);
    }
  }

  @Test
  void alarmThatIsLostIsMadeUpForByTheWatchdog() throws IOException {
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock)) {
      HandAlarm alarm = new HandAlarm();
      SyncRunner runner = runner(base, Runnable::run, Runnable::run, alarm);
      centre.script("head", Fault.status(503));
      alarm.broken = true;
      runner.tell(new Event.Started());
      assertThat(runner.state()).isInstanceOf(State.BackingOff.class);
      runner.lookForStall();
      assertThat(runner.state()).isInstanceOf(State.BackingOff.class);
      clock.advance(70_000);
      runner.lookForStall();
      assertThat(runner.state()).isInstanceOf(State.Resting.class);
    }
  }
}
