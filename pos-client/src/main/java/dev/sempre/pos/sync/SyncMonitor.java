package dev.sempre.pos.sync;

import java.util.List;

/// What the sync monitor shows and can ask for. Called away from the UI thread, except where a
/// method says otherwise.
public interface SyncMonitor {
  /// The state of things as of now.
  MonitorSnapshot read();

  /// Tells `changed`, on whatever thread, each time a newer snapshot can be read. While a sync runs
  /// that is about once a second. From any thread; closing stops it.
  Watch watch(Runnable changed);

  /// Asks for a sync at once. The five minutes of H4 are the button's business, not this method's.
  void syncNow();

  /// Does `action` for each of the issues with these ids, all or none.
  ActionAnswer act(List<String> issueIds, IssueAction action);

  /// A standing request to be told.
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    /// Ends it. Any thread.
    @Override
    void close();
  }
}
