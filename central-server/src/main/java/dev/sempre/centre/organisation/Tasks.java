package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.organisation.User;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;

/// What a person at head office has looked into. What it is about stays as it is. Source: P1, H7.
public final class Tasks {
  private static final int LONGEST_REASON = 500;

  /// What became of a task.
  ///
  /// @param issue as it stands now, with the reason that is kept
  /// @param before whether it was no open one any more; nothing was written then
  public record Dismissed(Issue issue, boolean before) {}

  private Tasks() {}

  /// Takes a task off the list; who and why is kept with it. Once more changes nothing: the first
  /// reason stays. Something new of the same kind opens another task.
  ///
  /// @param login who decides
  public static Answer<Dismissed> dismiss(Replica replica, String id, String login, String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return Answer.refused(
          "REASON", "reason", "A reason has 1 to " + LONGEST_REASON + " characters.");
    }
    return replica.write(
        Priority.PERSON,
        tx -> {
          User user = CompanyStore.userByLogin(tx.handle(), login).orElse(null);
          if (user == null) {
            return Answer.refused("USER_UNKNOWN", "by", "Nobody logs in as " + login + ".");
          }
          if (Issues.find(tx.handle(), id).isEmpty()) {
            return Answer.refused(
                "ISSUE_UNKNOWN",
                "issue",
                "There is no issue " + id + ": see them with issue list.");
          }
          boolean now = Issues.dismiss(tx, id, user.id(), why);
          return Answer.done(new Dismissed(Issues.find(tx.handle(), id).orElseThrow(), !now));
        });
  }
}
