package dev.sempre.pos.device;

/// Which scale stands at the till.
public sealed interface ScaleSettings {
  /// There is none, or it prints labels and says nothing.
  record None() implements ScaleSettings {}

  /// What was stored of it is not understood: there may be one. Whoever types a weight meanwhile is
  /// told why he has to.
  record Unread() implements ScaleSettings {}

  /// One that speaks Toledo 8217, see [ToledoScale].
  ///
  /// @param connection at a device file, at a network adapter, or its twin on the screen
  record Toledo(Connection connection) implements ScaleSettings {}
}
