package dev.sempre.pos.shell;

/// What the connection chip can ask for.
@FunctionalInterface
public interface HeadOffice {
  /// Tries to reach head office at once instead of at the next attempt (L4, R18). Returns without
  /// waiting; the link state tells how it went. Any thread.
  void tryNow();
}
