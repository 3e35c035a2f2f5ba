package dev.sempre.simulation.scale;

import java.util.concurrent.TimeUnit;

/// Waits in real time.
final class Pause {
  private Pause() {}

  /// @param nanos moment of [System#nanoTime()]; returns at once if it has passed
  static void until(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
