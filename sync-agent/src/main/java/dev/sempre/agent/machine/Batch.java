package dev.sempre.agent.machine;

/// How many records go up at once. A batch that fails as a whole again and again is halved until
/// the record that spoils it stands alone. Source: P3, architecture section 3.
///
/// @param size most records in the next batch
/// @param failures how often the same batch has failed in a row
/// @param passed records that were left for later since a batch was settled last
record Batch(int size, int failures, int passed) {
  /// Size at the start, and the largest: well under the 2 000 that upstream takes.
  static final int LARGEST = 500;

  /// Failures of the same batch after which it is halved.
  static final int PATIENCE = 3;

  static Batch initial() {
    return new Batch(LARGEST, 0, 0);
  }

  Batch grown() {
    return new Batch(Math.min(size * 2, LARGEST), 0, 0);
  }

  Batch failedOnceMore() {
    return new Batch(size, failures + 1, passed);
  }

  boolean isHopeless() {
    return failures >= PATIENCE;
  }

  /// @param records how many the failed batch really had
  Batch halfOf(int records) {
    return new Batch(Math.max(1, records / 2), 0, passed);
  }

  /// The one record that it had is out of the way.
  Batch forgiven() {
    return new Batch(size, 0, passed + 1);
  }

  /// True while it is still to be found out which record spoils it. Once one was left for later and
  /// the next fails as well, it is none of them.
  boolean isSearching() {
    return passed == 0;
  }
}
