package dev.sempre.agent.machine;

/// How many records go up at once. A batch that fails as a whole again and again is halved until
/// the record that spoils it stands alone. Source: P3, architecture section 3.
///
/// @param size most records in the next batch
/// @param failures how often the same batch has failed in a row
record Batch(int size, int failures) {
  /// Size at the start, and the largest: well under the 2 000 that upstream takes.
  static final int LARGEST = 500;

  /// Failures of the same batch after which it is halved.
  static final int PATIENCE = 3;

  static Batch initial() {
    return new Batch(LARGEST, 0);
  }

  Batch grown() {
    return new Batch(Math.min(size * 2, LARGEST), 0);
  }

  Batch failedOnceMore() {
    return new Batch(size, failures + 1);
  }

  boolean isHopeless() {
    return failures >= PATIENCE;
  }

  /// @param records how many the failed batch really had
  Batch halfOf(int records) {
    return new Batch(Math.max(1, records / 2), 0);
  }

  Batch forgiven() {
    return new Batch(size, 0);
  }
}
