package dev.sempre.pos.device;

/// The drawer with the money. It opens at once or not at all: nobody tries again later by himself,
/// since a drawer must not open when nobody stands before it.
@FunctionalInterface
public interface CashDrawer {
  DeviceOutcome open();
}
