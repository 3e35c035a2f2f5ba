package dev.sempre.simulation.architecture.planted.pos.sell;

/// Is handed everything instead of what it uses.
record WiringTaker(SellWiring wiring) {}
