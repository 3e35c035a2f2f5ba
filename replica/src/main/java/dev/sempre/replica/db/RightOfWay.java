package dev.sempre.replica.db;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Who waits for a person has the processors to himself, as he has the database by [Priority]: for
/// some seconds after each of his steps, long work in the background rests between two of its
/// pieces four times as long as the last one took. A download takes longer beside a queue, and
/// nobody in the queue does. Short work needs no rest. Safe to use from any thread. Source: H1, P1.
public final class RightOfWay {
  /// Nobody gives way: for programs without screens.
  public static final RightOfWay NONE = new RightOfWay(() -> 0, _ -> {});

  private static final long PERSON_NANOS = 3_000_000_000L;
  private static final long LONGEST_REST_NANOS = 250_000_000L;
  private static final int REST = 4;

  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private volatile boolean seen;
  private volatile long personAt;

  /// @param nanoTime a clock that nobody can set, from any beginning
  /// @param rest lets the calling thread rest for so many nanoseconds
  RightOfWay(LongSupplier nanoTime, LongConsumer rest) {
    this.nanoTime = nanoTime;
    this.rest = rest;
  }

  /// For a program at whose screens people work.
  ///
  /// @param nanoTime a clock that nobody can set, from any beginning
  public static RightOfWay toPeople(LongSupplier nanoTime) {
    return new RightOfWay(nanoTime, LockSupport::parkNanos);
  }

  /// A step of a person is over; the next one is likely.
  void personWorked() {
    personAt = nanoTime.getAsLong();
    seen = true;
  }

  /// Between two pieces of long work in the background: rests while a person is at work. No lock
  /// may be held.
  ///
  /// @param workedNanos how long the piece before took
  public void rest(long workedNanos) {
    if (seen && nanoTime.getAsLong() - personAt < PERSON_NANOS) {
      rest.accept(Math.clamp(workedNanos * REST, 0, LONGEST_REST_NANOS));
    }
  }

  /// Does a piece of long work in the background, and rests behind it.
  public <E extends Exception> boolean piece(Piece<E> work) throws E {
    long begin = nanoTime.getAsLong();
    boolean more = work.run();
    if (more) {
      rest(nanoTime.getAsLong() - begin);
    }
    return more;
  }

  /// A piece of long work.
  @FunctionalInterface
  public interface Piece<E extends Exception> {
    /// @return whether there is more to do
    boolean run() throws E;
  }
}
