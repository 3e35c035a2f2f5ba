package dev.sempre.pos.sync;

import java.time.Instant;

/// A record that head office refused, or that could not be taken in here, and that somebody has
/// left as it is.
///
/// @param issueId what to name it by in {@link SyncMonitor#act}
/// @param table name of its table in the catalogue
/// @param label by which people know it
/// @param at when it was dismissed
/// @param by who dismissed it, as people read it
/// @param reason why; may be empty
/// @param resendable true if it can be sent again
public record DismissedRecord(
    String issueId,
    String table,
    String label,
    Instant at,
    String by,
    String reason,
    boolean resendable) {}
