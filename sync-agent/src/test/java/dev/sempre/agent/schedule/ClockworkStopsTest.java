package dev.sempre.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.DirectSchedulerFactory;

/// What may happen to the threads that tick. Source: R18, R19, F20.
final class ClockworkStopsTest {
  @TempDir private Path folder;

  private final Clock stopwatch = new Clock();
  private Runnable look = () -> {};

  private SyncAgent agent(TestBase base, Supplier<Set<String>> addresses) {
    SyncAgent agent =
        new SyncAgent(
            base.replica(),
            base.runner(),
            new SyncAgent.Surroundings(
                System::currentTimeMillis,
                stopwatch,
                task -> {}, // Nothing but the clockwork takes requests.
                Runnable::run,
                task -> look = task,
                addresses,
                () -> {}));
    agent.start();
    return agent;
  }

  private static void ask(TestBase base, String by) {
    String _ = SyncAgent.request(base.replica(), base.replica().ids(), by, "BUTTON");
  }

  private static void awaitSales(TestCentre centre, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Samples.count(centre.replica(), SyncCatalogue.SALE) == count);
  }

  @Test
  void threadThatNeverComesBackIsReplacedAndTheAgentGoesOn() throws IOException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Supplier<Set<String>> hanging =
        () -> {
          // The first time is not the clockwork's.
          if (asked.getAndIncrement() == 1) {
            held.countDown();
            awaitQuietly(end);
          }
          return Set.of();
        };
    try (TestCentre centre = new TestCentre(folder, new Clock());
        TestBase base = new TestBase(folder, centre, new Clock());
        SyncAgent _ = agent(base, hanging)) {
      awaitQuietly(held);
      Samples.putSales(base.replica(), TestBase.DEVICE, "s", 3);
      ask(base, "maria");
      look.run();
      Awaitility.await()
          .during(Duration.ofMillis(1_500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> Samples.count(centre.replica(), SyncCatalogue.SALE) == 0);

      stopwatch.advance(61_000);
      look.run();
      awaitSales(centre, 3);
      end.countDown();
    }
  }

  @Test
  void tickThatThrowsIsFollowedByTheNext() throws IOException {
    List<Throwable> troubles =
        Collections.synchronizedList(
            new ArrayList<>(
                List.of(
                    new OutOfMemoryError("for the test"),
                    new StackOverflowError("for the test"),
                    new IllegalStateException("for the test"))));
    AtomicInteger asked = new AtomicInteger();
    Supplier<Set<String>> failing =
        () -> {
          if (asked.getAndIncrement() > 0 && !troubles.isEmpty()) {
            switch (troubles.removeFirst()) {
              case Error error -> throw error;
              case RuntimeException exception -> throw exception;
              case Throwable other -> throw new AssertionError(other);
            }
          }
          return Set.of();
        };
    try (TestCentre centre = new TestCentre(folder, new Clock());
        TestBase base = new TestBase(folder, centre, new Clock());
        SyncAgent _ = agent(base, failing)) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(troubles::isEmpty);
      Samples.putSales(base.replica(), TestBase.DEVICE, "s", 3);
      ask(base, "maria");
      awaitSales(centre, 3);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void ticksThatWereMissedAreNotMadeUpFor() {
    Queue<Tick> heard = new ConcurrentLinkedQueue<>();
    try (Ticks ticks = new Ticks("missed", heard::add)) {
      // As if the machine had slept for an hour just after the clockwork was wound up.
      ticks.start(Routine.every(15, "x"), System.currentTimeMillis() - 3_600_000);
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(20))
          .until(() -> count(heard, Tick.REQUESTS) < 8);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> count(heard, Tick.REQUESTS) >= 2);
      assertThat(count(heard, Tick.ROUTINE)).isLessThanOrEqualTo(1);
    }
  }

  private static long count(Queue<Tick> heard, Tick tick) {
    return heard.stream().filter(tick::equals).count();
  }

  @Test
  void tickThatIsFiredTwiceAtOnceIsHeardOneAfterTheOther() throws SchedulerException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger heard = new AtomicInteger();
    Runnable hearer =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
          inside.decrementAndGet();
          heard.incrementAndGet();
        };
    DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
    factory.createVolatileScheduler(4);
    Scheduler scheduler = factory.getScheduler();
    JobDataMap data = new JobDataMap();
    data.put("hearer", hearer);
    JobDetail job =
        JobBuilder.newJob(Ticks.TickJob.class)
            .withIdentity("twice")
            .usingJobData(data)
            .storeDurably()
            .build();
    scheduler.addJob(job, true);
    for (int i = 0; i < 4; i++) {
      scheduler.scheduleJob(
          TriggerBuilder.newTrigger().forJob(job).withIdentity("t" + i).startNow().build());
    }
    scheduler.start();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() == 4);
      assertThat(most).hasValue(1);
    } finally {
      scheduler.shutdown(true);
    }
  }
}
