package dev.sempre.agent.run;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.PushStream;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Outbox.Answer;
import dev.sempre.replica.sync.Outbox.Position;
import dev.sempre.replica.sync.StoredRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Sends what waits, batch by batch, within one round. A record leaves the outbox only by an answer
/// about itself; whatever is not answered stays. Source: P1, P2, P3, R12.
final class Upload {
  /// A batch that is ready to go.
  ///
  /// @param from where it was read
  /// @param behind where the next one starts
  /// @param size how many records were asked for
  /// @param body as [PushStream] writes it, gzipped
  private record Prepared(
      Position from, Position behind, int size, List<StoredRecord> records, byte[] body) {}

  private final Upstream upstream;
  private final Catalogue catalogue;
  private final Outbox outbox;
  private final RunJournal journal;
  private final LinkBoard link;
  private final Executor beside;

  private Position position = Position.start();
  private @Nullable Prepared last;
  private @Nullable CompletableFuture<Prepared> ahead;

  Upload(
      Upstream upstream,
      Catalogue catalogue,
      Outbox outbox,
      RunJournal journal,
      LinkBoard link,
      Executor beside) {
    this.upstream = upstream;
    this.catalogue = catalogue;
    this.outbox = outbox;
    this.journal = journal;
    this.link = link;
    this.beside = beside;
  }

  /// Sends the next batch and settles its answer in one transaction.
  Event send(int maxRecords) {
    Prepared batch = prepared(maxRecords);
    last = batch;
    if (batch.records().isEmpty()) {
      return new Event.Drained();
    }
    journal.sending();
    // Reading and packing the next batch goes on while this one is on its way.
    ahead = CompletableFuture.supplyAsync(() -> prepare(batch.behind(), maxRecords), beside);
    Upstream.Answer<PushAnswer> answer = upstream.send(journal.id(), batch.body());
    journal.traffic(answer.traffic());
    return switch (answer) {
      case Upstream.Answered<PushAnswer> answered -> {
        link.answered();
        PushAnswer told = answered.value();
        settle(batch, Verdicts.match(batch.records(), told), told.seen());
        yield new Event.BatchSettled();
      }
      case Upstream.Failed<PushAnswer> failed ->
          new Event.BatchFailed(failed.failure(), batch.records().size());
    };
  }

  /// Goes on behind the batch that failed last; its records stay pending.
  void stepOver() {
    if (last != null) {
      position = last.behind();
    }
  }

  /// Upstream has refused the last batch as a whole, and it is of one record: the answer is about
  /// that record.
  Event condemn(Failure.Refused why) {
    Prepared batch = last;
    if (batch != null && batch.records().size() == 1) {
      Verdict verdict = new Verdict.Rejected(why.code(), why.field(), why.detail());
      settle(batch, List.of(new Answer(batch.records().getFirst().record(), verdict)), null);
    }
    return new Event.BatchSettled();
  }

  private Prepared prepared(int maxRecords) {
    CompletableFuture<Prepared> waiting = ahead;
    ahead = null;
    if (waiting != null) {
      Prepared ready = join(waiting);
      if (ready.from() == position && ready.size() == maxRecords) {
        return ready;
      }
    }
    return prepare(position, maxRecords);
  }

  private static Prepared join(CompletableFuture<Prepared> waiting) {
    try {
      return waiting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Prepared prepare(Position from, int size) {
    List<StoredRecord> records = outbox.next(from, size);
    List<RootRecord> roots = records.stream().map(StoredRecord::record).toList();
    return new Prepared(from, from.behind(records), size, records, packed(roots));
  }

  private byte[] packed(List<RootRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      PushStream.write(gzip, catalogue, records);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private void settle(Prepared batch, List<Answer> answers, @Nullable String seen) {
    if (!answers.isEmpty()) {
      outbox.settle(answers, seen);
    }
    position = batch.behind();
    Verdicts.byTable(answers)
        .forEach((table, count) -> journal.movedUp(table, count.arrived(), count.refused()));
    journal.flushIfDue();
  }
}
