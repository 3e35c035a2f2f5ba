package dev.sempre.agent.schedule;

import dev.sempre.agent.run.Ports.Alarm;
import dev.sempre.replica.db.Replica;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that a database is served as long as a program has it open: by this program's own
/// agent, or by another program's for as long as that lives. Should the other one end, however that
/// happens, this one takes its place within a minute. Made by `AgentWiring.here`.
///
/// [#start()] and [#tryNow(String)] may be called from any thread, return at once and never throw:
/// whatever the disk or the line do is logged and tried again. Source: R18, R19.
public final class AgentHere implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentHere.class);

  /// Time between two looks whether the place of the agent is free.
  static final long LOOK_MILLIS = 60_000;

  private final Replica replica;
  private final Supplier<Assembled> assemble;
  private final Executor thread;
  private final Alarm alarm;
  private final Runnable freeThread;
  private @Nullable SyncAgent agent;
  private @Nullable String elsewhere;
  private boolean closed;

  /// @param assemble makes the agent if its place is free
  /// @param thread runs what takes time, one task after the other
  /// @param alarm rings on `thread` after a wait
  /// @param freeThread ends `thread` and `alarm` once the task under way has ended, and waits for
  ///   that
  public AgentHere(
      Replica replica,
      Supplier<Assembled> assemble,
      Executor thread,
      Alarm alarm,
      Runnable freeThread) {
    this.replica = replica;
    this.assemble = assemble;
    this.thread = thread;
    this.alarm = alarm;
    this.freeThread = freeThread;
  }

  /// Starts: the own agent as soon as its place is free. To be called once.
  public void start() {
    inBackground(this::look);
  }

  /// Tries to reach upstream at once, by whichever agent serves the database. Not limited. Source:
  /// L4.
  ///
  /// @param by user id or name of the command, for the request to another program's agent
  public void tryNow(String by) {
    inBackground(() -> {
      SyncAgent mine = serve();
      if (mine != null) {
        mine.tryNow();
      } else if (replica.place().isPresent()) {
        String _ = SyncAgent.request(replica, replica.ids(), by, "BUTTON");
      }
    });
  }

  /// True while this program's own agent serves the database.
  public synchronized boolean isHere() {
    return agent != null;
  }

  /// Ends the own agent and gives its place free; the replica stays open. Waits up to some seconds
  /// for what is under way, and is therefore for the end of the program, before the replica is
  /// closed.
  @Override
  public void close() {
    SyncAgent mine;
    synchronized (this) {
      closed = true;
      mine = agent;
      agent = null;
    }
    try {
      freeThread.run();
    } finally {
      if (mine != null) {
        mine.close();
      }
    }
  }

  private void look() {
    try {
      SyncAgent _ = serve();
    } finally {
      if (!isDone()) {
        alarm.ringAfter(LOOK_MILLIS, () -> safely(this::look));
      }
    }
  }

  private synchronized boolean isDone() {
    return closed || agent != null;
  }

  /// Takes the agent's place if it is free.
  ///
  /// @return the own agent, or null if another program has one or this one is about to end
  private @Nullable SyncAgent serve() {
    synchronized (this) {
      if (closed || agent != null) {
        return agent;
      }
    }
    return switch (assemble.get()) {
      case Assembled.Here(SyncAgent made) -> started(made);
      case Assembled.Elsewhere(String holder) -> {
        if (!Objects.equals(holder, elsewhere) || elsewhere == null) {
          LOG.info("{} synchronises this database", holder);
        }
        elsewhere = String.valueOf(holder);
        yield null;
      }
    };
  }

  private @Nullable SyncAgent started(SyncAgent made) {
    boolean kept = false;
    try {
      made.start();
      kept = keep(made);
    } finally {
      if (!kept) {
        made.close();
      }
    }
    return kept ? made : null;
  }

  private synchronized boolean keep(SyncAgent made) {
    if (!closed) {
      agent = made;
    }
    return !closed;
  }

  private void inBackground(Runnable task) {
    try {
      thread.execute(() -> safely(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the program ends");
    } catch (RuntimeException | Error failure) {
      LOG.error("no thread for the agent", failure);
    }
  }

  /// Nobody else would hear of it here.
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("the agent cannot be had just now; it is tried again", failure);
    }
  }
}
