package dev.sempre.pos.sync;

import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.Cause;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryCategory;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryRun;
import dev.sempre.pos.sync.MonitorSnapshot.NextRow;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.sync.MonitorSnapshot.Way;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.PendingCard.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A monitor that shows what it is told to, and remembers what it was asked.
public final class FakeMonitor implements SyncMonitor {
  /// Ids and action of one call.
  public record Asked(List<String> issueIds, IssueAction action) {}

  private final Instant now;
  private final List<Asked> asked = new ArrayList<>();
  private volatile MonitorSnapshot snapshot;
  private volatile ActionAnswer answer = ActionAnswer.DONE;
  private final AtomicInteger syncsAsked = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<@Nullable Error> broken = new AtomicReference<>();
  private volatile Runnable changed = () -> {};

  public FakeMonitor(Instant now) {
    this.now = now;
    this.snapshot = resting();
  }

  /// From here on this is what there is to see.
  public void show(MonitorSnapshot next) {
    snapshot = next;
    changed.run();
  }

  /// From here on actions end so.
  public void answerWith(ActionAnswer next) {
    answer = next;
  }

  public List<Asked> asked() {
    return asked;
  }

  public int syncsAsked() {
    return syncsAsked.get();
  }

  /// The next reading ends so.
  public void breakOnce(Error error) {
    broken.set(error);
  }

  /// How often it was read.
  public int reads() {
    return reads.get();
  }

  @Override
  public MonitorSnapshot read() {
    reads.incrementAndGet();
    Error error = broken.getAndSet(null);
    if (error != null) {
      throw error;
    }
    return snapshot;
  }

  @Override
  public Watch watch(Runnable listener) {
    changed = listener;
    return () -> changed = () -> {};
  }

  @Override
  public void syncNow() {
    syncsAsked.incrementAndGet();
  }

  @Override
  public ActionAnswer act(List<String> issueIds, IssueAction action) {
    asked.add(new Asked(List.copyOf(issueIds), action));
    return answer;
  }

  /// All is quiet; the last sync ended 79 seconds ago, so that the button still rests 3:41.
  public MonitorSnapshot resting() {
    return snapshot(
        new Activity.Resting(),
        List.of(
            row("sale", Way.UP, 3, null, Duration.ofSeconds(2)),
            row("stock_movement", Way.UP, 9, null, Duration.ofSeconds(1)),
            row("price", Way.DOWN, 812, null, Duration.ofSeconds(9))),
        List.of(),
        history());
  }

  /// A sync is under way.
  public MonitorSnapshot running() {
    return snapshot(
        new Activity.Running(62, Duration.ofSeconds(9)),
        List.of(
            row("sale", Way.UP, 37, 100, null),
            row("contact", Way.UP, 2, 100, null),
            row("stock_movement", Way.UP, 118, 62, null),
            row("price", Way.DOWN, 812, 31, null),
            row("product_category", Way.DOWN, 3, 0, null),
            row("account_setting", Way.UP, 1, null, Duration.ofSeconds(1))),
        List.of(refusedContacts()),
        history());
  }

