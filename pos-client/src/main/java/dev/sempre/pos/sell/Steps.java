package dev.sempre.pos.sell;

import dev.sempre.pos.shell.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Steps on the sale, done one after the other in the order in which they were asked for, however
/// fast they come: the queue that keeps 20 scans a second from being lost or overtaking each other
/// (T2). Whatever a step or its answer throws, the next one is done. UI thread only.
final class Steps {
  private final Work work;
  private final Runnable bug;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /// @param bug told when a step broke; the next one is done all the same
  Steps(Work work, Runnable bug) {
    this.work = work;
    this.bug = bug;
  }

  /// Does `step` on the UI thread once all earlier ones are answered.
  void add(Runnable step) {
    waiting.add(() -> finish(step));
    next();
  }

  /// Does `task` away from the UI thread once all earlier ones are answered.
  ///
  /// @param broke told instead of `answer` if the task threw something
  <T> void add(Supplier<T> task, Consumer<? super T> answer, Runnable broke) {
    waiting.add(() -> start(task, answer, broke));
    next();
  }

  /// Does `task` on what `input` gives on the UI thread when the step's turn has come: so each step
  /// stands on what the one before it has left. A step without input counts as broken.
  <I, T> void add(Supplier<@Nullable I> input, Function<I, T> task, Consumer<? super T> answer) {
    add(input, task, answer, bug);
  }

  /// Like the shorter form.
  ///
  /// @param broke told instead of `answer` if there is no input or the task threw something
  <I, T> void add(
      Supplier<@Nullable I> input,
      Function<I, T> task,
      Consumer<? super T> answer,
      Runnable broke) {
    waiting.add(() -> {
      I given = input.get();
      if (given == null) {
        finish(broke);
      } else {
        start(() -> task.apply(given), answer, broke);
      }
    });
    next();
  }

  /// Whether every step that was asked for is answered.
  boolean atRest() {
    return !running && waiting.isEmpty();
  }

  private void next() {
    if (!running && !waiting.isEmpty()) {
      running = true;
      waiting.remove().run();
    }
  }

  private <T> void start(Supplier<T> task, Consumer<? super T> answer, Runnable broke) {
    work.run(task, result -> finish(() -> answer.accept(result)), _ -> finish(broke));
  }

  private void finish(Runnable last) {
    try {
      last.run();
    } finally {
      running = false;
      next();
    }
  }
}
