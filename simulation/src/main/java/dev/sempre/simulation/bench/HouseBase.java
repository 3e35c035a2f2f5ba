package dev.sempre.simulation.bench;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Replica.Subscription;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A base in this process: its database, and the agent as the desktop app holds it.
public final class HouseBase implements AutoCloseable {
  private static final String PROGRAM = "bench";
  private static final long LONGEST_ROUND_SECONDS = 600;

  private final DataFolder folder;
  private final Replica replica;

  private HouseBase(DataFolder folder, Replica replica) {
    this.folder = folder;
    this.replica = replica;
  }

  /// Opens a folder, enrolled or not.
  public static HouseBase open(Path path) {
    DataFolder folder =
        switch (DataFolder.open(path)) {
          case DataFolder.Opened.Good good -> good.folder();
          case DataFolder.Opened.Bad bad -> throw new IllegalStateException(bad.message());
        };
    return new HouseBase(folder, AgentWiring.openReplica(folder));
  }

  /// Its database.
  public Replica replica() {
    return replica;
  }

  /// Joins a company.
  ///
  /// @param url address of the centre
  /// @param code one-time code of a device
  /// @throws IllegalStateException if the centre refuses
  public void enrol(String url, String code) {
    Enrolment.Result result =
        new Enrolment(folder, replica, new SecureRandom())
            .enrol(url, code, "Cassa", DeviceKind.TILL);
    if (!(result instanceof Enrolment.Result.Enrolled)) {
      throw new IllegalStateException("could not join: " + result);
    }
  }

  /// The agent, not started.
  SyncAgent agent() {
    return switch (AgentWiring.assemble(folder, replica, identity(), PROGRAM)) {
      case Assembled.Here(SyncAgent agent) -> agent;
      case Assembled.Elsewhere elsewhere ->
          throw new IllegalStateException("served by " + elsewhere.holder());
    };
  }

  /// Who it is, once it has joined.
  public Identity identity() {
    return folder
        .deviceFile()
        .identity()
        .orElseThrow(() -> new IllegalStateException("join first"));
  }

  /// What one round did.
  ///
  /// @param untilAppliedMillis from the start of the agent to the commit of the last row
  /// @param untilEndMillis from the start of the agent to the end of the round
  /// @param run its line in the journal
  record Round(double untilAppliedMillis, double untilEndMillis, Run run) {}

  /// Starts an agent, waits for its first round and stops it.
  ///
  /// @throws IllegalStateException if something did not move
  Round round() {
    AtomicLong appliedAtNanos = new AtomicLong();
    Subscription listening =
        replica.onCommit(committed -> {
          if (changesRecords(committed)) {
            appliedAtNanos.set(System.nanoTime());
          }
        });
    String before = lastRun().map(Run::id).orElse("");
    long begin;
    long end;
    Run run;
    try (SyncAgent agent = agent()) {
      begin = System.nanoTime();
      agent.start();
      run = awaitRunAfter(before);
      end = System.nanoTime();
    }
    listening.close();
    if (run.outcome() != SyncRuns.Outcome.DONE) {
      throw new IllegalStateException("the round did not end well: " + run);
    }
    return new Round((appliedAtNanos.get() - begin) / 1e6, (end - begin) / 1e6, run);
  }

  private static boolean changesRecords(Committed committed) {
    return SyncCatalogue.TABLES.stream().map(TableSpec::name).anyMatch(committed::touches);
  }

  /// Waits until a run has ended that is not the given one. Looks only when the journal has
  /// changed: whoever measures should not be in the way.
  Run awaitRunAfter(String before) {
    Semaphore changed = new Semaphore(1);
    Subscription listening =
        replica.onCommit(committed -> {
          if (committed.touches("sync_run")) {
            changed.release();
          }
        });
    try {
      while (changed.tryAcquire(LONGEST_ROUND_SECONDS, TimeUnit.SECONDS)) {
        Optional<Run> last = lastRun();
        if (last.isPresent() && !last.get().id().equals(before)) {
          return last.get();
        }
      }
      throw new IllegalStateException("the round does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      listening.close();
    }
  }

  /// The last run that has ended.
  Optional<Run> lastRun() {
    return replica.read(SyncRuns::lastEnded);
  }

  @Override
  public void close() {
    replica.close();
  }
}
