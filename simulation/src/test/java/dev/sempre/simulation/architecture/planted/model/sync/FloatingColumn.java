package dev.sempre.simulation.architecture.planted.model.sync;

/// A value of a column in floating point.
record FloatingColumn(String name, Double value) {}
