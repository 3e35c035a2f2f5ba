package dev.sempre.agent.run;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Cursors.Cursor;
import dev.sempre.replica.sync.Inbox;
import dev.sempre.replica.sync.UpstreamSeen;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches what is new and applies it in small transactions, each with its cursor: cut at any byte,
/// it goes on behind the last row that has arrived. Source: R16, H1, H2.
final class Download {
  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /// @param otherEpoch true if the answer was of another epoch than the question
  /// @param head newest position of upstream's feed at the start of the answer
  private record Fetched(Answer<Boolean> answer, boolean otherEpoch, long head) {}

  private final Replica replica;
  private final Inbox inbox;
  private final Upstream upstream;
  private final RunJournal journal;
  private final LinkBoard link;
  private final Watchdog watchdog;
  private final Ports ports;
  private final PassedOver passedOver;
  private final BatchPace pace = new BatchPace();

  Download(
      Replica replica,
      Upstream upstream,
      RunJournal journal,
      LinkBoard link,
      Watchdog watchdog,
      Ports ports,
      PassedOver passedOver) {
    this.replica = replica;
    this.inbox = new Inbox(replica);
    this.upstream = upstream;
    this.journal = journal;
    this.link = link;
    this.watchdog = watchdog;
    this.ports = ports;
    this.passedOver = passedOver;
  }

  /// Asks once and applies the answer.
  ///
  /// @param epoch upstream's epoch, for tables that have no cursor yet
  Event run(String epoch) {
    Map<String, Cursor> cursors = replica.read(Cursors::all);
    Map<TableSpec, Long> after = new LinkedHashMap<>();
    String asked = epoch;
    for (TableSpec table : replica.catalogue().tables()) {
      if (table.direction().goesDown()) {
        Cursor cursor = cursors.get(table.name());
        after.put(table, cursor == null ? 0L : cursor.seq());
        asked = cursor == null ? asked : cursor.epoch();
      }
    }
    return run(asked, after);
  }

  private Event run(String epoch, Map<TableSpec, Long> after) {
    boolean anyEpoch = after.values().stream().allMatch(seq -> seq == 0);
    Applying applying = new Applying(after);
    Fetched fetched =
        ports
            .handover()
            .run(
                out -> fetch(epoch, after, new PieceCollector(out, pace, anyEpoch ? null : epoch)),
                applying::take,
                upstream::abort);
    applying.close();
    journal.traffic(fetched.answer().traffic());
    if (fetched.otherEpoch()) {
      Failure changed = Failure.Refused.epochChanged("the answer is of another epoch");
      return new Event.Failed(changed, false);
    }
    return switch (fetched.answer()) {
      case Upstream.Answered<Boolean> answered -> {
        if (answered.value()) {
          passedOver.found(applying.unanswered(fetched.head()));
        }
        yield new Event.Downloaded(answered.value(), applying.progressed);
      }
      case Upstream.Failed<Boolean> failed ->
          new Event.Failed(failed.failure(), applying.progressed);
    };
  }

  private Fetched fetch(String epoch, Map<TableSpec, Long> after, PieceCollector collector) {
    Answer<Boolean> answer = upstream.changes(epoch, after, collector);
    try {
      collector.flush();
    } catch (IOException e) {
      LOG.debug("nobody takes the last rows: {}", e.getMessage());
    }
    return new Fetched(answer, collector.foundOtherEpoch(), collector.head());
  }

  /// Writes what one answer brings. Belongs to the thread that writes the disk.
  private final class Applying {
    private final Map<TableSpec, Long> after;
    private final Map<TableSpec, Inbox.End> ends = new LinkedHashMap<>();
    private final Set<TableSpec> answered = new HashSet<>();
    private String epoch = "";
    private boolean progressed;

    Applying(Map<TableSpec, Long> after) {
      this.after = after;
    }

    void take(Piece piece) {
      switch (piece) {
        case Piece.Seen(String seen) -> UpstreamSeen.keep(replica, seen);
        case Piece.Begin begin -> journal.plannedDown(begin.table(), begin.count());
        case Piece.Rows rows -> apply(rows);
        case Piece.End end -> finish(end);
      }
    }

    private void apply(Piece.Rows piece) {
      int count = piece.rows().size();
      long begin = ports.stopwatch().nanos();
      Inbox.Outcome outcome =
          mayTellGone(piece.table())
              ? inbox.applyAhead(piece.table(), piece.rows())
              : inbox.apply(piece.table(), piece.epoch(), piece.rows());
      long worked = ports.stopwatch().nanos() - begin;
      pace.took(count, worked);
      progressed = true;
      watchdog.moved();
      link.answered();
      journal.movedDown(piece.table(), count, outcome.applied(), outcome.refused());
      ports.courtesy().giveWay(worked);
    }

    /// The end of such a table tells what has gone out of this base's scope since `after`: until it
    /// is here the cursor has to wait there.
    private boolean mayTellGone(TableSpec table) {
      return table.scope() != Scope.TENANT && after.getOrDefault(table, 0L) > 0;
    }

    /// Most tables of most answers have nothing new: their cursors move together at the end.
    private void finish(Piece.End end) {
      if (end.gone().isEmpty()) {
        ends.put(end.table(), end.at());
      } else {
        inbox.finish(end.table(), end.epoch(), end.gone(), end.at());
      }
      progressed |= end.at().upTo() > after.getOrDefault(end.table(), 0L);
      answered.add(end.table());
      epoch = end.epoch();
      watchdog.moved();
    }

    /// Tables that a complete answer has passed over although there may be something behind their
    /// positions. Upstream says nothing of a table that is here up to its head, and nothing at all
    /// while its feed is empty.
    Set<TableSpec> unanswered(long head) {
      return after.keySet().stream()
          .filter(table -> !answered.contains(table))
          .filter(table -> after.getOrDefault(table, 0L) < head || head == 0)
          .collect(Collectors.toUnmodifiableSet());
    }

    /// The answer has ended, or was cut: what was whole before is good.
    void close() {
      if (!ends.isEmpty()) {
        inbox.finishAll(epoch, ends);
      }
    }
  }
}
