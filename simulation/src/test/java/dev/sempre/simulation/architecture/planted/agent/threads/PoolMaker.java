package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes a pool without the word for it.
final class PoolMaker {
  private PoolMaker() {}

  static ExecutorService pool() {
    return new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }
}
