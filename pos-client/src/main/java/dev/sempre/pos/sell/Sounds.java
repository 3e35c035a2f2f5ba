package dev.sempre.pos.sell;

/// What the till lets be heard.
@FunctionalInterface
public interface Sounds {
  /// A code that nobody knows (T2). Returns at once; silence is a legal way to do it. Any thread.
  void unknownCode();
}
