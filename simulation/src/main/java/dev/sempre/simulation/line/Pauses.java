package dev.sempre.simulation.line;

/// Waits of threads that nobody interrupts.
final class Pauses {
  private Pauses() {}

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
