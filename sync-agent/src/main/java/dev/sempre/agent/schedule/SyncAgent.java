package dev.sempre.agent.schedule;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.run.ClockWatch;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.model.id.Ids;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Replica.Subscription;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent of one database: its runner and its clockwork. There is at most one per database,
/// inside the desktop app or as a program of its own. Everything public may be called from any
/// thread and, except [#close()], returns without waiting. Source: architecture section 5.
public final class SyncAgent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncAgent.class);

  /// The clockwork ticks every second; one that has been silent for so long has stopped.
  private static final long LONGEST_SILENCE_MILLIS = 60_000;

  /// Longest wait for a call that is under way to end after it was aborted.
  private static final long STOP_SECONDS = 10;

  /// What an agent needs beside its runner.
  ///
  /// @param background runs what must not hold up the caller
  /// @param afterOpening runs what may wait until the program has opened its window: the start of
  ///   the clockwork, which takes the processor for some tenths of a second
  /// @param everyHalfMinute runs a task again and again, by something that does not depend on the
  ///   clock
  /// @param addresses addresses of this machine in the network
  /// @param freeAll frees what the agent holds, after its end
  public record Surroundings(
      TimeSource clock,
      Stopwatch stopwatch,
      Executor background,
      Executor afterOpening,
      Consumer<Runnable> everyHalfMinute,
      Supplier<Set<String>> addresses,
      Runnable freeAll) {}

  private final Replica replica;
  private final SyncRunner runner;
  private final Surroundings surroundings;
  private final Ticks ticks;
  private final NetworkWatch network;
  private final ClockWatch clockWatch;
  private final Subscription listening;

  /// When the clockwork was heard last, or started.
  private volatile long heardAtMillis;

  private volatile boolean ticking;

  public SyncAgent(Replica replica, SyncRunner runner, Surroundings surroundings) {
    this.replica = replica;
    this.runner = runner;
    this.surroundings = surroundings;
    this.ticks = new Ticks(replica.ids().next(), this::tick);
    this.network = new NetworkWatch(surroundings.addresses());
    this.clockWatch = new ClockWatch(surroundings.clock(), surroundings.stopwatch());
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          SyncRuns.endAbandoned(tx);
          return null;
        });
    this.listening = replica.onCommit(this::committed);
  }

  /// Starts: a first round at once, then by the clock.
  public void start() {
    runner.tell(new Event.Started());
    // A task that throws would not be run again.
    surroundings
        .everyHalfMinute()
        .accept(() -> {
          safely(this::lookAtClock);
          safely(this::lookAtClockwork);
        });
    run(
        surroundings.afterOpening(),
        () -> {
          ticks.start(routine(), surroundings.clock().epochMillis());
          heard();
          ticking = true;
        });
  }

  private void heard() {
    heardAtMillis = surroundings.stopwatch().millis();
  }

  private Routine routine() {
    try {
      return Routine.of(replica);
    } catch (StoreFailure failure) {
      LOG.warn("the settings cannot be read: {}", failure.getMessage());
      return Routine.every(Routine.DEFAULT_MINUTES, "");
    }
  }

  /// Takes up requests that were made before the agent was there; without [#start()] the agent does
  /// nothing but that.
  public void takeRequests() {
    inBackground(() -> tick(Tick.REQUESTS));
  }

  /// Tries to reach upstream at once, whatever the wait. Not limited. Source: L4.
  public void tryNow() {
    runner.tell(new Event.NetworkUp());
  }

  /// Asks whichever agent serves this database for a round; see [SyncRequests]. Blocks for the time
  /// of a small transaction.
  ///
  /// @param by user id or name of the command
  /// @param reason `BUTTON`, `COMMAND` or `CLOSING`
  /// @return id of the request, for [SyncRequests#servedBy]
  public static String request(Replica replica, Ids ids, String by, String reason) {
    String id = ids.next();
    replica.write(
        Priority.PERSON,
        tx -> {
          SyncRequests.add(tx, id, by, reason);
          return null;
        });
    return id;
  }

  /// Looks whether somebody has set the clock.
  private void lookAtClock() {
    safely(runner::lookAtClock);
    long by = clockWatch.setByMillis();
    if (by != 0) {
      LOG.warn("this machine's clock was set by {} ms", by);
      ticks.reset(routine(), surroundings.clock().epochMillis());
      clockWatch.noted(by);
    }
  }

  /// Looks whether the clockwork still ticks. Source: R18, F20.
  private void lookAtClockwork() {
    long silentMillis = surroundings.stopwatch().millis() - heardAtMillis;
    if (ticking && silentMillis > LONGEST_SILENCE_MILLIS) {
      LOG.error("the clockwork has not ticked for {} ms and is started anew", silentMillis);
      ticks.renew(routine(), surroundings.clock().epochMillis());
      heard();
    }
  }

  private void tick(Tick tick) {
    heard();
    try {
      switch (tick) {
        case ROUTINE -> runner.tell(new Event.RoutineDue());
        case PULSE -> runner.tell(new Event.PulseDue());
        case REQUESTS -> runner.lookForRequests();
        case WATCHDOG -> runner.lookForStall();
        case PURGE -> RunPurge.run(replica);
        case NETWORK -> {
          if (network.hasComeBack()) {
            runner.tell(new Event.NetworkUp());
          }
        }
      }
    } catch (StoreFailure failure) {
      LOG.warn("{} has to wait: {}", tick, failure.getMessage());
    }
  }

  /// On the committing thread: only passes on.
  private void committed(Committed committed) {
    if (committed.touches("sync_request")) {
      inBackground(() -> tick(Tick.REQUESTS));
    }
    if (committed.touches("account_setting")) {
      inBackground(() -> ticks.reset(routine(), surroundings.clock().epochMillis()));
    }
  }

  private void inBackground(Runnable task) {
    run(surroundings.background(), task);
  }

  private static void run(Executor executor, Runnable task) {
    try {
      executor.execute(() -> safely(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the agent has stopped"); // Whoever has committed must not suffer from that.
    } catch (RuntimeException | Error failure) {
      LOG.error("no thread for the agent", failure); // Nor from this; the clockwork tries again.
    }
  }

  /// At the end of a thread: nobody else would hear of a failure here.
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error bug) {
      LOG.error("a task of the agent failed", bug);
    }
  }

  /// Stops: ends what is under way, leaves what it has not moved for the next start, and frees the
  /// database for another agent. The replica stays open. Waits up to 10 s.
  @Override
  public void close() {
    ticks.close();
    listening.close();
    runner.tell(new Event.StopAsked());
    try {
      awaitStop();
    } finally {
      surroundings.freeAll().run();
    }
  }

  private void awaitStop() {
    for (int second = 0; second < STOP_SECONDS; second++) {
      try {
        runner.stopped().get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        runner.tell(new Event.Stalled()); // Perhaps the next call had not begun at the first time.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException("stopping does not fail", e);
      }
    }
    LOG.warn("the call under way does not end; what it had not moved waits");
  }
}
