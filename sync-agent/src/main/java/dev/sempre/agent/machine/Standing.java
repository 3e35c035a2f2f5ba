package dev.sempre.agent.machine;

import org.jspecify.annotations.Nullable;

/// Where this base stands: how far it has downloaded and what waits to go up.
///
/// @param epoch epoch of its cursors, null if it has none; `MIXED` if they disagree
/// @param lowest the cursor that is farthest behind, 0 if there is none
/// @param highest the cursor that is farthest ahead, 0 if there is none
/// @param everywhere true if every table has a cursor: the initial download is over
/// @param sendable records that the next upload would send
public record Standing(
    @Nullable String epoch, long lowest, long highest, boolean everywhere, long sendable) {
  /// Epoch of cursors that disagree among themselves; upstream never gives this one out.
  public static final String MIXED = "";

  /// True if upstream has something that is not here.
  boolean isBehind(Upstream upstream) {
    return !everywhere || lowest < upstream.down();
  }

  /// True if the cursors cannot come from this feed: upstream was restored or rebuilt. Source: R15,
  /// R20.
  boolean contradicts(Upstream upstream) {
    return epoch != null && (!epoch.equals(upstream.epoch()) || highest > upstream.head());
  }

  /// Where the upstream feed stands.
  ///
  /// @param epoch changes when upstream is restored or rebuilt
  /// @param head newest number
  /// @param down newest number of what goes down: whoever has come so far misses nothing. What
  ///   bases send up moves the head all day, and is nothing that others wait for
  public record Upstream(String epoch, long head, long down) {}
}