  /// All is quiet, as seen at a moment, after a sync that ended at another.
  public static MonitorSnapshot quiet(Instant asOf, Instant ended) {
    return new MonitorSnapshot(
        asOf,
        new Activity.Resting(),
        ended,
        Outcome.ALL_WELL,
        asOf.plus(Duration.ofMinutes(13)),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /// The same a moment later.
  public static MonitorSnapshot later(MonitorSnapshot than, Duration time) {
    return new MonitorSnapshot(
        than.asOf().plus(time),
        than.activity(),
        than.lastEndedAt(),
        than.lastOutcome(),
        than.nextAt(),
        than.next(),
        than.undecided(),
        than.pending(),
        than.dismissed(),
        than.history());
  }

  /// The same with records that somebody has dismissed.
  public static MonitorSnapshot with(MonitorSnapshot than, List<DismissedRecord> dismissed) {
    return new MonitorSnapshot(
        than.asOf(),
        than.activity(),
        than.lastEndedAt(),
        than.lastOutcome(),
        than.nextAt(),
        than.next(),
        than.undecided(),
        than.pending(),
        dismissed,
        than.history());
  }

  /// The same while a sync runs that has sent some records.
  public static MonitorSnapshot withRun(MonitorSnapshot than, String id, long up) {
    List<HistoryRun> history = new ArrayList<>(than.history());
    history.addFirst(
        new HistoryRun(
            id,
            Cause.BUTTON,
            than.asOf().minusSeconds(3),
            null,
            null,
            null,
            up,
            0,
            up * 900,
            1,
            List.of(new HistoryCategory("sale", Way.UP, 100, up, 0))));
    return new MonitorSnapshot(
        than.asOf(),
        new Activity.Running(10, null),
        than.lastEndedAt(),
        than.lastOutcome(),
        than.nextAt(),
        than.next(),
        than.undecided(),
        than.pending(),
        than.dismissed(),
        history);
  }

  /// Nothing moves and nothing is open, but somebody has left a customer as it is.
  public MonitorSnapshot withDismissed() {
    return new MonitorSnapshot(
        now,
        new Activity.Resting(),
        now.minusSeconds(79),
        Outcome.ALL_WELL,
        now.plus(Duration.ofMinutes(13)),
        List.of(),
        1,
        List.of(),
        List.of(
            new DismissedRecord(
                "i-7",
                "contact",
                "Consorzio Vini dei Colli",
                now.minus(Duration.ofHours(2)),
                "Lucia R.",
                "twice in the list",
                true)),
        history());
  }

  /// Two causes need a person.
  public MonitorSnapshot withPending() {
    return snapshot(
        new Activity.NoLine(now.plusSeconds(21)),
        List.of(row("sale", Way.UP, 37, null, Duration.ofSeconds(4))),
        List.of(refusedContacts(), refusedSale()),
        history());
  }

  /// Nothing at all, as on the first day.
  public MonitorSnapshot empty() {
    return new MonitorSnapshot(
        now,
        new Activity.Resting(),
        null,
        null,
        now.plus(Duration.ofMinutes(15)),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of());
  }

  private MonitorSnapshot snapshot(
      Activity activity, List<NextRow> next, List<PendingCard> pending, List<HistoryRun> history) {
    return new MonitorSnapshot(
        now,
        activity,
        now.minusSeconds(79),
        Outcome.ALL_WELL,
        now.plus(Duration.ofMinutes(13)),
        next,
        pending.stream().mapToLong(card -> card.records().size()).sum(),
        pending,
        List.of(),
        history);
  }

  private NextRow row(
      String table, Way way, long records, @Nullable Integer percent, @Nullable Duration expected) {
    Instant starts = percent == null ? now.plus(Duration.ofMinutes(13)) : null;
    return new NextRow(table, way, records, starts, percent, expected);
  }

  /// Two customers whose names are too long.
  public static PendingCard refusedContacts() {
    return new PendingCard(
        "FIELD_TOO_LONG",
        "contact",
        "name",
        Money.NONE,
        List.of(
            new PendingCard.Item(
                "i-1", "Associazione Amici del Parco", "Associazione Amici del Parco", 20),
            new PendingCard.Item(
                "i-2", "Consorzio Vini dei Colli", "Consorzio Vini dei Colli", 20)),
        Instant.parse("2026-11-21T12:40:00Z"),
        Remedy.CORRECT,
        List.of(Remedy.CORRECT, Remedy.RESEND, Remedy.DISMISS));
  }

  /// A ticket that head office has with another content.
  public static PendingCard refusedSale() {
    return new PendingCard(
        "SAME_ID_OTHER_CONTENT",
        "sale",
        null,
        Money.HERE,
        List.of(new PendingCard.Item("i-3", "1-2-00441", null, null)),
        null,
        Remedy.ASK_HEAD_OFFICE,
        List.of(Remedy.ASK_HEAD_OFFICE, Remedy.RESEND));
  }

  private List<HistoryRun> history() {
    List<HistoryRun> runs = new ArrayList<>();
    runs.add(run("r-9", Cause.ROUTINE, Duration.ofSeconds(86), 7, Outcome.ALL_WELL, 41, 12, 1));
    runs.add(run("r-8", Cause.BUTTON, Duration.ofMinutes(22), 3, Outcome.ALL_WELL, 9, 0, 1));
    runs.add(
        run("r-7", Cause.NETWORK, Duration.ofMinutes(61), 64, Outcome.WITH_PENDING, 118, 812, 4));
    runs.add(run("r-6", Cause.ROUTINE, Duration.ofMinutes(94), 30, Outcome.INTERRUPTED, 12, 0, 1));
    runs.add(run("r-5", Cause.ROUTINE, Duration.ofHours(19), 5, Outcome.ALL_WELL, 88, 3, 1));
    runs.add(run("r-4", Cause.START, Duration.ofHours(27), 412, Outcome.ALL_WELL, 0, 104_211, 1));
    runs.add(run("r-3", Cause.ROUTINE, Duration.ofHours(46), 4, Outcome.ALL_WELL, 71, 0, 1));
    return runs;
  }

  private HistoryRun run(
      String id,
      Cause cause,
      Duration ago,
      int seconds,
      Outcome outcome,
      long up,
      long down,
      long tries) {
    Instant started = now.minus(ago);
    return new HistoryRun(
        id,
        cause,
        started,
        started.plusSeconds(seconds),
        outcome,
        outcome == Outcome.INTERRUPTED ? "UNTRUSTED" : null,
        up,
        down,
        up * 900 + down * 410,
        tries,
        List.of(
            new HistoryCategory("sale", Way.UP, up, up, outcome == Outcome.WITH_PENDING ? 1 : 0),
            new HistoryCategory("price", Way.DOWN, down, down, 0)));
  }
}
