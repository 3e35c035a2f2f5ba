package dev.sempre.simulation.architecture.planted.model.unmarked;

/// Lies in a package that says nothing about null.
final class Unmarked {
  private Unmarked() {}
}
