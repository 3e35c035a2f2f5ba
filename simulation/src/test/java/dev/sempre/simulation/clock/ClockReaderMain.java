package dev.sempre.simulation.clock;

import java.time.Instant;
import java.util.Date;
import java.util.function.LongSupplier;

/// Reads the clock in all ways that the programs and their libraries know, again and again.
final class ClockReaderMain {
  private static final LongSupplier REFERENCE = System::currentTimeMillis;

  private ClockReaderMain() {}

  @SuppressWarnings("JavaUtilDate") // The scheduler reads it so.
  public static void main(String[] arguments) throws InterruptedException {
    for (int i = 0; i < 2_000; i++) {
      System.out.printf(
          "%d %d %d %d%n",
          System.currentTimeMillis(),
          REFERENCE.getAsLong(),
          Instant.now().toEpochMilli(),
          new Date().getTime());
      Thread.sleep(50);
    }
  }
}
