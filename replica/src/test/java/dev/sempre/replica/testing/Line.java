package dev.sempre.replica.testing;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.PushStream;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Inbox;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A base and a centre in one process, joined by the bytes that would go over the line.
public final class Line {
  private final Replica centre;
  private final Replica base;
  private final Viewer viewer;
  private final int maxRecords;

  public Line(Replica centre, Replica base) {
    this(centre, base, 1_000_000);
  }

  public Line(Replica centre, Replica base, int maxRecords) {
    this.centre = centre;
    this.base = base;
    this.maxRecords = maxRecords;
    var place = base.place().orElseThrow();
    this.viewer = new Viewer(place.base(), java.util.Objects.requireNonNull(place.establishment()));
  }

  public Viewer viewer() {
    return viewer;
  }

  /// Downloads until complete.
  ///
  /// @return records that changed something at the base
  public int download() {
    int applied = 0;
    boolean complete = false;
    while (!complete) {
      Receiver receiver = new Receiver();
      complete = read(answer(), receiver);
      applied += receiver.applied;
    }
    return applied;
  }

  /// The bytes of the centre's answer to the base's next question.
  public byte[] answer() {
    Map<String, Cursors.Cursor> cursors = base.read(Cursors::all);
    Map<TableSpec, Long> after = new HashMap<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      if (table.direction().goesDown()) {
        Cursors.Cursor cursor = cursors.get(table.name());
        after.put(table, cursor == null ? 0L : cursor.seq());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Changes(centre, maxRecords).write(out, viewer, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Applies as much of an answer as there is.
  ///
  /// @return false if it was cut or incomplete
  public boolean read(byte[] answer) {
    return read(answer, new Receiver());
  }

  private static boolean read(byte[] answer, Receiver receiver) {
    try {
      return ChangesStream.read(new ByteArrayInputStream(answer), receiver);
    } catch (IOException e) {
      receiver.flush();
      return false;
    }
  }

  /// Sends everything that waits.
  ///
  /// @return records that arrived
  public int upload() {
    Outbox outbox = new Outbox(base);
    Outbox.Position position = Outbox.Position.start();
    int arrived = 0;
    while (true) {
      List<StoredRecord> batch = outbox.next(position, 500);
      if (batch.isEmpty()) {
        return arrived;
      }
      List<RootRecord> records = batch.stream().map(StoredRecord::record).toList();
      arrived += outbox.settle(send(records), null).arrived();
      position = position.behind(batch);
    }
  }

  /// Sends records and returns the verdicts without settling them.
  public List<Outbox.Answer> send(List<RootRecord> records) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PushStream.write(out, records);
      Ingest ingest = new Ingest(centre);
      List<Outbox.Answer> answers = new ArrayList<>();
      int next = 0;
      for (PushStream.ArrivedTable arrived :
          PushStream.read(new ByteArrayInputStream(out.toByteArray()), 2_000)) {
        TableSpec table = java.util.Objects.requireNonNull(arrived.table());
        for (Verdict verdict : ingest.accept(viewer, table, arrived.rows())) {
          answers.add(new Outbox.Answer(records.get(next++), verdict));
        }
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Receiver implements ChangesStream.Sink {
    private static final int BATCH = 100;
    private final Inbox inbox = new Inbox(base);
    private final List<Inbox.Incoming> batch = new ArrayList<>();
    private String epoch = "";
    private long head;
    private int applied;

    @Override
    public void begin(String epoch, long head, int schema) {
      this.epoch = epoch;
      this.head = head;
    }

    @Override
    public void beginTable(TableSpec table, int count) {
      flush();
    }

    @Override
    public void row(RootRecord record, long seq) {
      batch.add(new Inbox.Incoming(record, seq));
      if (batch.size() >= BATCH) {
        flush();
      }
    }

    @Override
    public void endTable(TableSpec table, List<String> gone, long upTo) {
      flush();
      inbox.finish(table, epoch, gone, new Inbox.End(upTo, upTo >= head));
    }

    void flush() {
      if (!batch.isEmpty()) {
        applied += inbox.apply(batch.getFirst().record().table(), epoch, batch).applied();
        batch.clear();
      }
    }
  }
}
