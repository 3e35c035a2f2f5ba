package dev.sempre.simulation.corpus;

import dev.sempre.replica.db.Replica;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What stands in a database: enough to see that nothing was stored.
///
/// @param head where the feed stands
/// @param rows table > its rows
record Standing(long head, Map<String, Long> rows) {
  static Standing of(Replica replica) {
    return replica.read(handle -> {
      List<String> tables =
          handle
              .createQuery(
                  "select name from sqlite_schema where type = 'table' and sql is not null")
              .mapTo(String.class)
              .list();
      String counts =
          tables.stream()
              .map(table -> "select '" + table + "', count(*) from \"" + table + "\"")
              .collect(Collectors.joining(" union all "));
      Map<String, Long> rows = new TreeMap<>();
      handle
          .createQuery(counts)
          .map((row, context) -> rows.put(row.getString(1), row.getLong(2)))
          .list();
      long head = handle.createQuery("select head from feed").mapTo(Long.class).one();
      return new Standing(head, rows);
    });
  }
}
