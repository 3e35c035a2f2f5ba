package dev.sempre.pos.sync;

import dev.sempre.agent.run.Indicator;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.schedule.Routine;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.Cause;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryCategory;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryRun;
import dev.sempre.pos.sync.MonitorSnapshot.NextRow;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.sync.MonitorSnapshot.Way;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncLinks.Link;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sync monitor over this installation's database: everything it shows is read from there, so
/// that it tells the same whether the agent runs inside this program or beside it.
public final class StoredMonitor implements SyncMonitor {
  /// Source: H6.
  private static final int DAYS_BEFORE_TODAY = 3;

  private static final long QUARTER_MINUTE_MILLIS = 15_000;

  private final Replica replica;
  private final TimeSource time;
  private final Supplier<ZoneId> zone;
  private final Supplier<String> person;
  private final Function<Runnable, Watch> ticks;
  private final StoredCards cards;

  /// @param zone the establishment's, as far as it is known: where its days begin
  /// @param person id of whoever is logged in
  /// @param ticks calls a step about once a second until it is closed, where it may read
  public StoredMonitor(
      Replica replica,
      TimeSource time,
      Supplier<ZoneId> zone,
      Supplier<String> person,
      Function<Runnable, Watch> ticks) {
    this.replica = replica;
    this.time = time;
    this.zone = zone;
    this.person = person;
    this.ticks = ticks;
    this.cards = new StoredCards(replica);
  }

  @Override
  public Watch watch(Runnable changed) {
    AtomicBoolean committed = new AtomicBoolean();
    AtomicReference<@Nullable Mark> seen = new AtomicReference<>();
    AtomicBoolean looking = new AtomicBoolean();
    Replica.Subscription listening = replica.onCommit(_ -> committed.set(true));
    Watch ticking =
        ticks.apply(() -> {
          if (looking.compareAndSet(false, true)) {
            try {
              if (hasChanged(committed, seen)) {
                changed.run();
              }
            } finally {
              looking.set(false);
            }
          }
        });
    return () -> {
      ticking.close();
      listening.close();
    };
  }

  private boolean hasChanged(AtomicBoolean committed, AtomicReference<@Nullable Mark> seen) {
    try {
      Mark now = mark();
      boolean elsewhere = !now.equals(seen.getAndSet(now));
      return committed.getAndSet(false) || elsewhere;
    } catch (StoreFailure busy) {
      return false; // The next look tells.
    }
  }

  /// What tells, by a handful of rows, that another program has changed something: it commits
  /// unseen by this one. What depends on time alone, such as the next check, is looked at anew four
  /// times a minute.
  private record Mark(
      @Nullable Run running,
      List<Category> moving,
      @Nullable Run last,
      @Nullable Link link,
      long openIssues,
      long quarterMinute) {}

  private Mark mark() {
    long quarterMinute = time.epochMillis() / QUARTER_MINUTE_MILLIS;
    return replica.read(handle -> {
      Run running = SyncRuns.running(handle).orElse(null);
      return new Mark(
          running,
          running == null ? List.of() : SyncRuns.categories(handle, running.id()),
          SyncRuns.lastEnded(handle).orElse(null),
          SyncLinks.find(handle).orElse(null),
          Issues.countOpen(handle),
          quarterMinute);
    });
  }

  @Override
  public void syncNow() {
    String _ = SyncAgent.request(replica, replica.ids(), person.get(), "BUTTON");
  }

  @Override
  public MonitorSnapshot read() {
    SyncSnapshot now = SyncSnapshot.read(replica, time);
    Instant asOf = Instant.ofEpochMilli(now.nowMillis());
    Instant nextRoutine = nextRoutine();
    String by = person.get();
    return replica.read(handle -> {
      long since = firstDay(asOf).toEpochMilli();
      List<Run> runs = SyncRuns.since(handle, since);
      Map<String, List<Category>> categories = SyncRuns.categoriesSince(handle, since);
      List<HistoryRun> history =
          runs.stream()
              .map(run -> history(run, categories.getOrDefault(run.id(), List.of())))
              .toList();
      Expectation expectation = Expectation.from(runs);
      Run last = now.last();
      return new MonitorSnapshot(
          asOf,
          activity(now, expectation),
          last == null ? null : instant(last.endedAtMillis()),
          last == null ? null : outcome(last.outcome()),
          nextRoutine,
          now.running() == null
              ? waitingRows(now, expectation, nextRoutine)
              : movingRows(now.categories(), expectation),
          now.waiting().values().stream().mapToLong(Outbox.Waiting::refused).sum(),
          cards.read(handle, StoredCards.decides(handle, by)),
          cards.dismissed(handle),
          history);
    });
  }

