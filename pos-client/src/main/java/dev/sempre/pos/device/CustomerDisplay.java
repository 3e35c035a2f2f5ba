package dev.sempre.pos.device;

/// Shows a customer what is rung up. Called by one thread at a time, which is never a sale's; every
/// wait ends.
@FunctionalInterface
public interface CustomerDisplay {
  /// Shows a face instead of the one before.
  DeviceOutcome show(Face face);
}
