package dev.sempre.simulation.architecture.planted.model.chance;

import java.util.Random;
import java.util.UUID;

/// Makes chance by itself; what it is handed it may throw.
final class DiceThrower {
  private DiceThrower() {}

  static int own() {
    return new Random(1).nextInt();
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  static int ofThePort(Random port) {
    return port.nextInt();
  }
}
