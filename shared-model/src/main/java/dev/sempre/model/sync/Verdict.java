package dev.sempre.model.sync;

import org.jspecify.annotations.Nullable;

/// The answer of an upstream place about one record. Source: R12, architecture section 3.
public sealed interface Verdict {
  /// The record is on the upstream's disk.
  ///
  /// @param version the record's version there
  record Accepted(long version) implements Verdict {}

  /// Upstream has had exactly this record before; the same answer for ever. Source: R11.
  ///
  /// @param version the record's version there
  record Already(long version) implements Verdict {}

  /// Upstream holds another state, which stands.
  ///
  /// @param code why, such as `SAME_ID_OTHER_CONTENT`
  /// @param version version of the state that stands
  record Conflict(String code, long version) implements Verdict {}

  /// The record cannot be stored as it is. Sending it again unchanged gives the same answer.
  ///
  /// @param code short code, also the key of its message
  /// @param field column at fault, or null if it is not one column
  /// @param detail offending value or limit, for support
  record Rejected(String code, @Nullable String field, String detail) implements Verdict {}

  /// Not now: it waits for something upstream. Sending it again later helps.
  ///
  /// @param code why, such as `UNKNOWN_TABLE`
  /// @param detail what it waits for
  record Retry(String code, String detail) implements Verdict {}

  /// Same id, other content: nothing is overwritten.
  String SAME_ID_OTHER_CONTENT = "SAME_ID_OTHER_CONTENT";

  /// Changed upstream meanwhile; upstream's state stands.
  String CHANGED_UPSTREAM = "CHANGED_UPSTREAM";

  /// The content does not give the hash that came with it.
  String HASH_MISMATCH = "HASH_MISMATCH";

  /// The sender may not write this table, this establishment or under this origin.
  String NOT_ALLOWED = "NOT_ALLOWED";

  /// It closes a shift that another closing has closed; the detail is the id of that one.
  String ALREADY_CLOSED = "ALREADY_CLOSED";

  /// The shift that it belongs to is not here yet; the detail is its id.
  String UNKNOWN_SHIFT = "UNKNOWN_SHIFT";

  /// The database refused it; the detail says how.
  String NOT_STORED = "NOT_STORED";

  /// Upstream is older than the sender and does not know the table yet; it will after its update.
  String UNKNOWN_TABLE = "UNKNOWN_TABLE";
}
