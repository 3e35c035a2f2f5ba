package dev.sempre.replica.sync;

import dev.sempre.model.sync.RootRecord;

/// A record as it lies in this place's database.
///
/// @param record content and versions
/// @param pending true while upstream has not acknowledged this state
/// @param seq position in this place's feed
public record StoredRecord(RootRecord record, boolean pending, long seq) {}
