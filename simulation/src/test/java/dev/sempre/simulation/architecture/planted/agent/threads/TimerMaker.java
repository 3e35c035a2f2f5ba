package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Makes a clockwork without the word for it.
final class TimerMaker {
  private TimerMaker() {}

  static ScheduledExecutorService clockwork() {
    return new ScheduledThreadPoolExecutor(1);
  }
}
