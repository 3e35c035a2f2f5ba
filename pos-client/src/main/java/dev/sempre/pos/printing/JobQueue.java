package dev.sempre.pos.printing;

import dev.sempre.agent.run.Ports.Alarm;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.receipt.ReceiptJobStore.Begun;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the jobs of one channel, one after the other, on a thread of its own. What did not work and
/// has done nothing is tried again after a pause that grows; what may have been done is not. Before
/// anything can come out, the disk knows that it begins: whatever happens then, a restart finds a
/// job that may have come out, and never does it again by itself. Source: T9, F43, I17.
public final class JobQueue {
  /// Pause after the first try that did not work; doubles with each.
  static final long FIRST_PAUSE_MILLIS = 5_000;

  static final long LONGEST_PAUSE_MILLIS = 300_000;

  /// Pause after the database did not take what had to be written down.
  private static final long DISK_PAUSE_MILLIS = 30_000;

  private static final long NO_RING = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

  /// Does one job.
  @FunctionalInterface
  public interface Delivery {
    /// @param begins to be called right before something of it can come out; throws if it is not
    ///   wanted any more, or that cannot be written down: then nothing may come out
    DeviceOutcome deliver(ReceiptJob job, Runnable begins);
  }

  private static final class NotWanted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Replica replica;
  private final Channel channel;
  private final Delivery delivery;
  private final Executor worker;
  private final Alarm alarm;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicLong ringsAtMillis = new AtomicLong(NO_RING);
  private volatile boolean closed;

  /// @param worker a thread of this queue's own
  public JobQueue(
      Replica replica, Channel channel, Delivery delivery, Executor worker, Alarm alarm) {
    this.replica = replica;
    this.channel = channel;
    this.delivery = delivery;
    this.worker = worker;
    this.alarm = alarm;
  }

  /// Takes up what an earlier run has left. Returns at once.
  public void start() {
    execute(() -> {
      try {
        int unknown =
            replica.write(
                Priority.BACKGROUND,
                tx -> {
                  ReceiptJobStore.purge(tx);
                  return ReceiptJobStore.recover(tx, channel);
                });
        if (unknown > 0) {
          LOG.warn("PRINT-1 {} jobs were cut off; a person has to look at what came out", unknown);
        }
      } catch (StoreFailure failure) {
        LOG.warn("PRINT-2 The queue is taken up as it is: {}", failure.getMessage());
      }
      wake();
    });
  }

  /// Something is to be done. Returns at once; safe to call from any thread.
  public void wake() {
    if (!closed && awake.compareAndSet(false, true)) {
      execute(this::work);
    }
  }

  private void execute(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the program is closing");
    }
  }

  private void work() {
    awake.set(false);
    try {
      Optional<ReceiptJob> next = next();
      while (next.isPresent() && !closed) {
        ReceiptJob job = next.get();
        long waitMillis = job.dueAtMillis() - replica.nowMillis();
        if (waitMillis > 0) {
          ringAfter(waitMillis);
          return;
        }
        attempt(job);
        next = next();
      }
    } catch (StoreFailure failure) {
      LOG.warn("PRINT-3 The queue waits for the disk: {}", failure.getMessage());
      ringAfter(DISK_PAUSE_MILLIS);
    }
  }

  /// However often it is woken in between: no second alarm for what the first one wakes it for.
  private void ringAfter(long millis) {
    long at = replica.nowMillis() + millis;
    long before = ringsAtMillis.getAndUpdate(set -> Math.min(set, at));
    if (at < before) {
      alarm.ringAfter(
          millis,
          () -> {
            ringsAtMillis.compareAndSet(at, NO_RING);
            wake();
          });
    }
  }

  private Optional<ReceiptJob> next() {
    return replica.read(handle -> ReceiptJobStore.next(handle, channel, replica.nowMillis()));
  }

  private void attempt(ReceiptJob job) {
    AtomicBoolean begun = new AtomicBoolean();
    DeviceOutcome outcome;
    try {
      outcome = delivery.deliver(job, () -> begin(job, begun));
    } catch (NotWanted asThisCopy) {
      return;
    } catch (StoreFailure unwritten) {
      if (!begun.get()) {
        throw unwritten;
      }
      outcome = new DeviceOutcome.Unknown(String.valueOf(unwritten.getMessage()));
    } catch (RuntimeException
        | Error bug) { // An Error too: one receipt must not keep all others from coming.
      LOG.error("PRINT-4 Job {} broke off", job.id(), bug);
      String what = String.valueOf(bug);
      outcome = begun.get() ? new DeviceOutcome.Unknown(what) : new DeviceOutcome.Faulty(what);
    }
    settle(job, outcome);
  }

  private void begin(ReceiptJob job, AtomicBoolean begun) {
    Begun came = replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.begin(tx, job.id()));
    switch (came) {
      case RUNNING -> begun.set(true);
      // As the copy that it has been written as; a duplicate is the next to be done, as one.
      case DUPLICATE, NOT_WANTED -> throw new NotWanted();
    }
  }

  /// Once for each change: a printer that is dead all day is one line in the log for each job.
  private static void tell(ReceiptJob job, DeviceOutcome outcome) {
    boolean known =
        outcome.name().equals(job.outcome()) && Objects.equals(outcome.more(), job.detail());
    if (!outcome.wentWell() && !known) {
      LOG.warn(
          "PRINT-7 Job {} for {} came to {}: {}",
          job.id(),
          job.channel() == Channel.MAIL ? "a mailbox" : job.target(),
          outcome.name(),
          outcome.more());
    }
  }

  private void settle(ReceiptJob job, DeviceOutcome outcome) {
    tell(job, outcome);
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          switch (outcome) {
            case DeviceOutcome.Done _, DeviceOutcome.HandedOver _ -> {
              ReceiptJobStore.finish(tx, job.id(), State.DONE, outcome.name(), null);
              ReceiptJobStore.allDue(tx, channel, job.target());
            }
            case DeviceOutcome.Unknown(String detail) ->
                ReceiptJobStore.finish(tx, job.id(), State.UNKNOWN, outcome.name(), detail);
            case DeviceOutcome.Refused(String detail) ->
                ReceiptJobStore.finish(tx, job.id(), State.REFUSED, outcome.name(), detail);
            case DeviceOutcome.NoPaper _,
                DeviceOutcome.CoverOpen _,
                DeviceOutcome.NoAccess _,
                DeviceOutcome.NotSetUp _,
                DeviceOutcome.Faulty _,
                DeviceOutcome.NotReachable _,
                DeviceOutcome.TimedOut _ ->
                ReceiptJobStore.tryLater(
                    tx, job.id(), pauseMillis(job.tries()), outcome.name(), outcome.more());
          }
          return null;
        });
  }

  /// @param tries how often it had been tried before
  static long pauseMillis(int tries) {
    return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 10));
  }

  /// Begins nothing any more. What is being done goes on to its end.
  public void close() {
    closed = true;
  }
}
