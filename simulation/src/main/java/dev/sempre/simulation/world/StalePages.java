package dev.sempre.simulation.world;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Cursors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An agent that applies the prices of a page although newer ones are here, and remembers rightly
/// how far it had come.
final class StalePages implements ChangesStream.Sink {
  private final Replica till;
  private final ChangesStream.Sink sink;
  private final Map<String, Cursors.Cursor> before;
  private final List<RootRecord> overtaken = new ArrayList<>();

  StalePages(Replica till, ChangesStream.Sink sink) {
    this.till = till;
    this.sink = sink;
    this.before = till.read(Cursors::all);
  }

  @Override
  public void row(RootRecord record, long seq) throws IOException {
    if (record.table() == SyncCatalogue.PRICE && record.version() < versionHere(record.id())) {
      overtaken.add(record);
    }
    sink.row(record, seq);
  }

  private long versionHere(String id) {
    return till.read(handle ->
        handle
            .createQuery("select coalesce(base_version, 0) from price where id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }

  /// What the bug does once the page is over.
  ///
  /// @param alive the database, perhaps in another life of the program
  void applyThem(Replica alive) {
    if (overtaken.isEmpty()) {
      return;
    }
    int _ =
        alive.<Integer>write(
            Priority.BACKGROUND,
            tx -> {
              for (RootRecord record : overtaken) {
                tx.handle()
                    .execute(
                        "update price set amount_minor = ?, base_version = ? where id = ?",
                        record.value("amount_minor"),
                        record.version(),
                        record.id());
              }
              before.forEach((table, cursor) ->
                  tx.handle()
                      .execute(
                          "update sync_cursor set seq = max(seq, ?) where table_name = ?"
                              + " and epoch = ?",
                          cursor.seq(),
                          table,
                          cursor.epoch()));
              return 0;
            });
  }

  @Override
  public void seen(String seen) {
    sink.seen(seen);
  }

  @Override
  public void begin(String epoch, long head, int schema) throws IOException {
    sink.begin(epoch, head, schema);
  }

  @Override
  public void beginTable(TableSpec table, int count) throws IOException {
    sink.beginTable(table, count);
  }

  @Override
  public void endTable(TableSpec table, List<String> gone, long upTo) throws IOException {
    sink.endTable(table, gone, upTo);
  }
}
