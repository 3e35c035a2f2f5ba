package dev.sempre.agent.run;

import dev.sempre.model.sync.TableSpec;
import java.util.Set;

/// Tables that upstream was asked for and passed over without a word: it is of an older version and
/// does not know them. They are asked for with every download, but are no reason for one until
/// upstream changes. In memory only: after a restart one download finds them out again.
///
/// Belongs to the round: one thread at a time.
final class PassedOver {
  private Set<TableSpec> tables = Set.of();
  private String epoch = "";
  private int schema;

  /// Upstream as its head has just told. If it has changed it may know more.
  void upstreamIs(String newEpoch, int newSchema) {
    if (!newEpoch.equals(epoch) || newSchema != schema) {
      epoch = newEpoch;
      schema = newSchema;
      tables = Set.of();
    }
  }

  /// What a complete answer has shown.
  void found(Set<TableSpec> passedOver) {
    tables = Set.copyOf(passedOver);
  }

  boolean contains(TableSpec table) {
    return tables.contains(table);
  }
}
