package dev.sempre.agent.run;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.replica.sync.Inbox;
import dev.sempre.replica.sync.Inbox.Incoming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the rows of an answer into batches of the size that fits just now. Belongs to the
/// thread that reads the line.
final class PieceCollector implements ChangesStream.Sink {
  private final Handover.Out<Piece> out;
  private final BatchPace pace;
  private final @Nullable String expectedEpoch;

  private String epoch = "";
  private long head;
  private @Nullable TableSpec table;
  private List<Incoming> rows = new ArrayList<>();
  private boolean otherEpoch;
  private @Nullable String seen;

  /// @param expectedEpoch epoch of the positions that were asked with, or null if they are all zero
  ///   and good for any
  PieceCollector(Handover.Out<Piece> out, BatchPace pace, @Nullable String expectedEpoch) {
    this.out = out;
    this.pace = pace;
    this.expectedEpoch = expectedEpoch;
  }

  /// True if the answer was of another epoch than the question; nothing of it was put out then.
  boolean foundOtherEpoch() {
    return otherEpoch;
  }

  /// Newest position of upstream's feed at the start of the answer; 0 before it has begun.
  long head() {
    return head;
  }

  @Override
  public void seen(String upstreamSeen) {
    seen = upstreamSeen;
  }

  @Override
  public void begin(String answeredEpoch, long answeredHead, int schema) throws IOException {
    epoch = answeredEpoch;
    head = answeredHead;
    if (expectedEpoch != null && !expectedEpoch.equals(answeredEpoch)) {
      otherEpoch = true;
      throw new IOException("asked in epoch " + expectedEpoch + ", answered in " + answeredEpoch);
    }
    if (seen != null) {
      out.put(new Piece.Seen(seen));
    }
  }

  @Override
  public void beginTable(TableSpec started, int count) throws IOException {
    table = started;
    out.put(new Piece.Begin(started, count));
  }

  @Override
  public void row(RootRecord record, long seq) throws IOException {
    rows.add(new Incoming(record, seq));
    if (rows.size() >= pace.rows()) {
      flush();
    }
  }

  @Override
  public void endTable(TableSpec ended, List<String> gone, long upTo) throws IOException {
    flush();
    out.put(new Piece.End(ended, epoch, gone, new Inbox.End(upTo, upTo >= head)));
  }

  /// Puts out the rows that have arrived so far: good also if the line was cut behind them.
  void flush() throws IOException {
    if (table != null && !rows.isEmpty()) {
      out.put(new Piece.Rows(table, epoch, rows));
      rows = new ArrayList<>();
    }
  }
}
