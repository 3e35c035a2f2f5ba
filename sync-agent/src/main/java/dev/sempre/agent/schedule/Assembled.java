package dev.sempre.agent.schedule;

import org.jspecify.annotations.Nullable;

/// What came of making the agent of a database.
public sealed interface Assembled {
  /// This process serves the database now; closing the agent ends that. It does nothing until it is
  /// started.
  record Here(SyncAgent agent) implements Assembled {}

  /// Another program serves it already: requests reach it through the database.
  ///
  /// @param holder which one, if known
  record Elsewhere(@Nullable String holder) implements Assembled {}
}
