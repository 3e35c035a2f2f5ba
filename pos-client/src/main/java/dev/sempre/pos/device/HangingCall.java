package dev.sempre.pos.device;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Makes calls of the operating system that may hang for ever, and waits only so long. While one
/// hangs no other is made, so that a dead device costs one thread and not one a try. Used by one
/// thread at a time.
final class HangingCall {
  /// A call that says when it is about to send something.
  @FunctionalInterface
  interface Call {
    /// @param begins to be called right before the first byte leaves; throws if nobody waits for it
    ///   any more
    DeviceOutcome make(Runnable begins);
  }

  /// How long whatever is of use only at once may take.
  private static final long PULSE_PATIENCE_MILLIS = 2_000;

  private enum Phase {
    OPENING,
    BEGUN,
    GIVEN_UP
  }

  private final ExecutorService threads;
  private final long patienceMillis;
  private final AtomicBoolean hanging = new AtomicBoolean();

  HangingCall(ExecutorService threads, long patienceMillis) {
    this.threads = threads;
    this.patienceMillis = patienceMillis;
  }

  /// @param begins called on the call's own thread
  DeviceOutcome run(Call call, Runnable begins) {
    return run(call, begins, patienceMillis);
  }

  /// A call that is of use at once or not at all.
  DeviceOutcome pulse(Call call) {
    return run(call, () -> {}, Math.min(patienceMillis, PULSE_PATIENCE_MILLIS));
  }

  private DeviceOutcome run(Call call, Runnable begins, long patience) {
    // Not the future: one that is given up counts as done while its thread still hangs.
    if (!hanging.compareAndSet(false, true)) {
      return new DeviceOutcome.TimedOut();
    }
    AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPENING);
    Runnable begin =
        () -> {
          // First: a call that nobody waits for any more may not say that it begins, since nobody
          // would ever say how it ended.
          if (!phase.compareAndSet(Phase.OPENING, Phase.BEGUN)) {
            throw new CancellationException("it took too long to get here");
          }
          try {
            begins.run();
          } catch (RuntimeException | Error unwritten) {
            phase.set(Phase.OPENING); // Nothing has left, and nothing will.
            throw unwritten;
          }
        };
    try {
      return await(threads.submit(() -> make(call, begin)), phase, patience);
    } catch (RejectedExecutionException closing) {
      hanging.set(false);
      return new DeviceOutcome.NotReachable("the program is closing");
    }
  }

  private DeviceOutcome make(Call call, Runnable begin) {
    try {
      return call.make(begin);
    } finally {
      hanging.set(false);
    }
  }

  private DeviceOutcome await(
      Future<DeviceOutcome> now, AtomicReference<Phase> phase, long patience) {
    try {
      return now.get(patience, TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return giveUp(now, phase);
    } catch (ExecutionException broken) {
      if (phase.get() == Phase.OPENING) {
        switch (broken.getCause()) {
          case RuntimeException bug -> throw bug;
          case Error bug -> throw bug;
          case null, default -> {}
        }
      }
      return new DeviceOutcome.Unknown(String.valueOf(broken.getCause()));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return giveUp(now, phase);
    }
  }

  private static DeviceOutcome giveUp(Future<DeviceOutcome> now, AtomicReference<Phase> phase) {
    boolean nothingLeft = phase.compareAndSet(Phase.OPENING, Phase.GIVEN_UP);
    now.cancel(true);
    return nothingLeft
        ? new DeviceOutcome.TimedOut()
        : new DeviceOutcome.Unknown("it did not take everything in time");
  }
}
