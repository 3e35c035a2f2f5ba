package dev.sempre.agent.run;

import dev.sempre.model.time.TimeSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// What a runner takes from outside, so that a simulation can run it in one thread on virtual time:
/// with direct executors, [Handover#inline()] and [Courtesy#NONE] nothing happens but on the thread
/// that tells an event.
///
/// @param clock this machine's clock, uncorrected
/// @param stopwatch measures durations
/// @param uptime measures long ones: unlike the stopwatch it may be coarse, and goes on while the
///   machine sleeps
/// @param random draws the jitter
/// @param mailbox runs the machine and its quick effects, one task at a time
/// @param worker runs the effects that take time, one task at a time
/// @param beside runs what may go on beside the worker
/// @param alarm rings after a wait
/// @param handover joins the reader of a download with its writer
/// @param courtesy gives way to people
public record Ports(
    TimeSource clock,
    Stopwatch stopwatch,
    Stopwatch uptime,
    RandomGenerator random,
    Executor mailbox,
    Executor worker,
    Executor beside,
    Alarm alarm,
    Handover handover,
    Courtesy courtesy) {
  /// Measures durations; unlike a clock it never jumps.
  @FunctionalInterface
  public interface Stopwatch {
    /// Nanoseconds since an arbitrary moment.
    long nanos();

    /// Milliseconds since an arbitrary moment.
    default long millis() {
      return nanos() / 1_000_000;
    }
  }

  /// Rings once after a wait. A new wait replaces the one before.
  @FunctionalInterface
  public interface Alarm {
    void ringAfter(long millis, Runnable ring);
  }

  /// Called between two background batches: may hold the caller up for a moment while a person is
  /// at work. Source: H1.
  @FunctionalInterface
  public interface Courtesy {
    Courtesy NONE = _ -> {};

    /// @param workedNanos how long the batch before took
    void giveWay(long workedNanos);
  }
}
