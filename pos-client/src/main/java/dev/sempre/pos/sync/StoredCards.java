package dev.sempre.pos.sync;

import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.support.SupportRequestStore;
import dev.sempre.replica.sync.IssueRemedies;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Issues.State;
import dev.sempre.replica.sync.Issues.WithRecord;
import dev.sempre.replica.sync.Records;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The cards of pending records over this installation's database, and what a person does with one.
/// Source: H7.
final class StoredCards {
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

  List<PendingCard> read(Handle handle) throws SQLException {
    Map<Cause, List<WithRecord>> byCause = new LinkedHashMap<>();
    for (WithRecord each : Issues.openWithRecords(handle, replica.dialect())) {
      byCause.computeIfAbsent(Cause.of(each.issue()), _ -> new ArrayList<>()).add(each);
    }
    List<PendingCard> cards = new ArrayList<>();
    byCause.forEach((cause, issues) -> cards.add(card(handle, cause, issues)));
    return cards;
  }

  private static PendingCard card(Handle handle, Cause cause, List<WithRecord> issues) {
    boolean correctable = true;
    boolean upstreamHasThem = true;
    for (WithRecord each : issues) {
      RootRecord record = each.record();
      correctable &= IssueRemedies.canCorrect(each.issue());
      upstreamHasThem &= record != null && IssueRemedies.canTakeUpstream(each.issue(), record);
    }
    Instant askedAt = askedAt(handle, cause, issues);
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
    if (askedAt == null) {
      possible.add(cause.isHeadOffices() ? 0 : possible.size(), Remedy.ASK_HEAD_OFFICE);
    }
    possible.add(Remedy.DISMISS);
    return new PendingCard(
        cause.code(),
        cause.table(),
        cause.field(),
        cause.holdsMoney() ? Money.HERE : Money.NONE,
        issues.stream().map(StoredCards::item).toList(),
        askedAt,
        possible.getFirst(),
        possible);
  }

  private static PendingCard.Item item(WithRecord each) {
    RootRecord record = each.record();
    return new PendingCard.Item(
        each.issue().id(),
        label(each.issue(), record),
        record == null ? null : RecordLabel.text(record, each.issue().field()));
  }

  private static String label(Issue issue, @Nullable RootRecord record) {
    return record == null ? issue.recordId() : RecordLabel.of(record);
  }

  /// When head office was asked about the last of them that it was asked about; null if there is
  /// one that it was not asked about since it was first refused.
  private static @Nullable Instant askedAt(Handle handle, Cause cause, List<WithRecord> issues) {
    long last = 0;
    for (WithRecord each : issues) {
      Issue issue = each.issue();
      OptionalLong asked =
          SupportRequestStore.lastAskedMillis(
              handle, cause.table(), issue.recordId(), cause.code());
      if (asked.isEmpty() || asked.getAsLong() < issue.firstAtMillis()) {
        return null;
      }
      last = Math.max(last, asked.getAsLong());
    }
    return Instant.ofEpochMilli(last);
  }

  /// @param by id of whoever decides
  /// @throws dev.sempre.replica.db.StoreFailure if it could not be put on disk
  ActionAnswer act(List<String> issueIds, IssueAction action, String by) {
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
