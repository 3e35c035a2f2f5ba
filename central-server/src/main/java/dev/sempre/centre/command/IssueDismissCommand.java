package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Tasks;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Issues.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dismiss",
    description =
        "Takes what somebody has looked into off the list. What it is about stays as it is.",
    mixinStandardHelpOptions = true)
final class IssueDismissCommand extends TenantCommand {
  @Option(names = "--issue", paramLabel = "ID", required = true, description = "See issue list.")
  String issue = "";

  @Option(
      names = "--by",
      paramLabel = "LOGIN",
      required = true,
      description = "Who decides; see user create.")
  String by = "";

  @Option(names = "--reason", required = true, description = "Why; it is kept with the issue.")
  String reason = "";

  record Dismissed(String tenant, Issue issue, boolean before) implements Result {
    @Override
    public String text() {
      String which = issue.code() + " of " + issue.table() + " " + issue.recordId();
      if (!before) {
        return which + " is dismissed: " + issue.reason();
      }
      return issue.state() == State.DISMISSED
          ? which + " was dismissed before: " + issue.reason()
          : which + " has settled itself before.";
    }
  }

  IssueDismissCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Tasks.dismiss(company.replica(), issue, by, reason)
        .then(done -> Answer.done(new Dismissed(company.name(), done.issue(), done.before())));
  }
}
