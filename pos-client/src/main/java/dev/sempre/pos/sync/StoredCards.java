package dev.sempre.pos.sync;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.support.SupportRequestStore;
import dev.sempre.replica.sync.IssueRemedies;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Dismissed;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Issues.State;
import dev.sempre.replica.sync.Issues.WithRecord;
import dev.sempre.replica.sync.Records;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The cards of pending records over this installation's database, and what a person does with one.
/// Source: H7.
final class StoredCards {
  private static final int DISMISSED_SHOWN = 100;

  private final Replica replica;

  StoredCards(Replica replica) {
    this.replica = replica;
  }

  /// Records with one cause are one card.
  private record Cause(String code, String table, @Nullable String field, Issues.Way way) {
    static Cause of(Issue issue) {
      return new Cause(issue.code(), issue.table(), issue.field(), issue.way());
    }

    boolean holdsMoney() {
      return table.equals(SyncCatalogue.SALE.name()) || table.equals(SyncCatalogue.SHIFT.name());
    }

    /// True if what this place can do would change nothing.
    boolean isHeadOffices() {
      return code.equals(Verdict.SAME_ID_OTHER_CONTENT) || code.equals(Verdict.NOT_ALLOWED);
    }
  }

  /// The cards, oldest first.
  ///
  /// @param decides true if whoever is logged in may decide about pending records
  List<PendingCard> read(Handle handle, boolean decides) throws SQLException {
    Map<String, Long> askedAt = SupportRequestStore.lastAskedMillisByOpenIssue(handle);
    Map<Cause, List<WithRecord>> byCause = new LinkedHashMap<>();
    for (WithRecord each : Issues.openWithRecords(handle, replica.dialect())) {
      byCause.computeIfAbsent(Cause.of(each.issue()), _ -> new ArrayList<>()).add(each);
    }
    List<PendingCard> cards = new ArrayList<>();
    byCause.forEach(
        (cause, issues) -> cards.add(card(cause, issues, askedAt(askedAt, issues), decides)));
    return cards;
  }

  private static PendingCard card(
      Cause cause, List<WithRecord> issues, @Nullable Instant askedAt, boolean decides) {
    List<Remedy> possible = possible(cause, issues, askedAt != null, decides);
    return new PendingCard(
        cause.code(),
        cause.table(),
        cause.field(),
        cause.holdsMoney() ? Money.HERE : Money.NONE,
        issues.stream().map(StoredCards::item).toList(),
        askedAt,
        possible.isEmpty() ? null : possible.getFirst(),
        possible);
  }

  /// What helps all of them, the most helpful first. To send again or to ask is everyone's; what
  /// gives something up needs the permission.
  private static List<Remedy> possible(
      Cause cause, List<WithRecord> issues, boolean asked, boolean decides) {
    boolean goesUp = cause.way() == Issues.Way.UP;
    List<Remedy> possible = new ArrayList<>();
    if (goesUp && decides && all(issues, StoredCards::canCorrect)) {
      possible.add(Remedy.CORRECT);
    }
    if (goesUp) {
      possible.add(Remedy.RESEND);
    }
    if (goesUp && decides && all(issues, StoredCards::canTakeUpstream)) {
      possible.add(Remedy.TAKE_CENTRES);
    }
    if (!asked) {
      possible.add(cause.isHeadOffices() ? 0 : possible.size(), Remedy.ASK_HEAD_OFFICE);
    }
    if (decides && all(issues, each -> IssueRemedies.canDismiss(each.issue()))) {
      possible.add(Remedy.DISMISS);
    }
    return possible;
  }

  private static boolean all(List<WithRecord> issues, Predicate<WithRecord> can) {
    return issues.stream().allMatch(can);
  }

  private static boolean canCorrect(WithRecord each) {
    return IssueRemedies.canCorrect(each.issue(), each.record());
  }

  private static boolean canTakeUpstream(WithRecord each) {
    RootRecord record = each.record();
    return record != null && IssueRemedies.canTakeUpstream(each.issue(), record);
  }

  private static PendingCard.Item item(WithRecord each) {
    RootRecord record = each.record();
    return new PendingCard.Item(
        each.issue().id(),
        label(each.issue(), record),
        record == null ? null : RecordLabel.text(record, each.issue().field()),
        longest(each.issue()));
  }

  /// What head office has told of a value that is too long.
  private static @Nullable Integer longest(Issue issue) {
    String detail = issue.detail();
    return issue.code().equals(Violation.TOO_LONG)
            && detail != null
            && detail.matches("[1-9][0-9]{0,5}")
        ? Integer.valueOf(detail)
        : null;
  }

  private static String label(Issue issue, @Nullable RootRecord record) {
    return record == null ? issue.recordId() : RecordLabel.of(record);
  }

