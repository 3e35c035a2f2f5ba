package dev.sempre.simulation.world;

import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.sync.Viewer;
import java.util.List;

/// Where records arrive at the centre: a verdict for each, in order.
@FunctionalInterface
interface Reception {
  List<Verdict> accept(Viewer sender, TableSpec table, List<Arrived> arrived);
}
