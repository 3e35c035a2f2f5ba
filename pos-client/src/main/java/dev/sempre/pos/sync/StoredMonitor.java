package dev.sempre.pos.sync;

import dev.sempre.agent.run.Indicator;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.schedule.Routine;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.Cause;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryCategory;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryRun;
import dev.sempre.pos.sync.MonitorSnapshot.NextRow;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.sync.MonitorSnapshot.Way;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.IssueRemedies;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Issues.WithRecord;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sync monitor over this installation's database: everything it shows is read from there, so
/// that it tells the same whether the agent runs inside this program or beside it.
public final class StoredMonitor implements SyncMonitor {
  /// Source: H6.
  private static final int DAYS_BEFORE_TODAY = 3;

  private final Replica replica;
  private final TimeSource time;
  private final ZoneId zone;
  private final Supplier<String> person;
  private final Function<Runnable, Watch> ticks;

  /// @param zone the establishment's: where its days begin
  /// @param person id of whoever is logged in
  /// @param ticks calls a step about once a second until it is closed
  public StoredMonitor(
      Replica replica,
      TimeSource time,
      ZoneId zone,
      Supplier<String> person,
      Function<Runnable, Watch> ticks) {
    this.replica = replica;
    this.time = time;
    this.zone = zone;
    this.person = person;
    this.ticks = ticks;
  }

  @Override
  public Watch watch(Runnable changed) {
    return ticks.apply(changed);
  }

  @Override
  public void syncNow() {
    String _ = SyncAgent.request(replica, replica.ids(), person.get(), "BUTTON");
  }

  @Override
  public MonitorSnapshot read() {
    SyncSnapshot now = SyncSnapshot.read(replica, time);
    Instant asOf = Instant.ofEpochMilli(now.nowMillis());
    Instant nextRoutine =
        Instant.ofEpochMilli(Routine.of(replica).nextAfterMillis(time.epochMillis()));
    return replica.read(handle -> {
      List<Run> runs = SyncRuns.since(handle, firstDay(asOf).toEpochMilli());
      List<HistoryRun> history = new ArrayList<>();
      for (Run run : runs) {
        history.add(history(run, SyncRuns.categories(handle, run.id())));
      }
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
          cards(Issues.openWithRecords(handle, replica.dialect())),
          history);
    });
  }

  private Instant firstDay(Instant now) {
    return now.atZone(zone)
        .toLocalDate()
        .minusDays(DAYS_BEFORE_TODAY)
        .atStartOfDay(zone)
        .toInstant();
  }

  private static Activity activity(SyncSnapshot now, Expectation expectation) {
    if (now.running() != null) {
      long left =
          now.categories().stream().mapToLong(c -> c.planned() - c.done() - c.refused()).sum();
      return new Activity.Running(now.percent(), expectation.of(left));
    }
    SyncLinks.Link link = now.link();
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
      case DONE_WITH_REFUSALS -> Outcome.WITH_PENDING;
      case INTERRUPTED -> Outcome.INTERRUPTED;
    };
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /// Records with one cause are one card.
  private record CardKey(String code, String table, String field, Issues.Way way) {}

  private static List<PendingCard> cards(List<WithRecord> open) {
    Map<CardKey, List<WithRecord>> byCause = new LinkedHashMap<>();
    for (WithRecord each : open) {
      Issue issue = each.issue();
      String field = issue.field() == null ? "" : issue.field();
      byCause
          .computeIfAbsent(
              new CardKey(issue.code(), issue.table(), field, issue.way()), c -> new ArrayList<>())
          .add(each);
    }
    List<PendingCard> cards = new ArrayList<>();
    byCause.forEach((key, issues) -> cards.add(card(key, issues)));
    return cards;
  }

  private static PendingCard card(CardKey cause, List<WithRecord> issues) {
    List<PendingCard.Item> records = new ArrayList<>();
    boolean correctable = true;
    boolean upstreamHasThem = true;
    for (WithRecord each : issues) {
      Issue issue = each.issue();
      RootRecord record = each.record();
      records.add(
          new PendingCard.Item(
              issue.id(),
              record == null ? issue.recordId() : RecordLabel.of(record),
              record == null ? null : RecordLabel.text(record, issue.field())));
      correctable &= IssueRemedies.canCorrect(issue);
      upstreamHasThem &= record != null && IssueRemedies.canTakeUpstream(issue, record);
    }
    List<Remedy> possible = new ArrayList<>();
    if (cause.way() == Issues.Way.UP) {
      if (correctable) {
        possible.add(Remedy.CORRECT);
      }
      possible.add(Remedy.RESEND);
      if (upstreamHasThem) {
        possible.add(Remedy.TAKE_CENTRES);
      }
    }
    possible.add(Remedy.DISMISS);
    boolean money =
        cause.table().equals(SyncCatalogue.SALE.name())
            || cause.table().equals(SyncCatalogue.SHIFT.name());
    return new PendingCard(
        cause.code(),
        cause.table(),
        cause.field().isEmpty() ? null : cause.field(),
        money ? Money.HERE : Money.NONE,
        records,
        possible.getFirst(),
        possible);
  }

  @Override
  public ActionAnswer act(List<String> issueIds, IssueAction action) {
    if (action instanceof IssueAction.AskHeadOffice) {
      return ActionAnswer.NOBODY_TO_ASK;
    }
    try {
      return switch (IssueRemedies.apply(replica, issueIds, remedy(action), person.get())) {
        case DONE -> ActionAnswer.DONE;
        case VALUE_NOT_ACCEPTED -> ActionAnswer.VALUE_NOT_ACCEPTED;
        case NO_LONGER_OPEN, NOT_POSSIBLE -> ActionAnswer.NO_LONGER_PENDING;
      };
    } catch (StoreFailure failure) {
      return ActionAnswer.NOT_SAVED;
    }
  }

  private static IssueRemedies.Remedy remedy(IssueAction action) {
    return switch (action) {
      case IssueAction.Correct(String _, String value) -> new IssueRemedies.Remedy.Correct(value);
      case IssueAction.Resend(), IssueAction.KeepMine(), IssueAction.AskHeadOffice() ->
          new IssueRemedies.Remedy.Resend();
      case IssueAction.TakeCentres() -> new IssueRemedies.Remedy.TakeUpstream();
      case IssueAction.Dismiss(String reason) -> new IssueRemedies.Remedy.Dismiss(reason);
    };
  }
}
