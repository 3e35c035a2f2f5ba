package dev.sempre.simulation.architecture.planted.pos.sell;

/// Keeps the rules; here for others to take.
final class SellWiring {}
