package dev.sempre.replica.sync;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Issues.State;
import dev.sempre.replica.sync.Issues.Way;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person can do about a record that was refused. Nothing is lost by any of it: what is
/// given up or replaced is kept. Source: H7, P6.
public final class IssueRemedies {
  /// What became of it.
  public enum Answer {
    DONE,
    /// The new value does not fit the field either; nothing was written.
    VALUE_NOT_ACCEPTED,
    /// The record has changed or arrived since, or the issue is closed; nothing was written.
    NO_LONGER_OPEN,
    /// This record cannot be helped this way; nothing was written.
    NOT_POSSIBLE
  }

  /// What a person decides.
  public sealed interface Remedy {
    /// Puts another value into the field that was refused; the record goes up with the next
    /// synchronisation. The old value is kept.
    ///
    /// @param value as a person typed it; empty = no value
    record Correct(String value) implements Remedy {}

    /// Sends the record again as it is, also one that was dismissed.
    record Resend() implements Remedy {}

    /// Gives up what is here for what upstream has. What is here is kept; upstream's state comes
    /// down with the next synchronisation.
    record TakeUpstream() implements Remedy {}

    /// Leaves the record unsent, with a reason, until it changes. Never a finished fact: it would
    /// be kept from head office for ever.
    record Dismiss(String reason) implements Remedy {}
  }

  /// Whom a sale is ascribed to; the sale is the same without.
  private static final String CUSTOMER = "customer_id";

  private IssueRemedies() {}

