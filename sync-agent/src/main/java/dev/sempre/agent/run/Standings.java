package dev.sempre.agent.run;

import dev.sempre.agent.machine.Standing;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Cursors.Cursor;
import dev.sempre.replica.sync.Outbox.Waiting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums up cursors and outbox for the machine.
final class Standings {
  private Standings() {}

  /// @param passedOver tables that upstream does not know: they say nothing about what is missing
  static Standing of(
      Catalogue catalogue,
      Map<String, Cursor> cursors,
      Map<TableSpec, Waiting> waiting,
      PassedOver passedOver) {
    @Nullable String epoch = null;
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    boolean everywhere = true;
    for (TableSpec table : catalogue.tables()) {
      Cursor cursor = cursors.get(table.name());
      boolean expected = table.direction().goesDown() && !passedOver.contains(table);
      if (cursor != null) {
        epoch = epoch == null || epoch.equals(cursor.epoch()) ? cursor.epoch() : Standing.MIXED;
        lowest = expected ? Math.min(lowest, cursor.seq()) : lowest;
        highest = Math.max(highest, cursor.seq());
      } else if (expected) {
        everywhere = false;
      }
    }
    long sendable = waiting.values().stream().mapToLong(Waiting::sendable).sum();
    long farthestBehind = lowest == Long.MAX_VALUE ? 0 : lowest;
    return new Standing(epoch, farthestBehind, highest, everywhere, sendable);
  }
}
