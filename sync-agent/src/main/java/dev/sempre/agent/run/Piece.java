package dev.sempre.agent.run;

import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Inbox;
import dev.sempre.replica.sync.Inbox.Incoming;
import java.util.List;

/// What the reader of a download hands to its writer.
sealed interface Piece {
  /// What this base has seen of upstream's feed once it has taken the answer; to be kept before
  /// anything of it is applied.
  record Seen(String seen) implements Piece {}

  /// @param count rows that are announced; a hint
  record Begin(TableSpec table, int count) implements Piece {}

  /// Rows of one table in feed order, for one transaction.
  record Rows(TableSpec table, String epoch, List<Incoming> rows) implements Piece {}

  /// @param gone ids that this base may not see any more
  /// @param at where the table ended
  record End(TableSpec table, String epoch, List<String> gone, Inbox.End at) implements Piece {}
}
