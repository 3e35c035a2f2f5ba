package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists what a person should look at in a company, oldest first.",
    mixinStandardHelpOptions = true)
final class IssueListCommand extends TenantCommand {
  record Listed(String tenant, List<Issue> issues) implements Result {
    @Override
    public String text() {
      return issues.isEmpty()
          ? "Nothing of " + tenant + " waits for a person."
          : issues.stream().map(Listed::line).collect(Collectors.joining("\n"));
    }

    private static String line(Issue issue) {
      return "%s  %s  %s %s: %s%s%s%s"
          .formatted(
              Instant.ofEpochMilli(issue.lastAtMillis()),
              issue.id(),
              issue.table(),
              issue.recordId(),
              issue.code(),
              issue.field() == null ? "" : " " + issue.field(),
              issue.detail() == null ? "" : " " + issue.detail(),
              what(issue));
    }

    private static String what(Issue issue) {
      return switch (issue.code()) {
        case Issues.NUMBER_GIVEN_TWICE ->
            "\n  Two %s bear one number: two copies of a till have worked apart. Both are kept; tell"
                    .formatted(documents(issue.table()))
                + " whoever keeps the books.";
        case Issues.RETURNED_TWICE ->
            "\n"
                + "  More of a line of this ticket came back than was sold on it: tills that did"
                + " not know of each other have paid for the same goods. All tickets are kept; look"
                + " into those that took it back.";
        case Issues.CHAIN_DIFFERS ->
            "\n  What this till has now is not what it had told before: tickets were cut off, built"
                + " anew, or its disk is an older copy. Keep both databases as they are and run"
                + " chain verify.";
        case Issues.SERIES_REFUSED ->
            "\n"
                + "  A device (named second) has sent what stands in a series that is not its own,"
                + " but of the one named last. Nothing of it was taken; it waits at the device. If"
                + " the device had that number once, make a code with device code --device for it"
                + " and let it join again; if not, somebody uses it to write in another till's"
                + " name.";
        case Issues.SERIES_SHARED ->
            "\n  Two devices (named second and last) have had one series: this centre was restored"
                + " and gave a number twice. What they have sold is kept. If it was not restored,"
                + " look into the device that is named second.";
        case Issues.ARTICLE_WITHDRAWN ->
            "\n"
                + "  A device (named second) has sold this article after it was withdrawn; the last"
                + " ticket is named last. It was paid and is kept as it is. If the article may not"
                + " be sold at all, have it taken off the shelf there, and see that the device"
                + " synchronises; if it may, make it active again.";
        case Issues.VAT_NOT_VALID ->
            "\n"
                + "  Something was sold under this VAT rate that did not hold, or that is not the"
                + " one of the article (named second); the last ticket is named last. It was paid"
                + " and is kept as it is. Put the rate or the article right, see that the tills"
                + " synchronise, and tell whoever keeps the books.";
        case Issues.CUSTOMER_GONE ->
            "\n"
                + "  Something was sold to this customer after he was deleted or made inactive; the"
                + " last ticket is named last. It was paid and is kept as it is. If he still buys,"
                + " make him active again; if he owes something, it is still to be collected.";
        case Issues.CASHIER_BLOCKED ->
            "\n"
                + "  This person has sold after being blocked; the last ticket is named last. It"
                + " was paid and is kept as it is. Find out who stood at the till, and see that it"
                + " synchronises: only then it knows that it must not let this person in.";
        case Issues.SHIFT_CLOSED ->
            "\n"
                + "  The closing of this shift does not count all of its tickets: there are more of"
                + " them than it says, or some were sealed behind it; the last ticket is named"
                + " last. All are kept, and the closing stays as it is. Add what it leaves out in"
                + " the books, and look whether two copies of the till are in use.";
        case Issues.CLOCK_AHEAD ->
            "\n  The device's clock is more than five minutes ahead. Its changes count as of the"
                + " moment they came; set its clock.";
        default -> "";
      };
    }
  }

  /// What can bear a number twice.
  private static String documents(String table) {
    return switch (table) {
      case "account_payment" -> "payments on account";
      case "closing" -> "closings of a kind";
      default -> "tickets";
    };
  }

  IssueListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Answer.done(new Listed(company.name(), company.replica().read(Issues::open)));
  }
}