  /// When head office was asked about the last of them that it was asked about; null if there is
  /// one that it was not asked about since it was first refused.
  private static @Nullable Instant askedAt(
      Map<String, Long> askedMillisByIssue, List<WithRecord> issues) {
    long last = 0;
    for (WithRecord each : issues) {
      Long asked = askedMillisByIssue.get(each.issue().id());
      if (asked == null || asked < each.issue().firstAtMillis()) {
        return null;
      }
      last = Math.max(last, asked);
    }
    return Instant.ofEpochMilli(last);
  }

  /// What somebody has left as it is, newest decision first.
  List<DismissedRecord> dismissed(Handle handle) throws SQLException {
    Map<String, String> names = new HashMap<>();
    List<DismissedRecord> records = new ArrayList<>();
    for (Dismissed each : Issues.dismissed(handle, replica.dialect(), DISMISSED_SHOWN)) {
      Issue issue = each.issue();
      String by = each.by() == null ? "" : each.by();
      records.add(
          new DismissedRecord(
              issue.id(),
              issue.table(),
              label(issue, each.record()),
              Instant.ofEpochMilli(issue.lastAtMillis()),
              names.computeIfAbsent(by, id -> name(handle, id)),
              issue.reason() == null ? "" : issue.reason(),
              issue.way() == Issues.Way.UP && each.record() != null));
    }
    return records;
  }

  private static String name(Handle handle, String userId) {
    return UserStore.byId(handle, userId).map(User::displayName).orElse(userId);
  }

  /// True if somebody's role allows to decide about pending records.
  static boolean decides(Handle handle, String userId) {
    return UserStore.byId(handle, userId)
        .flatMap(user -> UserStore.role(handle, user.roleId()))
        .filter(role -> role.allows(Permission.RESOLVE_PENDING))
        .isPresent();
  }

  /// @param by id of whoever decides
  /// @throws dev.sempre.replica.db.StoreFailure if it could not be put on disk
  ActionAnswer act(List<String> issueIds, IssueAction action, String by) {
    if (needsPermission(action) && !replica.read(handle -> decides(handle, by))) {
      return ActionAnswer.NOT_PERMITTED;
    }
    return switch (action) {
      case IssueAction.Correct(String _, String value) ->
          apply(issueIds, new IssueRemedies.Remedy.Correct(value), by);
      case IssueAction.Resend() -> apply(issueIds, new IssueRemedies.Remedy.Resend(), by);
      case IssueAction.TakeCentres() ->
          apply(issueIds, new IssueRemedies.Remedy.TakeUpstream(), by);
      case IssueAction.Dismiss(String reason) ->
          apply(issueIds, new IssueRemedies.Remedy.Dismiss(reason), by);
      case IssueAction.AskHeadOffice() ->
          replica.write(Priority.PERSON, tx -> askHeadOffice(tx, issueIds, by));
    };
  }

  private static boolean needsPermission(IssueAction action) {
    return switch (action) {
      case IssueAction.Resend _, IssueAction.AskHeadOffice _ -> false;
      case IssueAction.Correct _, IssueAction.TakeCentres _, IssueAction.Dismiss _ -> true;
    };
  }

  private ActionAnswer apply(List<String> issueIds, IssueRemedies.Remedy remedy, String by) {
    return switch (IssueRemedies.apply(replica, issueIds, remedy, by)) {
      case DONE -> ActionAnswer.DONE;
      case VALUE_NOT_ACCEPTED -> ActionAnswer.VALUE_NOT_ACCEPTED;
      case NO_LONGER_OPEN, NOT_POSSIBLE -> ActionAnswer.NO_LONGER_PENDING;
    };
  }

  /// One request for all of them. It travels as any other record does; they stay pending.
  private ActionAnswer askHeadOffice(Tx tx, List<String> issueIds, String by) throws SQLException {
    Place place = tx.place();
    List<Subject> subjects = new ArrayList<>();
    Issue cause = null;
    for (String id : issueIds) {
      Issue issue = Issues.find(tx.handle(), id).orElse(null);
      if (issue == null || issue.state() != State.OPEN) {
        return ActionAnswer.NO_LONGER_PENDING;
      }
      subjects.add(new Subject(issue.recordId(), label(tx, issue)));
      cause = issue;
    }
    if (cause == null || place.establishment() == null) {
      return ActionAnswer.NO_LONGER_PENDING;
    }
    SupportRequestStore.create(
        tx,
        new SupportRequest(
            replica.ids().next(),
            place.establishment(),
            place.base(),
            by,
            tx.nowMillis(),
            cause.table(),
            cause.code(),
            cause.field(),
            subjects));
    return ActionAnswer.ASKED;
  }

  private static String label(Tx tx, Issue issue) throws SQLException {
    TableSpec table = SyncCatalogue.find(issue.table());
    return table == null
        ? issue.recordId()
        : Records.find(tx.connection(), tx.dialect(), table, issue.recordId())
            .map(stored -> label(issue, stored.record()))
            .orElse(issue.recordId());
  }
}
