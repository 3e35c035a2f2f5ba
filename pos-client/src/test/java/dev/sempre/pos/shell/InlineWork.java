package dev.sempre.pos.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// {@link Work} without threads: tasks are done at once, unless {@link #hold held}, and time passes
/// only by {@link #advance}.
public final class InlineWork implements Work {
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Runnable> heldTasks = new ArrayList<>();
  private boolean holding;
  private long nowMillis;

  /// Time of this work's own.
  public long nowMillis() {
    return nowMillis;
  }

  /// Tasks wait from here on until {@link #release}.
  public void hold() {
    holding = true;
  }

  /// Does the task that has waited longest; later ones still wait.
  public void releaseOne() {
    heldTasks.removeFirst().run();
  }

  /// Does the task that has waited shortest; earlier ones still wait.
  public void releaseYoungest() {
    heldTasks.removeLast().run();
  }

  /// How many tasks wait.
  public int waiting() {
    return heldTasks.size();
  }

  /// Does the tasks that wait, and later ones at once.
  public void release() {
    holding = false;
    while (!heldTasks.isEmpty()) {
      heldTasks.removeFirst().run();
    }
  }

  /// Like {@link #release}, but the youngest task is done first: the worst order there is.
  public void releaseYoungestFirst() {
    holding = false;
    while (!heldTasks.isEmpty()) {
      heldTasks.removeLast().run();
    }
  }

  /// Lets time pass, ringing what is due on the way.
  public void advance(long millis) {
    long until = nowMillis + millis;
    while (true) {
      Alarm next =
          alarms.stream()
              .filter(alarm -> alarm.dueMillis <= until)
              .min(Comparator.comparingLong(alarm -> alarm.dueMillis))
              .orElse(null);
      if (next == null) {
        break;
      }
      nowMillis = next.dueMillis;
      if (next.periodMillis > 0) {
        next.dueMillis += next.periodMillis;
      } else {
        alarms.remove(next);
      }
      next.step.run();
    }
    nowMillis = until;
  }

  @Override
  public <T> void run(Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug) {
    Runnable whole = () -> perform(task, answer, bug);
    if (holding) {
      heldTasks.add(whole);
    } else {
      whole.run();
    }
  }

  private static <T> void perform(
      Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug) {
    T result;
    try {
      result = task.get();
    } catch (RuntimeException | Error e) {
      bug.accept(e);
      return;
    }
    answer.accept(result);
  }

  @Override
  public void onUi(Runnable step) {
    step.run();
  }

  @Override
  public Timer after(long delayMillis, Runnable step) {
    return add(new Alarm(nowMillis + delayMillis, 0, step));
  }

  @Override
  public Timer every(long periodMillis, Runnable step) {
    return add(new Alarm(nowMillis + periodMillis, periodMillis, step));
  }

  private Timer add(Alarm alarm) {
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  private static final class Alarm {
    private long dueMillis;
    private final long periodMillis;
    private final Runnable step;

    Alarm(long dueMillis, long periodMillis, Runnable step) {
      this.dueMillis = dueMillis;
      this.periodMillis = periodMillis;
      this.step = step;
    }
  }
}
