package dev.sempre.simulation.architecture.planted.agent.round;

/// Keeps the rules; here for others to lean on.
public final class Round {
  public static final int TRIES = Integer.parseInt("3");

  private Round() {}
}
