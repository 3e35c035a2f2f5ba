package dev.sempre.simulation.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does the same with many bases, some of them at once.
final class Crew {
  private Crew() {}

  /// Returns when all is done. Platform threads: SQLite would pin virtual ones.
  ///
  /// @param atOnce most that are under way at a time
  /// @return what came of each, in their order
  /// @throws IllegalStateException if it fails for one of them
  static <R extends @Nullable Object> List<R> each(
      List<ScaleBase> bases, int atOnce, Function<ScaleBase, R> task) {
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      List<Future<R>> futures = new ArrayList<>();
      for (ScaleBase base : bases) {
        futures.add(threads.submit(() -> task.apply(base)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
