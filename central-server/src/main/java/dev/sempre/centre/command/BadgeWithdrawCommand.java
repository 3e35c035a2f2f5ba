package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Badges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "withdraw",
    description =
        "Takes a person his badge: each till knows by its next download. His PIN stays as it is.",
    mixinStandardHelpOptions = true)
final class BadgeWithdrawCommand extends TenantCommand {
  @Option(names = "--login", required = true, description = "Whose; see user create.")
  String login = "";

  record Withdrawn(String tenant, String login, String name) implements Result {
    @Override
    public String text() {
      return "The badge of %s (%s) opens nothing any more.".formatted(name, login);
    }
  }

  BadgeWithdrawCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Badges.withdraw(company.replica(), login)
        .then(user -> Answer.done(new Withdrawn(company.name(), user.login(), user.displayName())));
  }
}
