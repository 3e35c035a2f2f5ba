package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.EnrolmentCodes;
import dev.sempre.centre.tenant.EnrolmentCodes.Issued;
import dev.sempre.replica.organisation.EstablishmentStore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "code",
    description = "Makes a one-time code with which a device joins an establishment.",
    mixinStandardHelpOptions = true)
final class DeviceCodeCommand extends TenantCommand {
  @Option(
      names = "--establishment",
      paramLabel = "CODE",
      required = true,
      description = "Where the device will stand.")
  String establishment = "";

  record Code(String tenant, String establishment, String code, long expiresAtMillis)
      implements Result {
    @Override
    public String text() {
      return "%s   joins establishment %s of %s; good once, for %d minutes."
          .formatted(
              code,
              establishment,
              tenant,
              TimeUnit.MILLISECONDS.toMinutes(EnrolmentCodes.LIFE_MILLIS));
    }
  }

  DeviceCodeCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    boolean known =
        company
            .replica()
            .read(handle -> EstablishmentStore.byId(handle, establishment).isPresent());
    if (!known) {
      return Answer.<Result>refused(
          "ESTABLISHMENT_UNKNOWN",
          "establishment",
          "There is no establishment " + establishment + ": see establishment list.");
    }
    Issued code = company.store().codes().issue(company.name(), establishment);
    return Answer.done(
        new Code(code.tenant(), code.establishment(), code.code(), code.expiresAtMillis()));
  }
}
