package dev.sempre.replica.db;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Who waits for a person has the processors to himself, as he has the database by [Priority]: for
/// some seconds after each of his steps, whatever works in the background rests twice as long as it
/// worked. A first download takes longer beside a queue, and nobody in the queue does. The agent's
/// own courtesy (`PeopleFirst`) is between its batches only, and shorter. Safe to use from any
/// thread. Source: H1, P1.
public final class RightOfWay {
  /// Nobody gives way: for programs without screens.
  public static final RightOfWay NONE = new RightOfWay(() -> 0, _ -> {});

  private static final long PERSON_NANOS = 3_000_000_000L;
  private static final long LONGEST_REST_NANOS = 250_000_000L;
  private static final int REST = 2;

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

  /// When something begins, for [#passed].
  public long now() {
    return nanoTime.getAsLong();
  }

  /// A piece of work is over. Of the background's, and while a person is at work, this rests; no
  /// lock may be held.
  ///
  /// @param begin what [#now] said before it
  public void passed(Priority priority, long begin) {
    long end = now();
    switch (priority) {
      case PERSON -> {
        personAt = end;
        seen = true;
      }
      case BACKGROUND -> {
        if (seen && end - personAt < PERSON_NANOS) {
          rest.accept(Math.clamp((end - begin) * REST, 0, LONGEST_REST_NANOS));
        }
      }
    }
  }
}
