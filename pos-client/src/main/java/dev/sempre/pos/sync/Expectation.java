package dev.sempre.pos.sync;

import dev.sempre.replica.sync.SyncRuns.Run;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long records take, by what the last synchronisations have shown. Source: H5.
///
/// @param recordsPerSecond measured throughput; 0 if nothing was measured yet
record Expectation(long recordsPerSecond) {
  private static final int RUNS = 10;
  private static final long SECOND_MILLIS = 1_000;

  /// @param runs newest first
  static Expectation from(List<Run> runs) {
    long records = 0;
    long millis = 0;
    for (Run run : runs.subList(0, Math.min(RUNS, runs.size()))) {
      Long ended = run.endedAtMillis();
      if (ended != null) {
        records += run.recordsUp() + run.recordsDown();
        millis += ended - run.startedAtMillis();
      }
    }
    return new Expectation(millis <= 0 ? 0 : records * SECOND_MILLIS / millis);
  }

  /// Expected time for a number of records; null if nothing was measured yet.
  @Nullable Duration of(long records) {
    return recordsPerSecond == 0
        ? null
        : Duration.ofMillis(records * SECOND_MILLIS / recordsPerSecond);
  }
}
