package dev.sempre.simulation.architecture.planted.model.money;

/// Catches what it cannot know.
final class CatchesAll {
  private CatchesAll() {}

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (Exception e) {
      return 0;
    }
  }
}
