package dev.sempre.simulation.architecture.planted.centre.desk;

/// Keeps the rules; here for others to lean on.
public final class Desk {
  public static final int DRAWERS = Integer.parseInt("3");

  private Desk() {}
}
