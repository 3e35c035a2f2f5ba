package dev.sempre.agent.machine;

/// How long to wait after failed attempts: 3, 6, 12 s ... doubling up to 5 minutes, for ever.
/// Source: L4, R18.
public final class Backoff {
  /// From this attempt on a person is asked to check the connection. Source: L4.
  public static final int ASK_FOR_HELP_AFTER = 10;

  /// Longest wait, also if upstream asks for a longer one. Source: L4, R18.
  public static final long CAP_MILLIS = 300_000;

  private static final long FIRST_MILLIS = 3_000;

  /// Longest wait while batches are halved to find the record that spoils them: behind it others
  /// wait.
  private static final long SEARCH_CAP_MILLIS = 30_000;

  private Backoff() {}

  /// Longest wait after a failed attempt; the actual wait is a random part of it.
  ///
  /// @param attempt failed attempts in a row, from 1
  public static long ceilingMillis(int attempt) {
    // 3 s doubled seven times is above the cap already; more would only overflow.
    int doublings = Math.min(attempt - 1, 7);
    return Math.min(FIRST_MILLIS << doublings, CAP_MILLIS);
  }

  /// The same while batches are halved.
  static long searchCeilingMillis(int attempt) {
    return Math.min(ceilingMillis(attempt), SEARCH_CAP_MILLIS);
  }
}
