package dev.sempre.agent.run;

import dev.sempre.agent.run.Ports.Courtesy;
import dev.sempre.agent.run.Ports.Stopwatch;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Holds background batches up for a moment while a person is at work, so that the machine is his.
/// The writer's gate lets a sale go first anyway; this leaves it the processor too, and gives the
/// write lock free long enough for a program in another process to get it. Thread-safe. Source: H1.
public final class PeopleFirst implements Courtesy {
  /// A person who has written within this time is probably about to write again.
  private static final long QUIET_MILLIS = 50;

  /// Longest pause between two batches: a download must come to its end on a busy day too.
  private static final long LONGEST_MILLIS = 200;

  private static final long STEP_MILLIS = 10;

  /// Time in which another process that waits for the write lock gets it.
  private static final long OTHER_PROCESS_MILLIS = 5;

  private final Stopwatch stopwatch;
  private final LongConsumer sleepMillis;
  private final BooleanSupplier tillElsewhere;
  private volatile long personAtMillis;

  /// @param tillElsewhere true while another process sells on this database
  public PeopleFirst(Stopwatch stopwatch, LongConsumer sleepMillis, BooleanSupplier tillElsewhere) {
    this.stopwatch = stopwatch;
    this.sleepMillis = sleepMillis;
    this.tillElsewhere = tillElsewhere;
    this.personAtMillis = stopwatch.millis() - QUIET_MILLIS;
  }

  /// A person has written something in this process.
  public void personWrote() {
    personAtMillis = stopwatch.millis();
  }

  @Override
  public void giveWay() {
    if (tillElsewhere.getAsBoolean()) {
      sleepMillis.accept(OTHER_PROCESS_MILLIS);
    }
    for (long waited = 0; waited < LONGEST_MILLIS && personIsAtWork(); waited += STEP_MILLIS) {
      sleepMillis.accept(STEP_MILLIS);
    }
  }

  private boolean personIsAtWork() {
    return stopwatch.millis() - personAtMillis < QUIET_MILLIS;
  }
}