  /// The routine goes by this machine's clock; what is shown, by the corrected one.
  private Instant nextRoutine() {
    long offsetMillis = replica.place().map(Place::clockOffsetMillis).orElse(0L);
    return Instant.ofEpochMilli(Routine.of(replica).nextAfterMillis(time.epochMillis()))
        .plusMillis(offsetMillis);
  }

  private Instant firstDay(Instant now) {
    ZoneId here = zone.get();
    return now.atZone(here)
        .toLocalDate()
        .minusDays(DAYS_BEFORE_TODAY)
        .atStartOfDay(here)
        .toInstant();
  }

  private static Activity activity(SyncSnapshot now, Expectation expectation) {
    if (now.running() != null) {
      long left =
          now.categories().stream().mapToLong(c -> c.planned() - c.done() - c.refused()).sum();
      return new Activity.Running(now.percent(), expectation.of(left));
    }
    Link link = now.link();
    if (now.indicator() == Indicator.CONNECTED || link == null) {
      return new Activity.Resting();
    }
    Instant next = instant(link.nextAttemptAtMillis());
    return new Activity.NoLine(next == null ? Instant.ofEpochMilli(now.nowMillis()) : next);
  }

  private static int percent(long done, long planned) {
    return planned == 0 ? 0 : (int) Math.min(100, 100 * done / planned);
  }

  private static List<NextRow> waitingRows(
      SyncSnapshot now, Expectation expectation, Instant nextRoutine) {
    List<NextRow> rows = new ArrayList<>();
    now.waiting()
        .forEach((table, count) -> {
          if (count.sendable() > 0) {
            rows.add(
                new NextRow(
                    table.name(),
                    Way.UP,
                    count.sendable(),
                    nextRoutine,
                    null,
                    expectation.of(count.sendable())));
          }
        });
    return rows;
  }

  private static List<NextRow> movingRows(List<Category> moving, Expectation expectation) {
    List<NextRow> rows = new ArrayList<>();
    for (Category category : moving) {
      long done = category.done() + category.refused();
      rows.add(
          new NextRow(
              category.table(),
              Way.valueOf(category.direction()),
              category.planned(),
              null,
              percent(done, category.planned()),
              expectation.of(category.planned() - done)));
    }
    return rows;
  }

  private static HistoryRun history(Run run, List<Category> categories) {
    return new HistoryRun(
        run.id(),
        cause(run.reason()),
        Instant.ofEpochMilli(run.startedAtMillis()),
        instant(run.endedAtMillis()),
        run.outcome() == SyncRuns.Outcome.RUNNING ? null : outcome(run.outcome()),
        run.failureCode(),
        run.recordsUp(),
        run.recordsDown(),
        run.bytesUp() + run.bytesDown(),
        run.tries(),
        categories.stream()
            .map(c ->
                new HistoryCategory(
                    c.table(), Way.valueOf(c.direction()), c.planned(), c.done(), c.refused()))
            .toList());
  }

  private static Cause cause(String reason) {
    return switch (reason) {
      case "START" -> Cause.START;
      case "BUTTON" -> Cause.BUTTON;
      case "COMMAND", "CLOSING" -> Cause.COMMAND;
      case "NETWORK" -> Cause.NETWORK;
      case "HINT" -> Cause.HINT;
      default -> Cause.ROUTINE;
    };
  }

  private static @Nullable Outcome outcome(SyncRuns.Outcome outcome) {
    return switch (outcome) {
      case RUNNING -> null;
      case DONE -> Outcome.ALL_WELL;
      case DONE_WITH_REFUSALS, DONE_SOME_WAIT -> Outcome.WITH_PENDING;
      case INTERRUPTED -> Outcome.INTERRUPTED;
    };
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public ActionAnswer act(List<String> issueIds, IssueAction action) {
    try {
      return cards.act(issueIds, action, person.get());
    } catch (StoreFailure failure) {
      return ActionAnswer.NOT_SAVED;
    }
  }
}
