package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.Users;
import dev.sempre.centre.organisation.Users.NewUser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description = "Creates somebody who logs in at the devices.",
    mixinStandardHelpOptions = true)
final class UserCreateCommand extends TenantCommand {
  @Option(names = "--login", required = true, description = "Short name, lower case.")
  String login = "";

  @Option(names = "--name", required = true, description = "What people read.")
  String name = "";

  @Option(names = "--role", required = true, description = "ADMIN, MANAGER, CASHIER or your own.")
  String role = "";

  @Option(
      names = "--pin",
      interactive = true,
      arity = "0..1",
      description =
          "4 to 12 digits, 6 or more for who may refund or close; made up and shown once if left"
              + " out.")
  @Nullable String pin;

  @Option(
      names = "--establishment",
      paramLabel = "CODE",
      description = "The only one where the person may log in; all if left out.")
  @Nullable String establishment;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "it",
      description = "en, it, pt-BR or fr; it if left out.")
  String language = "it";

  /// @param pin shown this once
  record Created(
      String tenant,
      String user,
      String login,
      String name,
      String role,
      @Nullable String establishment,
      String pin)
      implements Result {
    @Override
    public String text() {
      return "%s logs in as %s with PIN %s, role %s. The PIN is shown only now."
          .formatted(name, login, pin, role);
    }
  }

  UserCreateCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    String shown = pin == null ? new Companies(company.store()).randomPin() : pin;
    return Users.create(
            company.replica(),
            new NewUser(login, name, role, shown, establishment, language),
            company.store().keys().pinSecret(company.name()),
            company.store().ports())
        .then(user ->
            Answer.done(
                new Created(
                    company.name(),
                    user.id(),
                    user.login(),
                    user.displayName(),
                    user.roleId(),
                    user.establishmentId(),
                    shown)));
  }
}
