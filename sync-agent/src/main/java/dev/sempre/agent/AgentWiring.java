package dev.sempre.agent;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.PeopleFirst;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.run.Upstream;
import dev.sempre.agent.schedule.AgentHere;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.UpstreamSeen;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts an agent together from the real clock, real threads and the real line. Used by the command
/// and by the desktop app; all threads are daemons.
public final class AgentWiring {
  /// Batches of a download that may wait for the disk.
  private static final int BATCHES_AHEAD = 3;

  /// Longest wait for a look at the agent's place to end, when the program ends.
  private static final long END_SECONDS = 10;

  /// In which a program opens its window; Quartz starts behind it.
  private static final long OPENING_MILLIS = 2_000;

  /// The machine's clock.
  public static final TimeSource CLOCK = System::currentTimeMillis;

  private static final Stopwatch STOPWATCH = System::nanoTime;

  private AgentWiring() {}

  /// Opens the database of an installation, making it if the installation has not joined a company
  /// yet. The database of one that has is never made anew: that would be another life of the same
  /// till, without its unsent sales and with numbers that were given out before.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if it cannot be opened, or is gone although the
  ///   device is enrolled
  /// @throws java.io.UncheckedIOException if the file that says who this device is cannot be read
  public static Replica openReplica(DataFolder folder) {
    // Its thread ends by itself when there is nothing to do.
    Executor upkeep =
        new ThreadPoolExecutor(
            0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("upkeep"));
    Identity identity = folder.deviceFile().identity().orElse(null);
    int busyTimeoutMillis = SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS;
    SqliteDatabase database =
        identity != null
            ? SqliteDatabase.existing(folder.database(), busyTimeoutMillis, upkeep)
            : new SqliteDatabase(folder.database(), busyTimeoutMillis, upkeep);
    Replica replica = Replica.open(database, CLOCK, new UuidV7(CLOCK, new SecureRandom()));
    if (identity != null) {
      // A line that is lost is noted in the journal, and so by any program of the till.
      replica.signWith(identity.key()::sign);
    }
    return replica;
  }

  /// Makes the agent of an enrolled installation, if no other program is its agent already. It does
  /// nothing until it is started.
  ///
  /// @param program name of this program for others that want to serve the same database
  public static Assembled assemble(
      DataFolder folder, Replica replica, Identity identity, String program) {
    if (replica.place().filter(Place::training).isPresent()) {
      throw new IllegalStateException("nothing of a practice ground is ever sent");
    }
    Enrolment.settle(replica, identity);
    return switch (folder.lockAgent(program)) {
      case FolderLock.Taken.Busy busy -> new Assembled.Elsewhere(busy.holder());
      case FolderLock.Taken.Mine mine ->
          new Assembled.Here(agent(folder, replica, identity, mine.lock()));
    };
  }

