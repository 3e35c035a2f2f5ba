package dev.sempre.simulation.world;

import java.util.ArrayList;
import java.util.List;

/// What has happened, a line each. Two runs of one seed write the same.
final class History {
  private final VirtualTime time;
  private final long beganMillis;
  private final List<String> lines = new ArrayList<>();

  History(VirtualTime time) {
    this.time = time;
    this.beganMillis = time.nowMillis();
  }

  void note(String who, String what) {
    lines.add("%10.3f %-8s %s".formatted((time.nowMillis() - beganMillis) / 1e3, who, what));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
