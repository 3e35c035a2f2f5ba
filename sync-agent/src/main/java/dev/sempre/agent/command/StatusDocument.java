package dev.sempre.agent.command;

import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.model.wire.Messages.Checksum;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.SyncLinks.Link;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What `status` answers.
///
/// @param setBack true if this till is an older or another copy of itself and gives out no number
/// @param agent the program that synchronises this folder now, or null if none does
/// @param waiting what waits to go up, per table
/// @param issues records that need a person
/// @param running the run that is under way, or null
/// @param lastRun the newest run that has ended, or null
/// @param tables what is here, per table
record StatusDocument(
    String company,
    String tenant,
    String establishment,
    String device,
    int number,
    String server,
    boolean setBack,
    @Nullable String agent,
    LinkDocument link,
    List<WaitingDocument> waiting,
    List<IssueDocument> issues,
    @Nullable RunDocument running,
    @Nullable RunDocument lastRun,
    List<TableDocument> tables) {
  /// See [Link].
  record LinkDocument(
      String indicator,
      int attempt,
      @Nullable Long sinceMillis,
      @Nullable Long lastAnswerAtMillis,
      @Nullable Long nextAttemptAtMillis,
      @Nullable String failureCode,
      @Nullable String failureDetail) {}

  record IssueDocument(
      String id,
      String direction,
      String table,
      String record,
      String code,
      @Nullable String field,
      @Nullable String detail,
      long times) {}

  /// @param upstreamRows records upstream, null if not compared or unknown there
  /// @param equal whether both hold the same, null if not compared or unknown upstream
  /// @param known whether upstream knows the table, null if not compared
  record TableDocument(
      String table,
      long rows,
      @Nullable Long upstreamRows,
      @Nullable Boolean equal,
      @Nullable Boolean known) {
    static TableDocument plain(String table, long rows) {
      return new TableDocument(table, rows, null, null, null);
    }

    String comparison() {
      if (equal == null) {
        return known == null ? "" : "unknown upstream until it is updated";
      }
      return equal ? "equal" : "differs, upstream " + upstreamRows;
    }

    static TableDocument compared(String table, Checksum here, @Nullable Checksum upstream) {
      return upstream == null
          ? new TableDocument(table, here.rows(), null, null, false)
          : new TableDocument(table, here.rows(), upstream.rows(), here.equals(upstream), true);
    }
  }

  static StatusDocument of(
      Identity identity,
      boolean setBack,
      @Nullable String agent,
      SyncSnapshot snapshot,
      List<Issue> issues,
      List<TableDocument> tables) {
    RunDocument running =
        snapshot.running() == null
            ? null
            : RunDocument.of(snapshot.running(), snapshot.categories());
    List<WaitingDocument> waiting = WaitingDocument.of(snapshot.waiting());
    return new StatusDocument(
        identity.company(),
        identity.tenant(),
        identity.establishment(),
        identity.device(),
        identity.number(),
        identity.address().toString(),
        setBack,
        agent,
        link(snapshot),
        waiting,
        issues.stream().map(StatusDocument::issue).toList(),
        running,
        snapshot.last() == null
            ? null
            : RunDocument.of(snapshot.last(), running == null ? snapshot.categories() : List.of()),
        tables);
  }

  private static LinkDocument link(SyncSnapshot snapshot) {
    Link link = snapshot.link();
    String indicator = snapshot.indicator().name();
    return link == null
        ? new LinkDocument(indicator, 0, null, null, null, null, null)
        : new LinkDocument(
            indicator,
            link.attempt(),
            link.sinceMillis(),
            link.lastAnswerAtMillis(),
            link.nextAttemptAtMillis(),
            link.failureCode(),
            link.failureDetail());
  }

  private static IssueDocument issue(Issue issue) {
    return new IssueDocument(
        issue.id(),
        issue.way().name(),
        issue.table(),
        issue.recordId(),
        issue.code(),
        issue.field(),
        issue.detail(),
        issue.times());
  }

  String sentences() {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(
        "%s > %s > device %d (%s) at %s".formatted(company, establishment, number, device, server));
    if (setBack) {
      lines.add(
          "set back: this is an older or another copy of the device and gives out no number; join"
              + " anew with a code made by device code --device "
              + device);
    }
    lines.add("agent: " + (agent == null ? "not running" : agent));
    lines.add(
        "line: "
            + link.indicator()
            + (link.failureCode() == null ? "" : ", " + link.failureCode()));
    long waits = waiting.stream().mapToLong(w -> w.sendable() + w.refused()).sum();
    lines.add(waits == 0 ? "nothing waits" : waits + " records wait:");
    for (WaitingDocument wait : waiting) {
      lines.add("  %-24s %d, refused %d".formatted(wait.table(), wait.sendable(), wait.refused()));
    }
    for (IssueDocument issue : issues) {
      lines.add(
          "  needs a person: %s %s %s %s"
              .formatted(
                  issue.table(),
                  issue.record(),
                  issue.code(),
                  issue.field() == null ? "" : issue.field()));
    }
    if (running != null) {
      lines.add("running: " + running.sentence());
    }
    lines.add("last run: " + (lastRun == null ? "none" : lastRun.sentence()));
    for (TableDocument table : tables) {
      lines.add("  %-24s %8d %s".formatted(table.table(), table.rows(), table.comparison()));
    }
    return lines.toString();
  }
}
