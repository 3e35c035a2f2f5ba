package dev.sempre.simulation.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Asks the UI thread for a sign of life all the time, and keeps how long each took to come: so
/// long it was held by something else. Started and read from one thread.
final class Heartbeat implements AutoCloseable {
  private static final long BEAT_MILLIS = 10;

  private final ScheduledExecutorService clock;
  private final List<Double> millis = new ArrayList<>();
  private boolean waiting;

  /// @param clock a thread of its own
  Heartbeat(ScheduledExecutorService clock) {
    this.clock = clock;
    var _ = clock.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    synchronized (millis) {
      if (waiting) {
        return; // One sign that is late counts once.
      }
      waiting = true;
    }
    long asked = System.nanoTime();
    Platform.runLater(() -> came((System.nanoTime() - asked) / 1e6));
  }

  private void came(double after) {
    synchronized (millis) {
      waiting = false;
      millis.add(after);
    }
  }

  /// How long the signs took since this was asked last, milliseconds.
  List<Double> take() {
    synchronized (millis) {
      List<Double> taken = List.copyOf(millis);
      millis.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
