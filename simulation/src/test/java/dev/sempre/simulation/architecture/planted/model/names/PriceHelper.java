package dev.sempre.simulation.architecture.planted.model.names;

/// Has a name that says nothing.
final class PriceHelper {
  private PriceHelper() {}
}
