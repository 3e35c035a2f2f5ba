package dev.sempre.simulation.scale;

import dev.sempre.agent.machine.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One base in its busiest hour, on one thread: what comes next is done next. Moments are counted
/// from the beginning of what is watched.
final class BaseLife {
  private static final long NONE = Long.MAX_VALUE;

  private final ScaleBase base;
  private final Random random;
  private final long lengthNanos;
  private final double customerNanos;
  private final long routineNanos;
  private final long pulseNanos;
  private final List<Double> syncMillis = new ArrayList<>();
  private long customerAt;
  private long routineAt;
  private long pulseAt;
  private long syncBeganAt = NONE;
  private long lateNanos;

  /// Lets the tickets wait that the base has sold since its last routine: what is watched begins in
  /// the middle of its hour.
  BaseLife(ScaleBase base, Plan plan, Trade trade, long seed) {
    this.base = base;
    this.random = new Random(seed);
    this.lengthNanos = plan.busyMillis() * 1_000_000;
    this.customerNanos = trade.secondsBetweenCustomers() * 1e9 / plan.timesFaster();
    this.routineNanos = plan.routineMinutes() * 60_000_000_000L / plan.timesFaster();
    this.pulseNanos = Plan.PULSE_SECONDS * 1_000_000_000L / plan.timesFaster();
    this.routineAt = random.nextLong(routineNanos);
    this.pulseAt = random.nextLong(pulseNanos);
    this.customerAt = routineAt - routineNanos + untilNextCustomer();
    while (customerAt < 0) {
      base.sell();
      customerAt += untilNextCustomer();
    }
  }

  /// Customers know nothing of each other.
  private long untilNextCustomer() {
    return (long) (-Math.log(1 - random.nextDouble()) * customerNanos);
  }

  /// Time that each synchronisation took that had tickets to send and has come to its end.
  List<Double> syncMillis() {
    return syncMillis;
  }

  /// By how much something came too late at most, since this machine had too much to do or the base
  /// was busy.
  double lateMillis() {
    return lateNanos / 1e6;
  }

  /// Lives from a moment on.
  ///
  /// @param beginNanos moment of [System#nanoTime()]
  void live(long beginNanos) {
    for (long next = next(beginNanos); next < lengthNanos; next = next(beginNanos)) {
      Pause.until(beginNanos + next);
      lateNanos = Math.max(lateNanos, System.nanoTime() - beginNanos - next);
      doNext(next);
      noteEnd();
    }
    Pause.until(beginNanos + lengthNanos);
  }

  private long next(long beginNanos) {
    long ring = base.isAtRest() ? NONE : base.ringsAtNanos() - beginNanos;
    return Math.min(Math.min(customerAt, routineAt), Math.min(pulseAt, ring));
  }

  private void doNext(long now) {
    if (now == customerAt) {
      customerAt += untilNextCustomer();
      base.sell();
    } else if (now == routineAt) {
      routineAt += routineNanos;
      begin(new Event.RoutineDue());
    } else if (now == pulseAt) {
      pulseAt += pulseNanos;
      begin(new Event.PulseDue());
    } else {
      base.ring();
    }
  }

  /// A pulse sends too what waits, if others have moved the feed.
  private void begin(Event event) {
    if (syncBeganAt == NONE && base.isAtRest() && base.waiting() > 0) {
      syncBeganAt = System.nanoTime();
    }
    base.tell(event);
  }

  private void noteEnd() {
    if (syncBeganAt != NONE && base.isAtRest()) {
      long end = System.nanoTime();
      if (base.waiting() == 0) {
        syncMillis.add((end - syncBeganAt) / 1e6);
      }
      syncBeganAt = NONE; // A round that has sent nothing was none of those.
    }
  }
}
