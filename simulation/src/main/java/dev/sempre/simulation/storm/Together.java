package dev.sempre.simulation.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does the same for several at once: most of it is waiting for programs to start.
final class Together {
  private Together() {}

  /// Returns when all is done.
  ///
  /// @throws IllegalStateException if it fails for one of them
  static <T> void forEach(List<T> all, Consumer<T> task) {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> done = new ArrayList<>();
      for (T one : all) {
        done.add(threads.submit(() -> task.accept(one)));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
