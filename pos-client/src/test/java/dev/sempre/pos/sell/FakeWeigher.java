package dev.sempre.pos.sell;

import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.ToledoScale;
import dev.sempre.pos.device.VirtualScale;
import java.util.Optional;

/// A till with a scale on the screen.
public final class FakeWeigher implements Weigher {
  public final VirtualScale scale = new VirtualScale();

  @Override
  public Optional<Scale> scale() {
    return Optional.of(new ToledoScale(scale));
  }

  @Override
  public Optional<VirtualScale> twin() {
    return Optional.of(scale);
  }
}
