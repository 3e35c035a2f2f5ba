package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Runs something in the pool of the whole process.
final class CommonPoolUser {
  private CommonPoolUser() {}

  static CompletableFuture<String> read(Supplier<String> slow) {
    return CompletableFuture.supplyAsync(slow);
  }
}
