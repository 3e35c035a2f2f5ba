package dev.sempre.simulation.architecture.planted.replica.shelf;

/// Keeps the rules; here for others to lean on.
public final class ShelfStore {
  public static final int SHELVES = Integer.parseInt("3");

  private ShelfStore() {}
}
