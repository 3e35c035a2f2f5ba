package dev.sempre.agent.command;

import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Outbox.Waiting;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// What waits to go up in one table; see [Waiting].
record WaitingDocument(String table, long sendable, long refused) {
  static List<WaitingDocument> of(Map<TableSpec, Waiting> waiting) {
    return waiting.entrySet().stream()
        .map(entry ->
            new WaitingDocument(
                entry.getKey().name(), entry.getValue().sendable(), entry.getValue().refused()))
        .toList();
  }

  /// What waits in one or two sentences, each behind a blank; empty if nothing does.
  static String sentence(List<WaitingDocument> waiting) {
    return sentence(waiting, WaitingDocument::refused, "wait for a person")
        + sentence(waiting, WaitingDocument::sendable, "wait for the next attempt");
  }

  private static String sentence(
      List<WaitingDocument> waiting, ToLongFunction<WaitingDocument> count, String what) {
    long all = waiting.stream().mapToLong(count).sum();
    if (all == 0) {
      return "";
    }
    String tables =
        waiting.stream()
            .filter(table -> count.applyAsLong(table) > 0)
            .map(table -> table.table() + " " + count.applyAsLong(table))
            .collect(Collectors.joining(", "));
    return " Records that %s: %d (%s).".formatted(what, all, tables);
  }
}
