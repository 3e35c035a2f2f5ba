package dev.sempre.agent.run;

import dev.sempre.agent.run.Ports.Courtesy;
import dev.sempre.replica.db.RightOfWay;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Gives way between two batches to people in this process, by its [RightOfWay], and to a till in
/// another one. The writer's gate lets a sale of this process go first anyway; one of another
/// process cannot stand at that gate, so the write lock is left free long enough for it.
/// Thread-safe. Source: H1.
public final class PeopleFirst implements Courtesy {
  /// Time in which another process that waits for the write lock gets it.
  private static final long OTHER_PROCESS_MILLIS = 5;

  private final Supplier<RightOfWay> rules;
  private final LongConsumer sleepMillis;
  private final BooleanSupplier tillElsewhere;

  /// @param rules of this process; asked for each time
  /// @param tillElsewhere true while another process sells on this database
  public PeopleFirst(
      Supplier<RightOfWay> rules, LongConsumer sleepMillis, BooleanSupplier tillElsewhere) {
    this.rules = rules;
    this.sleepMillis = sleepMillis;
    this.tillElsewhere = tillElsewhere;
  }

  @Override
  public void giveWay(long workedNanos) {
    if (tillElsewhere.getAsBoolean()) {
      sleepMillis.accept(OTHER_PROCESS_MILLIS);
    }
    rules.get().rest(workedNanos);
  }
}