  /// Does the same for several issues, for all of them or for none.
  ///
  /// @param by user id of whoever decides
  /// @throws dev.sempre.replica.db.StoreFailure if it could not be put on disk; everything is as
  ///   before, and trying again helps once the disk can
  public static Answer apply(Replica replica, List<String> issueIds, Remedy remedy, String by) {
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            for (String id : issueIds) {
              Answer answer = apply(tx, replica.ids(), id, remedy, by);
              if (answer != Answer.DONE) {
                throw new NotAll(answer);
              }
            }
            return Answer.DONE;
          });
    } catch (NotAll stopped) {
      return stopped.answer;
    }
  }

  private static Answer apply(Tx tx, Ids ids, String issueId, Remedy remedy, String by)
      throws SQLException {
    return switch (remedy) {
      case Remedy.Correct(String value) -> correct(tx, ids, issueId, value, by);
      case Remedy.TakeUpstream() -> takeUpstream(tx, ids, issueId, by);
      case Remedy.Resend() -> answer(Issues.resend(tx, issueId, by));
      case Remedy.Dismiss(String reason) -> dismiss(tx, issueId, by, reason);
    };
  }

  private static Answer dismiss(Tx tx, String issueId, String by, String reason) {
    Issue issue = Issues.find(tx.handle(), issueId).orElse(null);
    if (issue == null || issue.state() != State.OPEN) {
      return Answer.NO_LONGER_OPEN;
    }
    return canDismiss(issue)
        ? answer(Issues.dismiss(tx, issueId, by, reason))
        : Answer.NOT_POSSIBLE;
  }

  private static Answer answer(boolean wasOpen) {
    return wasOpen ? Answer.DONE : Answer.NO_LONGER_OPEN;
  }

  /// Takes the transaction back in which one of several issues could not be helped.
  private static final class NotAll extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Answer answer;

    NotAll(Answer answer) {
      super(answer.name(), null, false, false);
      this.answer = answer;
    }
  }

  /// True if the record may be left unsent. A finished fact goes up, whatever anybody thinks of it:
  /// it is tried again once a day. Source: P1.
  public static boolean canDismiss(Issue issue) {
    TableSpec table = SyncCatalogue.find(issue.table());
    return table == null || table.policy() != ConflictPolicy.FACT;
  }

  /// True if the field that was refused may be corrected here. Of a finished fact only what says
  /// nothing about it, and what is not well formed where it stands: what was sold was sold. Of a
  /// sealed one only the latter: either the correction is what was sealed, or the seal goes on
  /// naming the record as altered. Source: P1, I12.
  ///
  /// @param record the record as it stands here, or null if it is not here
  public static boolean canCorrect(Issue issue, @Nullable RootRecord record) {
    Column column = column(issue);
    return issue.way() == Way.UP
        && column != null
        && record != null
        && (record.table().policy() != ConflictPolicy.FACT || isOpen(record, column));
  }

  private static boolean isOpen(RootRecord fact, Column column) {
    return switch (column.kind()) {
      case MONEY_MINOR, QUANTITY_MILLI, BASIS_POINTS, INSTANT_MILLIS, INTEGER, BOOLEAN -> false;
      case TEXT, CODE, JSON, DATE, CURRENCY ->
          (saysNothing(column) && Seal.of(fact).isEmpty()) || !isWellFormed(fact, column.name());
    };
  }

  private static boolean saysNothing(Column column) {
    return column.kind() == ColumnKind.TEXT || column.name().equals(CUSTOMER);
  }

  private static @Nullable Column column(Issue issue) {
    TableSpec table = SyncCatalogue.find(issue.table());
    String field = issue.field();
    int index = table == null || field == null ? -1 : table.indexOf(field);
    return table == null || index < 0 ? null : table.columns().get(index);
  }

  /// True if upstream has a state of the record that could be taken instead. A finished fact is
  /// never given up.
  public static boolean canTakeUpstream(Issue issue, RootRecord record) {
    return issue.way() == Way.UP
        && record.baseVersion() != null
        && record.table().policy() != ConflictPolicy.FACT;
  }

  private static Answer correct(Tx tx, Ids ids, String issueId, String value, String by)
      throws SQLException {
    Issue issue = Issues.find(tx.handle(), issueId).orElse(null);
    if (issue == null || issue.state() != State.OPEN) {
      return Answer.NO_LONGER_OPEN;
    }
    Column column = column(issue);
    if (column == null) {
      return Answer.NOT_POSSIBLE;
    }
    TableSpec table = SyncCatalogue.table(issue.table());
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    StoredRecord here = rows.find(issue.recordId()).orElse(null);
    if (here == null || here.record().version() != issue.recordVersion()) {
      return Answer.NO_LONGER_OPEN;
    }
    if (!canCorrect(issue, here.record())) {
      return Answer.NOT_POSSIBLE;
    }
    Object typed;
    try {
      typed = typed(column, value);
    } catch (NumberFormatException e) {
      return Answer.VALUE_NOT_ACCEPTED;
    }
    @Nullable Object[] values = here.record().values().clone();
    values[table.requireIndexOf(column.name())] = typed;
    if (!isWellFormed(with(here.record(), values), column.name())) {
      return Answer.VALUE_NOT_ACCEPTED;
    }
    Records.Change change =
        Records.change(
            tx,
            table,
            issue.recordId(),
            issue.recordVersion(),
            by,
            values,
            here.record().children());
    if (!(change instanceof Records.Change.Saved(StoredRecord corrected))) {
      return Answer.NO_LONGER_OPEN;
    }
    Overwritten.keepRecord(tx, ids, here.record(), corrected.record());
    Issues.resend(tx, issueId, by);
    return Answer.DONE;
  }

  private static @Nullable Object typed(Column column, String value) {
    if (value.isBlank()) {
      return null;
    }
    return column.kind().isInteger() ? (Object) Long.valueOf(value.strip()) : value.strip();
  }

  private static RootRecord with(RootRecord record, @Nullable Object[] values) {
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }

  private static boolean isWellFormed(RootRecord record, String field) {
    return RecordCheck.check(record).stream()
        .noneMatch(violation -> Objects.equals(violation.field(), field));
  }

  private static Answer takeUpstream(Tx tx, Ids ids, String issueId, String by)
      throws SQLException {
    Issue issue = Issues.find(tx.handle(), issueId).orElse(null);
    if (issue == null || issue.state() != State.OPEN) {
      return Answer.NO_LONGER_OPEN;
    }
    TableSpec table = SyncCatalogue.table(issue.table());
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    StoredRecord here = rows.find(issue.recordId()).orElse(null);
    if (here == null) {
      return Answer.NO_LONGER_OPEN;
    }
    if (!canTakeUpstream(issue, here.record())) {
      return Answer.NOT_POSSIBLE;
    }
    Overwritten.keepRecord(tx, ids, here.record(), null);
    // Without a base version any upstream state is news, and the table is asked for from its start.
    rows.replace(
        new StoredRecord(
            here.record().withVersions(here.record().version(), null), false, here.seq()));
    Cursors.reset(tx, table.name());
    Issues.resend(tx, issueId, by);
    tx.touchLocal("outbox");
    return Answer.DONE;
  }
}