  /// Serves an enrolled installation for as long as this program runs: by an own agent as soon as
  /// no other program has one. Nothing happens before it is started.
  ///
  /// @param program name of this program for others that want to serve the same database
  public static AgentHere here(
      DataFolder folder, Replica replica, Identity identity, String program) {
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, daemons("here"));
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new AgentHere(
        replica,
        () -> assemble(folder, replica, identity, program),
        thread,
        (millis, ring) -> {
          ScheduledFuture<?> _ = thread.schedule(ring, millis, TimeUnit.MILLISECONDS);
        },
        () -> end(thread));
  }

  private static void end(ExecutorService thread) {
    thread.shutdown();
    try {
      boolean _ = thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @param lock the agent's place: the agent's from now on, and free again if none is made
  private static SyncAgent agent(
      DataFolder folder, Replica replica, Identity identity, FolderLock lock) {
    try {
      return agent(folder, replica, identity, lock, new Threads());
    } catch (RuntimeException | Error failure) {
      lock.close();
      throw failure;
    }
  }

  private static SyncAgent agent(
      DataFolder folder, Replica replica, Identity identity, FolderLock lock, Threads threads) {
    PeopleFirst courtesy =
        new PeopleFirst(replica::rightOfWay, AgentWiring::sleep, new TillElsewhere(folder)::isOpen);
    try {
      Upstream upstream =
          new HttpUpstream(
              identity.credentials(),
              replica.catalogue(),
              STOPWATCH,
              () -> replica.read(UpstreamSeen::find),
              () -> replica.read(SetBack::words));
      SyncRunner runner = new SyncRunner(replica, upstream, ports(threads, courtesy));
      Runnable freeAll = () -> free(threads, lock);
      return new SyncAgent(replica, runner, surroundings(threads, freeAll));
    } catch (RuntimeException | Error failure) {
      threads.end();
      throw failure;
    }
  }

  private static Ports ports(Threads threads, PeopleFirst courtesy) {
    return new Ports(
        CLOCK,
        STOPWATCH,
        new Uptime(STOPWATCH),
        new SecureRandom(),
        threads.mailbox,
        threads.worker,
        threads.line,
        threads::ringAfter,
        Handover.queued(threads.line, BATCHES_AHEAD),
        courtesy);
  }

  private static SyncAgent.Surroundings surroundings(Threads threads, Runnable freeAll) {
    return new SyncAgent.Surroundings(
        CLOCK,
        STOPWATCH,
        threads.alarm,
        threads::afterOpening,
        threads::everyHalfMinute,
        AgentWiring::addresses,
        freeAll);
  }

  private static void free(Threads threads, FolderLock lock) {
    threads.end();
    lock.close();
  }

  private static ThreadFactory daemons(String what) {
    return task -> {
      Thread thread = new Thread(task, "sempre-agent-" + what);
      thread.setDaemon(true);
      return thread;
    };
  }

  /// The threads of one agent.
  private static final class Threads {
    private final ExecutorService mailbox = Executors.newSingleThreadExecutor(daemons("mailbox"));
    private final ExecutorService worker = Executors.newSingleThreadExecutor(daemons("worker"));
    private final ExecutorService line = Executors.newSingleThreadExecutor(daemons("line"));
    private final ScheduledThreadPoolExecutor alarm =
        new ScheduledThreadPoolExecutor(1, daemons("alarm"));
    private @Nullable ScheduledFuture<?> ring;
    private @Nullable ScheduledFuture<?> look;
    private @Nullable ScheduledFuture<?> start;

    Threads() {
      alarm.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// One pending ring; a new one replaces it.
    synchronized void ringAfter(long millis, Runnable task) {
      if (ring != null) {
        ring.cancel(false);
      }
      ring = alarm.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    synchronized void everyHalfMinute(Runnable task) {
      look = alarm.scheduleWithFixedDelay(task, 30, 30, TimeUnit.SECONDS);
    }

    synchronized void afterOpening(Runnable task) {
      start = alarm.schedule(task, OPENING_MILLIS, TimeUnit.MILLISECONDS);
    }

    synchronized void end() {
      for (ScheduledFuture<?> task : Arrays.asList(ring, look, start)) {
        if (task != null) {
          task.cancel(false);
        }
      }
      for (ExecutorService executor : new ExecutorService[] {mailbox, worker, line, alarm}) {
        executor.shutdown();
      }
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Addresses that others can reach this machine at.
  private static Set<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress())
          .map(address -> String.valueOf(address.getHostAddress()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }

  /// Whether another process sells on this database; asked often, looked up once a second.
  private static final class TillElsewhere {
    private static final String OWN = "process " + ProcessHandle.current().pid();

    private final DataFolder folder;
    private volatile long lookedAtMillis = Long.MIN_VALUE / 2;
    private volatile boolean open;

    TillElsewhere(DataFolder folder) {
      this.folder = folder;
    }

    boolean isOpen() {
      long now = STOPWATCH.millis();
      if (now - lookedAtMillis > 1_000) {
        lookedAtMillis = now;
        open = folder.till().filter(holder -> !holder.endsWith(OWN)).isPresent();
      }
      return open;
    }
  }
}
