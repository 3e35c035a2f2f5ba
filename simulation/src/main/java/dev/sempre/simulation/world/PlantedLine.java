package dev.sempre.simulation.world;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A line over which a planted bug shows: what an agent with that bug would do to its database.
record PlantedLine(Upstream line, Planted planted, Supplier<Replica> till) implements Upstream {
  @Override
  public Answer<Head> head() {
    return line.head();
  }

  @Override
  public Answer<Boolean> changes(
      String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
    Answer<Boolean> answer = line.changes(epoch, after, sink);
    if (planted == Planted.CURSOR_BEFORE_ITS_DATA && answer instanceof Failed<Boolean>) {
      spoil("update sync_cursor set seq = seq + 3");
    }
    return answer;
  }

  @Override
  public Answer<PushAnswer> send(String flow, byte[] body) {
    if (planted == Planted.POISON_BLOCKS && till.get().<Long>read(Issues::countOpen) > 0) {
      Failure stuck = new Failure.Unreachable(Failure.Kind.ABORTED, "one record blocks the others");
      return new Failed<>(stuck, Traffic.NONE);
    }
    Answer<PushAnswer> answer = line.send(flow, body);
    if (planted == Planted.SILENCE_TAKEN_FOR_YES && answer instanceof Failed<PushAnswer>) {
      spoil("update sale set pending = 0");
    }
    return answer;
  }

  private void spoil(String statement) {
    int _ = till.get().<Integer>write(Priority.BACKGROUND, tx -> tx.handle().execute(statement));
  }

  @Override
  public Answer<Checksums> checksums(List<TableSpec> tables) {
    return line.checksums(tables);
  }

  @Override
  public void abort() {
    line.abort();
  }
}
