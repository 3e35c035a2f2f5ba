package dev.sempre.pos.shell;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// {@link Work} on JavaFX. The only class that knows `Platform.runLater`. Timers tick on a
/// scheduler rather than as animations, so that an idle till draws nothing.
public final class FxWork implements Work {
  private static final Logger LOG = LoggerFactory.getLogger(FxWork.class);

  private final Executor background;
  private final ScheduledExecutorService scheduler;
  private final Consumer<Throwable> bugs;

  /// @param background runs the tasks; owned and closed by the caller
  /// @param scheduler wakes the timers; owned and closed by the caller
  /// @param bugs told on the UI thread of whatever a task threw
  public FxWork(Executor background, ScheduledExecutorService scheduler, Consumer<Throwable> bugs) {
    this.background = background;
    this.scheduler = scheduler;
    this.bugs = bugs;
  }

  @Override
  public <T> void run(Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug) {
    try {
      background.execute(() -> perform(task, answer, bug));
    } catch (RejectedExecutionException closed) {
      LOG.debug("the window is closing"); // What is still asked for then, nobody waits for.
    }
  }

  private <T> void perform(Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug) {
    T result;
    try {
      result = task.get();
    } catch (RuntimeException | Error e) {
      onUi(() -> {
        bugs.accept(e);
        bug.accept(e);
      });
      return;
    }
    onUi(() -> answer.accept(result));
  }

  @Override
  public void onUi(Runnable step) {
    Platform.runLater(step);
  }

  @Override
  public Timer after(long delayMillis, Runnable step) {
    return timer(tick -> scheduler.schedule(tick, delayMillis, TimeUnit.MILLISECONDS), step);
  }

  @Override
  public Timer every(long periodMillis, Runnable step) {
    return timer(
        tick ->
            scheduler.scheduleAtFixedRate(tick, periodMillis, periodMillis, TimeUnit.MILLISECONDS),
        step);
  }

  private Timer timer(Function<Runnable, Future<?>> alarm, Runnable step) {
    AtomicBoolean open = new AtomicBoolean(true);
    try {
      Future<?> wakeUp = alarm.apply(() -> tick(open, step));
      return () -> stop(open, wakeUp);
    } catch (RejectedExecutionException closed) {
      LOG.debug("the window is closing"); // Nobody is there any more to be woken.
      return () -> {};
    }
  }

  private void tick(AtomicBoolean open, Runnable step) {
    onUi(() -> {
      if (open.get()) {
        step.run();
      }
    });
  }

  private static void stop(AtomicBoolean open, Future<?> wakeUp) {
    open.set(false);
    wakeUp.cancel(false);
  }
}
