package dev.sempre.simulation.world;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.SyncCatalogue;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A line over which a planted bug shows: what an agent with that bug would do to its database.
final class PlantedLine implements Upstream {
  private final Upstream line;
  private final Planted planted;
  private final Supplier<Replica> till;
  private final Supplier<List<ChainHead>> practised;
  private final NewNames names = new NewNames();
  private @Nullable StalePages stale;

  /// @param till the till's database while it is alive
  /// @param practised heads of the chains of its practice ground
  PlantedLine(
      Upstream line, Planted planted, Supplier<Replica> till, Supplier<List<ChainHead>> practised) {
    this.line = line;
    this.planted = planted;
    this.till = till;
    this.practised = practised;
  }

  @Override
  public Answer<Head> head(List<ChainHead> chains) {
    applyStalePages();
    forgetsThatTheLineIsBack();
    List<ChainHead> told =
        planted == Planted.PRACTICE_TOLD
            ? Stream.concat(chains.stream(), practised.get().stream()).toList()
            : chains;
    return line.head(told);
  }

  /// Before anything else is asked over the line: whatever is sent would take the event along.
  private void forgetsThatTheLineIsBack() {
    if (planted == Planted.LINE_BACK_NOT_TOLD) {
      spoil("delete from journal_event where kind = 'LINK_BACK' and pending = 1");
    }
  }

  /// What came with the page before is on disk by now.
  private void applyStalePages() {
    StalePages pages = stale;
    stale = null;
    if (pages != null) {
      pages.applyThem(till.get());
    }
  }

  @Override
  public Answer<Boolean> changes(
      String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
    forgetsThatTheLineIsBack();
    if (planted == Planted.STALE_PAGE_APPLIED) {
      applyStalePages();
      StalePages pages = new StalePages(till.get(), sink);
      stale = pages;
      return line.changes(epoch, after, pages);
    }
    Answer<Boolean> answer = line.changes(epoch, after, sink);
    if (planted == Planted.CURSOR_BEFORE_ITS_DATA && answer instanceof Failed<Boolean>) {
      spoil("update sync_cursor set seq = seq + 3");
    }
    return answer;
  }

  @Override
  public Answer<PushAnswer> send(String flow, byte[] body) {
    forgetsThatTheLineIsBack();
    if (planted == Planted.POISON_BLOCKS && till.get().<Long>read(Issues::countOpen) > 0) {
      Failure stuck = new Failure.Unreachable(Failure.Kind.ABORTED, "one record blocks the others");
      return new Failed<>(stuck, Traffic.NONE);
    }
    if (planted == Planted.RETRY_WITH_NEW_ID) {
      return names.sendUnderNewNames(body, renamed -> line.send(flow, renamed));
    }
    Answer<PushAnswer> answer = line.send(flow, body);
    if (planted == Planted.SILENCE_TAKEN_FOR_YES && answer instanceof Failed<PushAnswer>) {
      spoil("update sale set pending = 0");
    }
    if (planted == Planted.ANSWER_CLEARS_NEWER_CHANGE
        && answer instanceof Answered<PushAnswer>(PushAnswer told, var _)) {
      told.tables().stream()
          .filter(table -> table.table().equals(SyncCatalogue.CONTACT.name()))
          .flatMap(table -> table.verdicts().stream())
          .filter(row -> row.version() != null)
          .forEach(row -> spoil("update contact set pending = 0 where id = ?", row.id()));
    }
    return answer;
  }

  private void spoil(String statement, Object... parameters) {
    int _ =
        till.get()
            .<Integer>write(Priority.BACKGROUND, tx -> tx.handle().execute(statement, parameters));
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
