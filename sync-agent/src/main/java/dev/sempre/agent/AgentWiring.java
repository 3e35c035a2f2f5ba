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
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Replica.Subscription;
import dev.sempre.replica.db.SqliteDatabase;
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

  /// How the agent's threads are told from those of people.
  private static final String THREADS = "sempre-agent";

  /// In which a program opens its window; Quartz starts behind it.
  private static final long OPENING_MILLIS = 2_000;

  /// The machine's clock.
  public static final TimeSource CLOCK = System::currentTimeMillis;

  private static final Stopwatch STOPWATCH = System::nanoTime;

  private AgentWiring() {}

  /// Opens the database of an installation, making it if it is not there.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if it cannot be opened
  public static Replica openReplica(DataFolder folder) {
    // Its thread ends by itself when there is nothing to do.
    Executor upkeep =
        new ThreadPoolExecutor(
            0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("upkeep"));
    SqliteDatabase database =
        new SqliteDatabase(folder.database(), SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS, upkeep);
    return Replica.open(database, CLOCK, new UuidV7(CLOCK, new SecureRandom()));
  }

  /// Makes the agent of an enrolled installation, if no other program is its agent already. It does
  /// nothing until it is started.
  ///
  /// @param program name of this program for others that want to serve the same database
  public static Assembled assemble(
      DataFolder folder, Replica replica, Identity identity, String program) {
    Enrolment.settle(replica, identity);
    return switch (folder.lockAgent(program)) {
      case FolderLock.Taken.Busy busy -> new Assembled.Elsewhere(busy.holder());
      case FolderLock.Taken.Mine mine ->
          new Assembled.Here(
              agent(
                  folder,
                  replica,
                  new HttpUpstream(identity.credentials(), STOPWATCH),
                  mine.lock()));
    };
  }

  private static SyncAgent agent(
      DataFolder folder, Replica replica, Upstream upstream, FolderLock lock) {
    Threads threads = new Threads();
    PeopleFirst courtesy =
        new PeopleFirst(STOPWATCH, AgentWiring::sleep, new TillElsewhere(folder)::isOpen);
    Subscription listening =
        replica.onCommit(committed -> {
          if (!Thread.currentThread().getName().startsWith(THREADS)) {
            courtesy.personWrote();
          }
        });
    Ports ports =
        new Ports(
            CLOCK,
            STOPWATCH,
            new SecureRandom(),
            threads.mailbox,
            threads.worker,
            threads.line,
            threads::ringAfter,
            Handover.queued(threads.line, BATCHES_AHEAD),
            courtesy);
    SyncAgent.Surroundings surroundings =
        new SyncAgent.Surroundings(
            CLOCK,
            STOPWATCH,
            threads.alarm,
            threads::afterOpening,
            AgentWiring::addresses,
            () -> free(threads, listening, lock));
    SyncAgent agent =
        new SyncAgent(replica, new SyncRunner(replica, upstream, ports), surroundings);
    threads.everyHalfMinute(agent::lookAtClock);
    return agent;
  }

  private static void free(Threads threads, Subscription listening, FolderLock lock) {
    threads.end();
    try (lock) {
      listening.close();
    }
  }

  private static ThreadFactory daemons(String what) {
    return task -> {
      Thread thread = new Thread(task, THREADS + "-" + what);
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
