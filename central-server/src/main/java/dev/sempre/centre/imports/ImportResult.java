package dev.sempre.centre.imports;

import java.util.List;

/// What an import did.
///
/// @param table table that it was for
/// @param lines lines that were read, without the header and empty ones
/// @param created records that are new
/// @param changed records that differ from what they were
/// @param unchanged records that were like that already
/// @param rejected lines that were not imported
/// @param bad the first of them, at most [#MOST_LISTED]
public record ImportResult(
    String table,
    long lines,
    long created,
    long changed,
    long unchanged,
    long rejected,
    List<BadLine> bad) {
  /// More bad lines than this are only counted.
  public static final int MOST_LISTED = 10_000;
}
