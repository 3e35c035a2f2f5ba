package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Runs something where its owner says: this is allowed.
final class StageOfItsOwner {
  private StageOfItsOwner() {}

  static CompletableFuture<String> read(Supplier<String> slow, Executor where) {
    return CompletableFuture.supplyAsync(slow, where);
  }
}
