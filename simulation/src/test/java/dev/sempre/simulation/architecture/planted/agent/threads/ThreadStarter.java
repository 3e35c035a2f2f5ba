package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts and stops threads by itself.
final class ThreadStarter {
  private ThreadStarter() {}

  static Thread thread(Runnable work) {
    return new Thread(work);
  }

  static Thread virtual(Runnable work) {
    return Thread.ofVirtual().start(work);
  }

  static ExecutorService pool() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  static void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
