package dev.sempre.simulation.architecture.planted.model.money;

/// Keeps an amount in floating point, takes it and gives it back.
final class FloatingPrice {
  private double[] amounts = {};

  double first() {
    return amounts[0];
  }

  void only(Double amount) {
    amounts = new double[] {amount};
  }
}
