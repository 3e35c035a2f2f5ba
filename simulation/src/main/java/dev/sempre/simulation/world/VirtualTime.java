package dev.sempre.simulation.world;

import java.util.PriorityQueue;

/// Time that passes only when nothing is left to do at its moment. Tasks of one moment run in the
/// order in which they were asked for.
final class VirtualTime {
  private record Task(long atMillis, long order, Runnable action) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long nowMillis;
  private long asked;

  VirtualTime(long startMillis) {
    nowMillis = startMillis;
  }

  long nowMillis() {
    return nowMillis;
  }

  void after(long millis, Runnable action) {
    tasks.add(new Task(nowMillis + Math.max(0, millis), asked++, action));
  }

  /// Runs everything that is due until then, and leaves the time there.
  void runUntil(long untilMillis) {
    for (Task next = tasks.peek();
        next != null && next.atMillis <= untilMillis;
        next = tasks.peek()) {
      tasks.poll();
      nowMillis = next.atMillis;
      next.action.run();
    }
    nowMillis = Math.max(nowMillis, untilMillis);
  }

  /// Runs for a while.
  void run(long millis) {
    runUntil(nowMillis + millis);
  }
}
