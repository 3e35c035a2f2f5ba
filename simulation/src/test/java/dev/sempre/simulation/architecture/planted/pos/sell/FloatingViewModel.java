package dev.sempre.simulation.architecture.planted.pos.sell;

/// A view model that keeps an amount in floating point.
final class FloatingViewModel {
  private float dueMinor;

  void pay(long amountMinor) {
    dueMinor -= amountMinor;
  }

  boolean isPaid() {
    return dueMinor <= 0;
  }
}
