package dev.sempre.pos.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where work is done: away from the UI thread, with the answer back on it (P5). View models know
/// nothing else of threads.
public interface Work {
  /// Runs `task` away from the UI thread and hands its result to `answer` on it. Tasks started by
  /// one thread may overlap; whoever needs them in order starts the next from the answer.
  ///
  /// @param bug told on the UI thread, instead of `answer`, what `task` threw, be it an `Error`: a
  ///   screen that waits for ever would be worse. The failure has been reported by then; what is
  ///   left to do is to make the screen usable again.
  <T> void run(Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug);

  /// Like the longer form, for tasks whose failure leaves nothing to tidy up on the screen.
  default <T> void run(Supplier<T> task, Consumer<? super T> answer) {
    run(task, answer, bug -> {});
  }

  /// Runs `step` on the UI thread soon, in the order of the calls. From any thread.
  void onUi(Runnable step);

  /// Runs `step` on the UI thread once, `delayMillis` from now at the earliest.
  Timer after(long delayMillis, Runnable step);

  /// Runs `step` on the UI thread each `periodMillis`, the first time after one period.
  Timer every(long periodMillis, Runnable step);

  /// A step to come, or several.
  @FunctionalInterface
  interface Timer extends AutoCloseable {
    /// Takes it back; steps that have begun are not affected. UI thread only.
    @Override
    void close();
  }
}
