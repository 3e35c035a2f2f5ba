package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.BadgeCard;
import dev.sempre.centre.organisation.Badges;
import dev.sempre.centre.organisation.Badges.Issued;
import dev.sempre.centre.tenant.OwnerOnly;
import dev.sempre.centre.tenant.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "issue",
    description =
        "Gives a person a badge to log in with at the tills, by their next download. One that he"
            + " had opens nothing any more.",
    mixinStandardHelpOptions = true)
final class BadgeIssueCommand extends TenantCommand {
  @Option(names = "--login", required = true, description = "Whose; see user create.")
  String login = "";

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description =
          "Writes the badge as an SVG picture to print, which is never overwritten; its code is not"
              + " shown then.")
  @Nullable Path card;

  /// @param badge the code, shown this once; null if it is on the card instead
  record Given(
      String tenant,
      String login,
      String name,
      @Nullable String badge,
      @Nullable String card,
      boolean replaces,
      boolean pinToo)
      implements Result {
    @Override
    public String text() {
      return "%s (%s) has %s.%s%s"
          .formatted(
              name,
              login,
              card == null
                  ? "the badge " + badge + ", which is shown only now"
                  : "the badge in " + card,
              replaces ? " The one before opens nothing any more." : "",
              pinToo ? " The role needs the PIN as well." : " It opens a till by itself.");
    }
  }

  BadgeIssueCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    Path file = card;
    if (file != null && Files.exists(file)) {
      return Answer.refused("FILE_EXISTS", "card", file + " is there already: name another file.");
    }
    return Badges.issue(company.replica(), login, company.store().ports().random())
        .then(issued ->
            file == null ? Answer.done(given(company, issued)) : drawn(company, issued, file));
  }

  private static Given given(Company company, Issued issued) {
    return new Given(
        company.name(),
        issued.user().login(),
        issued.user().displayName(),
        issued.badge().text(),
        null,
        issued.replaces(),
        issued.pinToo());
  }

  /// The badge is his by now: if its card cannot be written, it is issued again with another file.
  private static Answer<Given> drawn(Company company, Issued issued, Path file) {
    String name = issued.user().displayName();
    try {
      OwnerOnly.writeNew(file, BadgeCard.svg(fullName(company), name, issued.badge()));
    } catch (IOException e) {
      return Answer.refused(
          "FILE",
          "card",
          file + " cannot be written (" + e.getClass().getSimpleName() + "): issue it again.");
    }
    return Answer.done(
        new Given(
            company.name(),
            issued.user().login(),
            name,
            null,
            file.toString(),
            issued.replaces(),
            issued.pinToo()));
  }

  private static String fullName(Company company) {
    return company.store().tenants().all().stream()
        .filter(tenant -> tenant.name().equals(company.name()))
        .map(Tenant::company)
        .findFirst()
        .orElse(company.name());
  }
}
