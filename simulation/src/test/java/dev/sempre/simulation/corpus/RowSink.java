package dev.sempre.simulation.corpus;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import java.util.List;
import java.util.function.Consumer;

/// Takes the rows of an answer and nothing else.
record RowSink(Consumer<RootRecord> rows) implements ChangesStream.Sink {
  @Override
  public void begin(String epoch, long head, int schema) {}

  @Override
  public void beginTable(TableSpec table, int count) {}

  @Override
  public void row(RootRecord record, long seq) {
    rows.accept(record);
  }

  @Override
  public void endTable(TableSpec table, List<String> gone, long upTo) {}
}
