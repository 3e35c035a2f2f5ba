package dev.sempre.agent.run;

import dev.sempre.agent.machine.Standing;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Cursors.Cursor;
import dev.sempre.replica.sync.Outbox.Waiting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums up cursors and outbox for the machine.
final class Standings {
  private Standings() {}

  static Standing of(Map<String, Cursor> cursors, Map<TableSpec, Waiting> waiting) {
    @Nullable String epoch = null;
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    boolean everywhere = true;
    for (TableSpec table : SyncCatalogue.TABLES) {
      Cursor cursor = cursors.get(table.name());
      if (table.direction().goesDown() && cursor == null) {
        everywhere = false;
      } else if (cursor != null) {
        epoch = epoch == null || epoch.equals(cursor.epoch()) ? cursor.epoch() : Standing.MIXED;
        lowest = Math.min(lowest, cursor.seq());
        highest = Math.max(highest, cursor.seq());
      }
    }
    long sendable = waiting.values().stream().mapToLong(Waiting::sendable).sum();
    return new Standing(epoch, epoch == null ? 0 : lowest, highest, everywhere, sendable);
  }
}
