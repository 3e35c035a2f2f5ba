package dev.sempre.agent.run;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Joins who reads the line with who writes the disk: beside each other in the programs, one after
/// the other in a simulation.
public interface Handover {
  /// Where the source puts what it has read.
  interface Out<T> {
    /// @throws IOException if nobody takes it any more: stop reading
    void put(T item) throws IOException;
  }

  /// Runs `source` to its end and gives everything that it puts to `taker`, in order, on the
  /// calling thread.
  ///
  /// @param stop ends a source that waits for the line, after the taker has failed
  /// @return what the source returned
  <T, R> R run(Function<Out<T>, R> source, Consumer<T> taker, Runnable stop);

  /// Ends the run under way, if there is one: its source has died or has never come to run, and
  /// whoever waits for it would wait for ever. Callable from any thread.
  default void giveUp() {}

  /// Takes each item at once, on the source's thread, which is the caller's.
  static Handover inline() {
    return new Handover() {
      @Override
      public <T, R> R run(Function<Out<T>, R> source, Consumer<T> taker, Runnable stop) {
        return source.apply(taker::accept);
      }
    };
  }

  /// Runs the source beside the caller and lets it be a few items ahead.
  ///
  /// @param beside runs the source
  /// @param itemsAhead most items that wait to be taken
  static Handover queued(Executor beside, int itemsAhead) {
    return new Queued(beside, itemsAhead);
  }

  /// See [#queued].
  final class Queued implements Handover {
    private static final long LOOK_UP_MILLIS = 100;

    /// Put behind the last item.
    private enum Mark {
      END
    }

    private final Executor beside;
    private final int itemsAhead;
    private volatile @Nullable Belt<?> running;

    private Queued(Executor beside, int itemsAhead) {
      this.beside = beside;
      this.itemsAhead = itemsAhead;
    }

    @Override
    public <T, R> R run(Function<Out<T>, R> source, Consumer<T> taker, Runnable stop) {
      Belt<T> belt = new Belt<>(itemsAhead);
      running = belt;
      CompletableFuture<R> result =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return source.apply(belt::put);
                } finally {
                  belt.end();
                }
              },
              beside);
      try {
        belt.takeAll(taker, result::isDone);
      } catch (RuntimeException | Error failure) {
        belt.close();
        stop.run();
        if (!belt.givenUp) {
          result.exceptionally(ignored -> null).join();
        }
        throw failure;
      } finally {
        running = null;
      }
      return join(result);
    }

    @Override
    public void giveUp() {
      Belt<?> belt = running;
      if (belt != null) {
        belt.givenUp = true;
      }
    }

    private static <R> R join(CompletableFuture<R> result) {
      try {
        return result.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw e;
      }
    }

    /// The bounded queue between the two threads.
    private static final class Belt<T> {
      private final BlockingQueue<Object> queue;
      private volatile boolean closed;
      private volatile boolean givenUp;

      Belt(int itemsAhead) {
        queue = new ArrayBlockingQueue<>(itemsAhead);
      }

      void put(Object item) throws IOException {
        try {
          while (!closed) {
            if (queue.offer(item, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
              return;
            }
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new IOException("nobody takes any more");
      }

      void end() {
        try {
          put(Mark.END);
        } catch (IOException e) {
          closed = true; // The taker has gone: there is nobody to tell.
        }
      }

      @SuppressWarnings("unchecked") // Only put() fills the queue.
      void takeAll(Consumer<T> taker, BooleanSupplier sourceHasEnded) {
        for (Object item = next(sourceHasEnded); item != Mark.END; item = next(sourceHasEnded)) {
          taker.accept((T) item);
        }
      }

      /// The next item. A source that has died may not have been able to put the mark.
      private Object next(BooleanSupplier sourceHasEnded) {
        try {
          while (!givenUp) {
            boolean ended = sourceHasEnded.getAsBoolean();
            Object item = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            if (item != null || ended) {
              return item == null ? Mark.END : item;
            }
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while taking over", e);
        }
        throw new IllegalStateException("nobody brings anything any more");
      }

      void close() {
        closed = true;
        queue.clear();
      }
    }
  }
}
