package dev.sempre.model.journal;

import org.jspecify.annotations.Nullable;

/// An event as whoever notes it knows it; when and where is added when it is stored.
///
/// @param userId who did it; null for the program itself
/// @param approvedBy who gave leave, if not he himself may; null if nobody had to
/// @param subjectTable table of what it was about, or null
/// @param subjectId id of that, which may be of a sale that was never finished
/// @param amountMinor what it was about in money, minor units of the shop's currency, or null
/// @param detail more, in the program's own words: at most 4,000 UTF-16 units; null for nothing
public record JournalEvent(
    EventKind kind,
    @Nullable String userId,
    @Nullable String approvedBy,
    @Nullable String subjectTable,
    @Nullable String subjectId,
    @Nullable Long amountMinor,
    @Nullable String detail) {

  /// Something that the program noticed.
  public static JournalEvent of(EventKind kind) {
    return new JournalEvent(kind, null, null, null, null, null, null);
  }

  /// Something that a person did.
  public static JournalEvent by(String userId, EventKind kind) {
    return new JournalEvent(kind, userId, null, null, null, null, null);
  }

  /// With the leave of another person; null for nobody's.
  public JournalEvent approvedBy(@Nullable String approver) {
    return new JournalEvent(kind, userId, approver, subjectTable, subjectId, amountMinor, detail);
  }

  /// About a record.
  public JournalEvent about(String table, String id) {
    return new JournalEvent(kind, userId, approvedBy, table, id, amountMinor, detail);
  }

  /// About an amount, minor units.
  public JournalEvent of(long minor) {
    return new JournalEvent(kind, userId, approvedBy, subjectTable, subjectId, minor, detail);
  }

  /// With more words; what is too long is cut.
  public JournalEvent saying(String text) {
    String fitting = text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    return new JournalEvent(
        kind, userId, approvedBy, subjectTable, subjectId, amountMinor, fitting);
  }

  private static final int LONGEST_DETAIL = 4_000;
}
