package dev.sempre.simulation.shop;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Draws whole numbers as often as they were counted. Immutable.
public final class Draw {
  private final int[] values;
  private final long[] upTo;

  /// @param counts value > how often it was counted, 1 or more; at least one
  public Draw(SortedMap<Integer, Long> counts) {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw from");
    }
    values = new int[counts.size()];
    upTo = new long[counts.size()];
    int i = 0;
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      if (entry.getValue() < 1) {
        throw new IllegalArgumentException(entry.getKey() + " was never counted");
      }
      sum += entry.getValue();
      values[i] = entry.getKey();
      upTo[i++] = sum;
    }
  }

  /// Numbers from 1 on, by how often they were counted.
  public static Draw ofCounts(long... counts) {
    SortedMap<Integer, Long> byValue = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      byValue.put(i + 1, counts[i]);
    }
    return new Draw(byValue);
  }

  public int next(RandomGenerator random) {
    long drawn = random.nextLong(upTo[upTo.length - 1]);
    int i = 0;
    while (drawn >= upTo[i]) {
      i++;
    }
    return values[i];
  }

  /// Mean of what is drawn.
  public double mean() {
    double sum = 0;
    long before = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * (upTo[i] - before);
      before = upTo[i];
    }
    return sum / before;
  }
}
