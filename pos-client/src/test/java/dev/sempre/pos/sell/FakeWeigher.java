package dev.sempre.pos.sell;

import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.ToledoScale;
import dev.sempre.pos.device.VirtualScale;
import java.util.Optional;

/// A till with a scale on the screen, or with none.
public final class FakeWeigher implements Weigher {
  public final VirtualScale scale = new VirtualScale();
  boolean none;
  boolean unread;

  @Override
  public Optional<Scale> scale() {
    return none ? Optional.empty() : Optional.of(new ToledoScale(scale));
  }

  @Override
  public boolean isUnread() {
    return unread;
  }

  @Override
  public Optional<VirtualScale> twin() {
    return none ? Optional.empty() : Optional.of(scale);
  }
}
