package dev.sempre.pos.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/// The app's own threads, all daemons: closing the window ends them.
///
/// @param work what screens ask for: several at once
/// @param clock wakes timers; never does work itself
/// @param index keeps the product search up to date
record Threads(ExecutorService work, ScheduledExecutorService clock, ExecutorService index)
    implements AutoCloseable {
  @Override
  public void close() {
    clock.shutdownNow();
    work.shutdown();
    index.shutdown();
  }
}
