package dev.sempre.agent.command;

import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as commands show it; see [Run].
record RunDocument(
    String id,
    String reason,
    String outcome,
    long startedAtMillis,
    @Nullable Long endedAtMillis,
    @Nullable String failureCode,
    @Nullable String failureDetail,
    long tries,
    long recordsUp,
    long recordsDown,
    long recordsRefused,
    long bytesUp,
    long bytesDown,
    List<CategoryDocument> categories) {
  record CategoryDocument(String direction, String table, long planned, long done, long refused) {}

  static RunDocument of(Run run, List<Category> categories) {
    return new RunDocument(
        run.id(),
        run.reason(),
        run.outcome().name(),
        run.startedAtMillis(),
        run.endedAtMillis(),
        run.failureCode(),
        run.failureDetail(),
        run.tries(),
        run.recordsUp(),
        run.recordsDown(),
        run.recordsRefused(),
        run.bytesUp(),
        run.bytesDown(),
        categories.stream()
            .map(c ->
                new CategoryDocument(c.direction(), c.table(), c.planned(), c.done(), c.refused()))
            .toList());
  }

  String sentence() {
    return "%s: %d up, %d down, %d refused"
        .formatted(outcome, recordsUp, recordsDown, recordsRefused);
  }
}
