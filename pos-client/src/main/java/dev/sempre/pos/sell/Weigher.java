package dev.sempre.pos.sell;

import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.VirtualScale;
import java.util.Optional;

/// The scale at this till. What it says is asked for away from the UI thread; whether there is one
/// is in memory.
public interface Weigher {
  /// A till without a scale.
  Weigher NONE =
      new Weigher() {
        @Override
        public Optional<Scale> scale() {
          return Optional.empty();
        }

        @Override
        public Optional<VirtualScale> twin() {
          return Optional.empty();
        }
      };

  /// The scale that is set up; empty if none is.
  Optional<Scale> scale();

  /// Whether there may be one that was set up in a way which is not understood any more.
  default boolean isUnread() {
    return false;
  }

  /// The scale on the screen, if that is the one.
  Optional<VirtualScale> twin();
}
