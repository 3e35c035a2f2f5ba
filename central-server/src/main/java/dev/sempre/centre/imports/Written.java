package dev.sempre.centre.imports;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which records of a batch were new, different or known.
///
/// @param created ids of records that are new
/// @param changed ids of records that differ from what they were
/// @param unchanged ids of records that were like that already
public record Written(Set<String> created, Set<String> changed, Set<String> unchanged) {
  /// Writes reference data: creates what is new, changes what differs, leaves what is equal. Reads
  /// and inserts in bulk.
  ///
  /// @param by who it is told to be changed by
  /// @param drafts no id twice
  public static Written all(Tx tx, TableSpec table, String by, List<Draft> drafts)
      throws SQLException {
    Map<String, StoredRecord> standing =
        Records.findAll(
            tx.connection(), tx.dialect(), table, drafts.stream().map(Draft::id).toList());
    List<Draft> fresh = new ArrayList<>();
    Written written =
        new Written(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Draft draft : drafts) {
      StoredRecord here = standing.get(draft.id());
      if (here == null) {
        fresh.add(draft);
        written.created.add(draft.id());
      } else if (isSame(here.record(), draft)) {
        written.unchanged.add(draft.id());
      } else {
        Records.put(tx, table, by, draft);
        written.changed.add(draft.id());
      }
    }
    Records.createAll(tx, table, by, fresh);
    return written;
  }

  private static boolean isSame(RootRecord record, Draft draft) {
    return !record.deleted()
        && Arrays.equals(record.values(), draft.values())
        && record.children().equals(draft.children());
  }

  /// Counts records as different of which something beside them is new or different.
  ///
  /// @param ids records that it belongs to
  Written withChanged(Set<String> ids) {
    Set<String> allChanged = new LinkedHashSet<>(changed);
    ids.stream().filter(unchanged::contains).forEach(allChanged::add);
    Set<String> left = new LinkedHashSet<>(unchanged);
    left.removeAll(allChanged);
    return new Written(created, allChanged, left);
  }
}
