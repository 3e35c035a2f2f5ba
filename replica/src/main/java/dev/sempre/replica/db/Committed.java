package dev.sempre.replica.db;

import java.util.List;
import java.util.Map;

/// What a transaction changed, told after its commit: screens and event streams live from it.
///
/// @param ids table name > ids of the changed records; a table with more than 1 000 changed ids is
///   listed with an empty list, meaning "many"
/// @param head newest feed position after the commit
/// @param priority who has written: a person, or work in the background
public record Committed(Map<String, List<String>> ids, long head, Priority priority) {
  /// True if any record of the table changed.
  public boolean touches(String table) {
    return ids.containsKey(table);
  }
}
