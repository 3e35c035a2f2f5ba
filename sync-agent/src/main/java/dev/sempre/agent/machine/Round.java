package dev.sempre.agent.machine;

import org.jspecify.annotations.Nullable;

/// One round: ask, then upload and download until neither is due.
///
/// @param why why it began
/// @param again why another one is to follow at once, or null
/// @param uploadDue true until the outbox was found empty
/// @param downloadDue true while upstream may have something new
/// @param reconciled true if this round has already reconciled with another epoch
/// @param networkCameBack true if the network has come back during this round: whatever still fails
///   may have begun on the old one
record Round(
    Why why,
    @Nullable Why again,
    boolean uploadDue,
    boolean downloadDue,
    boolean reconciled,
    boolean networkCameBack) {
  static Round of(Why why) {
    return new Round(why, null, false, false, false, false);
  }

  /// The same round from its beginning, for another reason.
  Round as(Why reason) {
    return new Round(reason, again, false, false, reconciled, networkCameBack);
  }

  Round thenAgain(Why reason) {
    return new Round(why, reason, uploadDue, downloadDue, reconciled, networkCameBack);
  }

  Round due(boolean upload, boolean download) {
    return new Round(why, again, upload, download, reconciled, networkCameBack);
  }

  Round afterReconciling() {
    return new Round(why, again, uploadDue, downloadDue, true, networkCameBack);
  }

  Round onNewNetwork() {
    return new Round(why, again, uploadDue, downloadDue, reconciled, true);
  }
}
