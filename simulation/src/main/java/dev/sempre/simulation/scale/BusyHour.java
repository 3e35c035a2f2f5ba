package dev.sempre.simulation.scale;

import dev.sempre.simulation.scale.Meter.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Every base lives through a part of its busiest hour: customers come as they like, the routine
/// and the pulse at moments of the base's own. Time goes by faster than in a shop; only the waits
/// after a failed attempt are real.
final class BusyHour {
  private final List<ScaleBase> bases;
  private final Map<ScaleBase, BaseLife> lives;

  /// Lets the bases come to where what is watched begins.
  ///
  /// @param seed seed of the moments
  BusyHour(List<ScaleBase> bases, Plan plan, Trade trade, long seed) {
    this.bases = bases;
    this.lives = new ConcurrentHashMap<>();
    AtomicLong next = new AtomicLong(seed);
    Crew.each(
        bases,
        Runtime.getRuntime().availableProcessors(),
        base -> lives.put(base, new BaseLife(base, plan, trade, next.incrementAndGet())));
  }

  /// Lets the bases live. What was sold last still waits when the time is over.
  Told run() {
    int before = CatchUp.putOff(bases);
    long begin = System.nanoTime();
    List<BaseLife> lived =
        Crew.each(
            bases,
            bases.size(),
            base -> {
              BaseLife life = Objects.requireNonNull(lives.get(base));
              life.live(begin);
              return life;
            });
    List<Double> millis = new ArrayList<>();
    lived.forEach(life -> millis.addAll(life.syncMillis()));
    double late = lived.stream().mapToDouble(BaseLife::lateMillis).max().orElse(0);
    return new Told(millis, CatchUp.putOff(bases) - before, late);
  }
}
