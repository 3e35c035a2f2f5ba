package dev.sempre.model.wire;

import dev.sempre.model.wire.PushStream.TooManyRecords;

/// How much may still come of what costs far more in memory than on the line: rows of children and
/// values that this version only carries. Without a limit a body of a few kilobytes, inflated to
/// its longest, would fill the memory of the centre.
final class Pieces {
  /// Several times what the largest sale has.
  static final int MOST = 200_000;

  private int left = MOST;

  /// One more has come.
  ///
  /// @throws TooManyRecords if it is one too many
  void take() throws TooManyRecords {
    if (--left < 0) {
      throw new TooManyRecords();
    }
  }

  /// What came so far has been handed on and is not kept.
  void beginAnew() {
    left = MOST;
  }
}
